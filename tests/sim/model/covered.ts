/**
 * Which roles a person has over which streams, said once more from domain.md and nothing else, so that a mistake in the
 * rules' own code cannot hide itself. It checks; nothing is ever driven by it.
 */
import * as z from "zod/mini";
import type { NumberedChange } from "../../../src/sync/change.ts";
import type { Instant } from "../../../src/domain/time.ts";
import type { Server } from "../world/server.ts";
import type { Log } from "./log.ts";
import { lastWords } from "./reference.ts";

export interface GrantRow {
  role: string;
  scope_type: string;
  scope_id: string | null;
  from_day: string;
  until_day: string | null;
  ended_at: number | null;
}

const dated = z.looseObject({ from: z.string(), until: z.optional(z.nullable(z.string())) });
const place = z.looseObject({ pupil: z.string(), of: z.string(), value: z.string(), ...dated.shape, removedAt: z.optional(z.unknown()) });

const london = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London" });

/** The school's day: London's, by the clock on the wall there. */
export function londonDay(at: Instant): string {
  return london.format(at);
}

function years(day: string): string[] {
  const first = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 8 ? 1 : 0);
  return [first, first - 1].map((year) => `${year}-${String(year + 1).slice(2)}`);
}

function holds(from: string, until: string | null | undefined, day: string): boolean {
  return from <= day && (until === null || until === undefined || until >= day);
}

/** Where the log puts each pupil, from when to when, whoever's projection says otherwise. */
export function placesSaid(log: Log): z.infer<typeof place>[] {
  return said(log).places;
}

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

function leftOn(server: Server, person: string): string | undefined {
  return server.db.prepare<[string], { left_on: string }>("select left_on from departures where person = ?").get(person)?.left_on;
}

/** Whether a person's last day at the school is known: their role ending is another thing. */
export function hasLeft(server: Server, person: string): boolean {
  return leftOn(server, person) !== undefined;
}

/** Every role a person was ever given, until the day they left the school if they did. */
export function grantsEver(server: Server, person: string): GrantRow[] {
  const left = leftOn(server, person);
  return server.db
    .prepare<[string], GrantRow>("select * from grants where person = ?")
    .all(person)
    .map((grant) => ({ ...grant, until_day: [grant.until_day ?? left, left ?? grant.until_day].sort()[0] ?? null }));
}

/** The roles a person has on a day over each stream, begun or not, by grants of theirs. */
export function covered(log: Log, grants: readonly GrantRow[], day: string): Map<string, Set<string>> {
  const { places, classes, pupils } = said(log);
  const roles = new Map<string, Set<string>>();
  for (const { role, scope_type, scope_id, from_day, until_day } of grants) {
    if (!holds(from_day, until_day, day)) continue;
    const add = (stream: string) => roles.set(stream, new Set([...(roles.get(stream) ?? []), role]));
    add("school");
    add("leadership");
    const own = classes.filter(({ id, phase }) =>
      scope_type === "school" ? true : scope_type === "phase" ? phase === scope_id : scope_type === "class" && id === scope_id,
    );
    const ids = new Set(own.map(({ id }) => id));
    for (const id of ids) add(`class/${id}`);
    const there = places.filter(
      ({ of, value, from, until }) =>
        holds(from, until, day) &&
        (of === "class" || of === "group" ? ids.has(value) : scope_type === "phase" && of === "phase" && value === scope_id),
    );
    const everybody = scope_type === "school" ? [...pupils, ...places.map(({ pupil }) => pupil)] : [];
    const alone = scope_type === "pupil" && scope_id !== null ? [scope_id] : [];
    for (const pupil of new Set([...alone, ...everybody, ...there.map((one) => one.pupil)])) {
      for (const stream of [`card/${pupil}`, `file/${pupil}`, ...years(day).map((year) => `evidence/${pupil}/${year}`)]) add(stream);
    }
  }
  return roles;
}

/** The grants that stood at an instant: what somebody ended at noon gave rights until noon. */
export function standingAt(grants: readonly GrantRow[], at: Instant): GrantRow[] {
  return grants.filter(({ ended_at }) => ended_at === null || ended_at > at);
}
