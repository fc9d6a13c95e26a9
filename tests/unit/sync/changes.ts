import fc from "fast-check";
import type { Change } from "../../../src/sync/change.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";

/** Replicas and people of a small school, so that random histories collide. */
const replicas = ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc"];
const people = ["priya", "tom", "marcia"];

/** A UUIDv7-shaped id whose number can be read in a failing example. */
export function uuid(number: number): string {
  return `01900000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

export function changeTo(record: string, fields: Change["fields"], over: Partial<Change> & { number: number; ms: number }): Change {
  const { number, ms, ...rest } = over;
  const replica = rest.replica ?? "aaaaaaaaaaaaaaaa";
  return {
    id: uuid(number),
    act: uuid(number),
    stream: "card/ada",
    kind: "target",
    record,
    fields,
    at: formatStamp({ ms, counter: 0, replica }),
    by: "priya",
    replica,
    ...rest,
  };
}

/** Some of a target's fields, in and out of groups. */
const targetFields = fc.record(
  {
    wording: fc.constantFrom("Looks to the page", "Looks at one of two objects", "Presses again"),
    cue: fc.constantFrom("page turn", "two objects"),
    counts: fc.constantFrom("eyes rest on it", "a new press"),
    order: fc.integer({ min: 0, max: 3 }),
    removedAt: fc.option(fc.integer({ min: 1, max: 9 })),
  },
  { requiredKeys: [] },
);

/** Histories of one target by three people on three tablets: distinct ids, stamps that often fall in the same millisecond. */
export const histories = fc
  .array(fc.record({ fields: targetFields, ms: fc.integer({ min: 1, max: 12 }), who: fc.nat(2), redacted: fc.boolean() }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((steps) =>
    steps.map(({ fields, ms, who, redacted }, number) => {
      const replica = replicas[who] ?? "aaaaaaaaaaaaaaaa";
      const change: Change = {
        ...changeTo("looks", { ...fields }, { number, ms, replica, by: people[who] ?? "priya" }),
        at: formatStamp({ ms, counter: number, replica }),
      };
      return redacted && number % 7 === 6 ? { ...change, fields: {}, redacted: { why: "wrongPupil", by: "priya", at: change.at } } : change;
    }),
  );
