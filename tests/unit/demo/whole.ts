/** The whole demonstration school, made once for the tests of a file, and what was seen in it. */
import { wholeDemonstration, type WholeDemonstration } from "../../../src/demo/whole/demonstration.ts";
import type { Fields } from "../../../src/domain/kinds.ts";
import { localTime, type Day } from "../../../src/domain/time.ts";
import type { Change } from "../../../src/sync/change.ts";
import { zone, type Seen } from "./school.ts";

export const wholeToday = "2026-11-20";

export interface Dated {
  pupil: string;
  value: string;
  from: Day;
  until: Day | null;
}

export interface Whole {
  demonstration: WholeDemonstration;
  changes: Change[];
  /** Every observation as it was first written, without those taken back. */
  seen: Seen[];
  /** By pupil and day: which half was missed, or the whole day. */
  away: Map<string, string>;
  /** What a pupil belonged to on a day. */
  at: (of: string, pupil: string, day: Day) => string | undefined;
  places: (Dated & { of: string })[];
  ofKind: (kind: string) => Change[];
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

export function whole(seed = "1"): Whole {
  const demonstration = wholeDemonstration({ seed, today: wholeToday, zone, name: "Brook School" });
  const changes = [...demonstration.acts].flatMap((act) => act.changes);
  const takenBack = new Set(
    changes.flatMap(({ kind, fields }) => (kind === "redaction" && Array.isArray(fields.records) ? fields.records : [])),
  );
  const first = new Map<string, Change>();
  const members = new Map<string, Change["fields"]>();
  const away = new Map<string, string>();
  for (const change of changes) {
    const { kind, record, fields } = change;
    if (kind === "observation" && !first.has(record)) first.set(record, change);
    if (kind === "membership") members.set(record, { ...members.get(record), ...fields });
    if (kind === "away") away.set(`${text(fields.pupil)} ${text(fields.day)}`, text(fields.half));
  }
  const seen = [...first.values()].flatMap(({ record, fields, by, at }): Seen[] => {
    const said: Fields<"observation"> = fields;
    if (takenBack.has(record) || said.observedAt === undefined) return [];
    const { day, minutes } = localTime(said.observedAt, zone);
    return [{ ...said, id: record, observedAt: said.observedAt, day, minutes, by, at: Number.parseInt(at.slice(0, 12), 16) }];
  });
  const places = [...members.values()].map((fields) => ({
    ...{ of: text(fields.of), pupil: text(fields.pupil), value: text(fields.value), from: text(fields.from) },
    until: typeof fields.until === "string" ? fields.until : null,
  }));
  const byPupil = new Map<string, typeof places>();
  for (const place of places) byPupil.set(place.pupil, [...(byPupil.get(place.pupil) ?? []), place]);
  return {
    ...{ demonstration, changes, seen, away, places },
    at: (of, pupil, day) =>
      byPupil.get(pupil)?.find((place) => place.of === of && place.from <= day && (place.until === null || day <= place.until))?.value,
    ofKind: (kind) => changes.filter((change) => change.kind === kind),
  };
}
