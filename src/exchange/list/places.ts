/** Places by the names a list gives them: classes and groups that are here, and codes of phases, sites and pathways. */
import type { Draft } from "../../domain/draft.ts";
import { placeTypes, type ListField, type NewPlace, type PlaceType } from "../../domain/listCodes.ts";
import { sameName } from "../../domain/sameName.ts";
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import type { Period } from "../plan.ts";
import type { ClassHere, SchoolHere } from "./here.ts";
import type { ListIds } from "./ids.ts";
import type { Reading } from "./rows.ts";

/** Where somebody comes to be: an id or a code, and the days it is there. */
export interface PlaceFound extends Period {
  value: string;
}

/** Codes that every school has until it names its own. */
const usual: Readonly<Record<"phase" | "site" | "pathway", readonly string[]>> = {
  phase: ["phase-1", "phase-2", "phase-3", "phase-4"],
  site: ["main"],
  pathway: ["brook", "stream", "river", "waterfall"],
};

/** "Phase 2" and "2" are `phase-2`, "Elm House" is `elm-house`, and "Brook pathway" is `brook`. */
function codeOf(what: "phase" | "site" | "pathway", name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (what === "phase" && /^\d$/.test(words)) return `phase-${words}`;
  const short = words.replace(new RegExp(`-${what}$`), "");
  return short === "" ? words : short;
}

const isClassType = (what: PlaceType): what is "class" | "group" => what === "class" || what === "group";

/** The places of one import. What is not here is made on the way, or its row is not taken, as somebody said. */
export class Places {
  readonly #here: SchoolHere;
  readonly #today: Day;
  readonly #ids: ListIds;
  readonly #answer: "make" | "refuse" | undefined;
  readonly #known: Readonly<Record<"phase" | "site" | "pathway", ReadonlySet<string>>>;
  readonly #made = new Map<string, { place: NewPlace; found: PlaceFound; draft: Draft | undefined }>();
  readonly #missing = new Map<string, NewPlace>();

  constructor(here: SchoolHere, today: Day, ids: ListIds, answer: "make" | "refuse" | undefined) {
    this.#here = here;
    this.#today = today;
    this.#ids = ids;
    this.#answer = answer;
    const codes = (what: "phase" | "site" | "pathway") =>
      new Set([
        ...usual[what],
        ...here.classes.flatMap((each) => each[what] ?? []),
        ...here.pupils.flatMap(({ places }) => places.flatMap(({ of, value }) => (of === what ? [value] : []))),
      ]);
    this.#known = { phase: codes("phase"), site: codes("site"), pathway: codes("pathway") };
  }

  /** Names that are not here, where nobody has said what to do about them. */
  get missing(): NewPlace[] {
    return this.#answer === undefined ? [...this.#missing.values()].sort(byType) : [];
  }

  /** What is made because a row that is taken names it. */
  made(used: ReadonlySet<string>): { places: NewPlace[]; drafts: Draft[] } {
    const made = [...this.#made].filter(([key]) => used.has(key)).map(([, each]) => each);
    return { places: made.map(({ place }) => place).sort(byType), drafts: made.flatMap(({ draft }) => draft ?? []) };
  }

  /** The key by which a place that is made is told to be used. */
  keyOf(what: PlaceType, name: string): string {
    return `${what} ${isClassType(what) ? sameName(name) : codeOf(what, name)}`;
  }

  /** Finds a place by its name; a fault is told at the reading, and undefined answered. */
  find(reading: Reading, field: ListField, what: PlaceType, name: string): PlaceFound | undefined {
    const found = isClassType(what) ? this.#class(what, name) : this.#code(what, name);
    if (typeof found === "object") return found;
    if (found === "new") {
      const key = this.keyOf(what, name);
      if (!this.#missing.has(key)) this.#missing.set(key, { what, name });
      if (this.#answer !== "refuse") return this.#make(what, name);
    }
    reading.refuse({ code: found === "new" ? "placeUnknown" : found }, field);
    return undefined;
  }

  #class(what: "class" | "group", name: string): PlaceFound | "new" | "placeUnclear" | "isAGroup" | "isAClass" {
    const named = this.#standing().filter((each) => sameName(each.name) === sameName(name));
    const [found, ...more] = named.filter(({ type }) => type === what);
    if (more.length > 0) return "placeUnclear";
    if (found) return { value: found.id, from: found.from, until: found.until };
    if (named.length > 0) return what === "class" ? "isAGroup" : "isAClass";
    return "new";
  }

  #code(what: "phase" | "site" | "pathway", name: string): PlaceFound | "new" | "placeUnknown" {
    const value = codeOf(what, name);
    if (value === "" || value.length > 100) return "placeUnknown";
    return this.#known[what].has(value) ? { value, from: "", until: null } : "new";
  }

  /** Classes and groups that are not over. */
  #standing(): ClassHere[] {
    return this.#here.classes.filter(({ removed, until }) => !removed && (until === null || until >= this.#today));
  }

  #make(what: PlaceType, name: string): PlaceFound {
    const key = this.keyOf(what, name);
    const before = this.#made.get(key);
    if (before) return before.found;
    const period = { from: this.#today, until: null };
    const value = isClassType(what)
      ? this.#ids.free(new Set(this.#here.classes.map((each) => each.id)), what, sameName(name))
      : codeOf(what, name);
    const fields = { name, phase: null, site: null, pathway: null, ...period };
    const draft: Draft | undefined = isClassType(what)
      ? { stream: streams.school, kind: "class", record: value, fields: { ...fields, type: what } }
      : undefined;
    const found = { value, ...period };
    this.#made.set(key, { place: { what, name }, found, draft });
    return found;
  }
}

const byType = (one: NewPlace, other: NewPlace) =>
  placeTypes.indexOf(one.what) - placeTypes.indexOf(other.what) || one.name.localeCompare(other.name, "en-GB");
