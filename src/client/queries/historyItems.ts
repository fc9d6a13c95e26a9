/** Changes of a child's records as a person reads them: names for ids, and what each field said before. */
import { kindNamed } from "../../domain/kinds.ts";
import { parseStream, streams } from "../../domain/streams.ts";
import type { FieldValues } from "../../sync/change.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { FieldChanged, HistoryItem, HistoryValue } from "../views/history.ts";
import { namesOf } from "./names.ts";
import { heldStreams, shownById } from "./reading.ts";

/** A change, from the server's log or as far as a record here remembers it. */
export interface Told {
  id: string;
  stream: string;
  kind: string;
  record: string;
  fields: FieldValues;
  /** What the same statements said until then; null where that is not known here. */
  before: FieldValues | null;
  /** What is fixed of the record. */
  about: FieldValues;
  at: string;
  by: string;
  /** It began its record. */
  first: boolean;
  takenBack: boolean;
  late: boolean;
}

/** Names of what ids stand for; undefined where this tablet does not know it. */
type NameOf = (id: string) => string | undefined;

/** Fields that are ids of what has a name: each is told by it. */
const named = new Set(["target", "activity", "outcome", "area", "step", "level", "strand", "framework", "author", "value", "programmeOf"]);
/** Fields that are lists of such. */
const namedLists = new Set(["chips", "areas", "targets"]);
const days = new Set([
  ...["from", "until", "agreedWithParentsOn", "reviewedOn", "leftOn", "birthDate", "day"],
  ...["writtenOn", "reviewOn", "endedOn", "on"],
]);
const instants = new Set(["observedAt", "since"]);
/** Fields that are one of a few codes, which `words` has words for. */
const codes = new Set(["went", "help", "state", "why", "result", "level", "need", "type", "half", "scope", "hands", "of", "group"]);
/** Fields that say nothing to a person: ids that have no name, what is kept for machines, and what the sentence says already. */
const untold = new Set([
  ...["pupil", "kind", "copyOf", "correction", "order", "successorOf", "successor", "after", "settles", "observation", "observations"],
  ...[
    "removedAt",
    "removedWhy",
    "records",
    "dataPoint",
    "version",
    "evidence",
    "judgement",
    "misId",
    "pictures",
    "portrait",
    "image",
    "to",
    "action",
  ],
]);

function valueOf(kind: string, field: string, value: FieldValues[string] | undefined, nameOf: NameOf): HistoryValue | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "boolean") return { type: "flag", flag: value };
  if (typeof value === "number") return instants.has(field) ? { type: "instant", instant: value } : { type: "number", number: value };
  if (typeof value === "string") return stringOf(kind, field, value, nameOf);
  if (Array.isArray(value)) {
    const known = namedLists.has(field) ? value.flatMap((id) => (typeof id === "string" ? (nameOf(id) ?? []) : [])) : [];
    return known.length === 0 ? null : { type: "text", text: known.join(", ") };
  }
  return structuredOf(field, value, nameOf);
}

function stringOf(kind: string, field: string, value: string, nameOf: NameOf): HistoryValue | null {
  if (days.has(field)) return { type: "day", day: value };
  const known = named.has(field) ? nameOf(value) : undefined;
  if (known !== undefined) return { type: "text", text: known };
  // Why a decision was taken is written, why a child is away is chosen.
  if (codes.has(field) && !(field === "why" && (kind === "transition" || kind === "support"))) return { type: "code", code: value };
  return named.has(field) ? null : { type: "text", text: value };
}

/** Who saw it, a tally, a measure: what has parts of its own. */
function structuredOf(
  field: string,
  value: Exclude<FieldValues[string], string | number | boolean | null | readonly unknown[]>,
  nameOf: NameOf,
) {
  const part = (name: string) => (name in value ? Reflect.get(value, name) : undefined);
  const of = (name: string) => {
    const found: unknown = part(name);
    return typeof found === "string" || typeof found === "number" ? found : undefined;
  };
  if (field === "seenBy") {
    const who = of("staff") === undefined ? (of("name") ?? of("role")) : nameOf(String(of("staff")));
    return who === undefined ? null : ({ type: "text", text: String(who) } as const);
  }
  if (field === "tally") {
    const [times, worked, didnt] = [of("times"), Number(of("worked")), Number(of("didnt"))];
    return { type: "text", text: times === undefined ? `${worked} of ${worked + didnt}` : `${times} times` } as const;
  }
  if (field === "measure") return { type: "text", text: `${of("value") ?? ""} ${of("unit") ?? ""}` } as const;
  return null;
}

function fieldsChanged({ kind, fields, before, first, about }: Told, nameOf: NameOf): FieldChanged[] {
  const said = new Set([...Object.keys(before ?? {}), ...Object.keys(fields)]);
  const inOrder = Object.keys(kindNamed(kind)?.shape ?? {}).filter((field) => said.has(field));
  const names = [...new Set([...inOrder, ...said])].filter((field) => !untold.has(field));
  return names.flatMap((field): FieldChanged[] => {
    // What is fixed says what the record is, and is said so; only of a new one has the rest to be told.
    if (field in about && !(kind === "transition" && field === "why")) return [];
    const [from, to] = [valueOf(kind, field, before?.[field], nameOf), valueOf(kind, field, fields[field], nameOf)];
    const same = JSON.stringify(from) === JSON.stringify(to);
    return same || (first && to === null) ? [] : [{ field, from, to }];
  });
}

