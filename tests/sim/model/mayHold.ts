/**
 * Who may hold what, said once more from domain.md's table and nothing else, so that a mistake in the rules' own code cannot
 * hide itself. It checks; nothing is ever driven by it.
 */
import * as z from "zod/mini";
import type { NumberedChange } from "../../../src/sync/change.ts";
import type { Instant } from "../../../src/domain/time.ts";
import type { Server } from "../world/server.ts";
import type { Log } from "./log.ts";
import { lastWords } from "./reference.ts";

export type Held = "all" | "own";

interface GrantRow {
  role: string;
  scope_type: string;
  scope_id: string | null;
  from_day: string;
  until_day: string | null;
  ended_at: number | null;
}

const reads: Record<string, { evidence?: Held; file?: true; leadership?: true }> = {
  ta: { evidence: "all" },
  cover: { evidence: "own" },
  specialist: { evidence: "all" },
  teacher: { evidence: "all", file: true },
  phaseLeader: { evidence: "all", file: true, leadership: true },
  leader: { file: true, leadership: true },
};

const dated = z.looseObject({ from: z.string(), until: z.optional(z.nullable(z.string())) });
const place = z.looseObject({ pupil: z.string(), of: z.string(), value: z.string(), ...dated.shape, removedAt: z.optional(z.unknown()) });

const london = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London" });

/** The school's day: London's, by the clock on the wall there. */
function londonDay(at: Instant): string {
  return london.format(at);
}

function years(day: string): string[] {
  const first = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 8 ? 1 : 0);
  return [first, first - 1].map((year) => `${year}-${String(year + 1).slice(2)}`);
}

function holds(from: string, until: string | null | undefined, day: string): boolean {
  return from <= day && (until === null || until === undefined || until >= day);
}

/** What the log says of places and classes, whoever's projection says otherwise. */
function said(log: Log) {
  const byRecord = new Map<string, NumberedChange[]>();
  for (const change of log.ofKinds("membership", "class", "pupil")) {
    byRecord.set(change.record, [...(byRecord.get(change.record) ?? []), change]);
  }
  const places: z.infer<typeof place>[] = [];
  const classes: { id: string; phase: unknown }[] = [];
  const pupils: string[] = [];
  for (const [id, changes] of byRecord) {
    const { fields, redacted } = lastWords(changes);
    const [first] = changes;
    if (redacted || !first) continue;
    if (first.kind === "pupil") pupils.push(id);
    if (typeof fields.removedAt === "number") continue;
    if (first.kind === "class") classes.push({ id, phase: fields.phase });
    const at = place.safeParse(fields);
    if (first.kind === "membership" && at.success) places.push(at.data);
  }
  return { places, classes, pupils };
}

/** Every stream a person may hold at an instant, begun or not. */
export function mayHold(server: Server, log: Log, person: string, at: Instant): Map<string, Held> {
  const day = londonDay(at);
  const left = server.db.prepare<[string], { left_on: string }>("select left_on from departures where person = ?").get(person)?.left_on;
  const grants = server.db
    .prepare<[string], GrantRow>("select * from grants where person = ?")
    .all(person)
    .filter(({ from_day, until_day, ended_at }) => holds(from_day, until_day, day) && (ended_at === null || ended_at > at))
    .filter(() => left === undefined || left >= day);
  const { places, classes, pupils } = said(log);
  const own = new Map<string, Held>();
  const add = (stream: string, held: Held) => {
    if (own.get(stream) !== "all") own.set(stream, held);
  };
  for (const { role, scope_type, scope_id } of grants) {
    const may = reads[role];
    if (!may) continue;
    add("school", "all");
    if (may.leadership) add("leadership", "all");
    const ownClasses = classes.filter(({ id, phase }) =>
      scope_type === "school" ? true : scope_type === "phase" ? phase === scope_id : scope_type === "class" && id === scope_id,
    );
    const ids = new Set(ownClasses.map(({ id }) => id));
    for (const id of ids) add(`class/${id}`, "all");
    const there = places.filter(
      ({ of, value, from, until }) =>
        holds(from, until, day) &&
        (of === "class" || of === "group" ? ids.has(value) : scope_type === "phase" && of === "phase" && value === scope_id),
    );
    const everybody = scope_type === "school" ? [...pupils, ...places.map(({ pupil }) => pupil)] : [];
    const alone = scope_type === "pupil" && scope_id !== null ? [scope_id] : [];
    for (const pupil of new Set([...alone, ...everybody, ...there.map((one) => one.pupil)])) {
      add(`card/${pupil}`, "all");
      if (may.file) add(`file/${pupil}`, "all");
      for (const year of years(day)) if (may.evidence) add(`evidence/${pupil}/${year}`, may.evidence);
    }
  }
  return own;
}