function didOf({ fields, first, takenBack, kind }: Told): HistoryItem["did"] {
  if (takenBack || kind === "redaction") return "takenBack";
  if (typeof fields.removedAt === "number") return "removed";
  if (fields.removedAt === null && !first) return "putBack";
  return first ? "made" : "changed";
}

/** Kinds whose records are called by what they say. */
const calledByTheirWords: ReadonlySet<string> = new Set(["target", "outcome", "strategy", "support", "chip", "programme"]);

/** What an item is about: the target it belongs to, or what of a record names it. */
function aboutOf({ kind, record, about, fields }: Told, nameOf: NameOf): string | null {
  const ids = [calledByTheirWords.has(kind) ? record : null];
  for (const field of ["target", "programme", "step", "activity", "value", "strand"]) {
    const id = about[field] ?? fields[field];
    ids.push(typeof id === "string" ? id : null);
  }
  for (const id of ids) {
    const name = id === null ? undefined : nameOf(id);
    if (name !== undefined) return name;
  }
  const areas = about.areas;
  const known = Array.isArray(areas) ? areas.flatMap((id) => (typeof id === "string" ? (nameOf(id) ?? []) : [])) : [];
  return known.length === 0 ? null : known.join(", ");
}

/** Which picture stands on the card is said by the picture itself. */
const namesPortrait = ({ kind, fields }: Told) => kind === "pupil" && Object.keys(fields).join() === "portrait";

export function historyItems(changes: readonly Told[], nameOf: NameOf): HistoryItem[] {
  const told = changes.filter((change) => !namesPortrait(change));
  return told.map((change) => {
    const action = change.fields.action ?? change.about.action;
    const took = change.takenBack || change.kind === "redaction";
    return {
      ...{
        id: change.id,
        at: instantOf(change.at),
        who: nameOf(change.by) ?? "",
        kind: change.kind,
        did: didOf(change),
        late: change.late,
      },
      about: took ? null : aboutOf(change, nameOf),
      action: change.kind === "transition" && typeof action === "string" ? action : null,
      fields: took ? [] : fieldsChanged(change, nameOf),
    };
  });
}

/** Names of everything that the changes of one child point to: staff, areas, levels, steps, targets, chips, classes, activities. */
export async function historyNames(store: TabletStore, pupil: string, changes: readonly Told[]): Promise<NameOf> {
  const activities = [...new Set(changes.flatMap(({ fields, before, about }) => [fields.activity, before?.activity, about.activity]))];
  const classes = (await heldStreams(store)).filter((stream) => parseStream(stream)?.type === "class");
  const refs = activities.flatMap((record) => (typeof record === "string" ? classes.map((stream) => ({ stream, record })) : []));
  const card = streams.card(pupil);
  const [staff, frameworks, places, targets, outcomes, strategies, supports, programmes, chips, held] = await Promise.all([
    store.records(streams.school, "staff"),
    store.records(streams.school, "frameworkVersion"),
    store.records(streams.school, "class"),
    store.records(card, "target"),
    store.records(card, "outcome"),
    store.records(card, "strategy"),
    store.records(card, "support"),
    store.records(card, "programme"),
    store.records(card, "chip"),
    shownById(store, refs),
  ]);
  const names = namesOf([...staff, ...frameworks]);
  return nameIn([
    names.staff,
    names.areas,
    ladderNames(frameworks),
    wordsIn([...targets, ...outcomes, ...strategies, ...supports, ...programmes, ...chips, ...places, ...held.values()]),
  ]);
}

const nameIn =
  (books: readonly ReadonlyMap<string, string>[]): NameOf =>
  (id) => {
    const found = books.find((book) => book.has(id))?.get(id);
    return found === "" ? undefined : found;
  };

function ladderNames(frameworks: readonly MergedRecord[]): Map<string, string> {
  const names = new Map<string, string>();
  const versions = recordsOf(frameworks, "frameworkVersion").sort((a, b) => (a.fields.version ?? 0) - (b.fields.version ?? 0));
  for (const { fields } of versions) {
    names.set(fields.framework ?? "", fields.name ?? "");
    for (const level of fields.scale ?? []) names.set(level.id, level.name);
    for (const step of fields.steps ?? []) names.set(step.id, step.step);
  }
  return names;
}

/** What a record is called by people, removed or not: its history goes on being read. */
function wordsIn(records: readonly MergedRecord[]): Map<string, string> {
  const said = ({ fields: { wording, title, what, label, name } }: MergedRecord) =>
    [wording, title, what, label, name].flatMap((text) => (typeof text === "string" && text !== "" ? [text] : []))[0] ?? "";
  return new Map(records.flatMap((record) => (record.redacted ? [] : [[record.id, said(record)] as const])));
}
