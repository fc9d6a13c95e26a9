/** A tablet that holds one child on the Brook pathway, with as much evidence behind them as a test asks for. */
import { v7 } from "uuid";
import { exampleModules } from "../../../src/domain/exampleYear.ts";
import { brook } from "../../../src/domain/frameworks/brook.ts";
import { engagement } from "../../../src/domain/frameworks/engagement.ts";
import type { Fields, KindName } from "../../../src/domain/kinds.ts";
import { streams } from "../../../src/domain/streams.ts";
import { academicYearOf, dayOf } from "../../../src/domain/time.ts";
import { plainCodec } from "../../../src/store/codec.ts";
import { memoryDisk, memoryTables } from "../../../src/store/memory.ts";
import { openTabletStore } from "../../../src/store/tabletStore.ts";
import { fieldValues } from "../../../src/sync/change.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import type { OwnAccess } from "../../../src/sync/protocol.ts";

export const zone = "Europe/London";
const person = "priya";
export const pupil = "cai";
/** Thursday 4 March 2027, in module 4: two years of evidence lie behind it. */
export const now = Date.UTC(2027, 2, 4, 11);
const aDay = 86_400_000;

/** An observation of Cai, so many days ago. */
export interface Seen {
  daysAgo: number;
  fields: Fields<"observation">;
}

interface Held {
  seen?: readonly Seen[];
  /** What this person may read of evidence and of the file. */
  evidence?: "all" | "own" | "demand";
  file?: "all" | "none";
  /** Other records of the child, by stream. */
  more?: readonly MergedRecord[];
}

let made = 0;
export function said<K extends KindName>(stream: string, kind: K, id: string, fields: Fields<K>, daysAgo = 100, by = person): MergedRecord {
  made += 1;
  const at = formatStamp({ ms: now - daysAgo * aDay + made, counter: 0, replica: "aaaaaaaaaaaaaaaa" });
  return { stream, kind, id, fields: fieldValues.parse(structuredClone(fields)), marks: { "*": { at, by, change: v7() } } };
}

const card = streams.card(pupil);
export const target = (id: string, fields: Fields<"target">, daysAgo = 100): MergedRecord[] => [
  said(card, "target", id, { pupil, ...fields }, daysAgo),
  said(card, "transition", `start-${id}`, { pupil, target: id, after: null, to: "active", action: "start" }, daysAgo),
];

/** As a first sync would have brought it. */
export async function tabletWith({ seen = [], evidence = "all", file = "all", more = [] }: Held, tables = memoryTables(memoryDisk())) {
  const { store } = await openTabletStore({
    ...{ tables, codec: plainCodec, person, zone, now: () => now, newId: v7, newReplica: () => "bbbbbbbbbbbbbbbb" },
  });
  const observations = seen.map(({ daysAgo, fields }, at) => {
    const observedAt = now - daysAgo * aDay;
    const stream = streams.evidence(pupil, academicYearOf(dayOf(observedAt, zone)));
    const whole = { pupil, kind: "target", precision: "exact", seenBy: { staff: person }, observedAt, ...fields } as const;
    return said(stream, "observation", `o-${at}`, whole, daysAgo);
  });
  const years = ["2025-26", "2026-27"];
  const records: MergedRecord[] = [
    said(streams.school, "staff", person, { displayName: "Priya K." }),
    said(streams.school, "staff", "tom", { displayName: "Tom B." }),
    ...[engagement, brook].map((framework) => said(streams.school, "frameworkVersion", `${framework.framework}-1`, framework)),
    ...years.map((year) =>
      said(streams.school, "year", year, {
        year,
        modules: exampleModules(year),
        dataPoints: exampleModules(year)
          .filter(({ number }) => number % 2 === 0)
          .map(({ number, until }) => ({ id: `${year}-${number}`, module: number, on: until })),
      }),
    ),
    said(streams.class("k"), "activity", "hello", { name: "Hello", place: "Hall" }),
    said(card, "pupil", pupil, { firstName: "Cai", lastName: "Rees", yearGroup: 4 }),
    said(card, "membership", "m", { pupil, of: "pathway", value: "brook", from: "2024-09-01", until: null }),
    ...target("looks", { wording: "Looks at one of two objects", area: "communication", help: "bitOfHelp" }),
    ...target("opens", { wording: "Opens on contact", area: "fine", step: "fine-k2-against-texture" }),
    ...more,
    ...observations,
  ];
  const rights = (read: OwnAccess["streams"][string]["read"]) => ({ read, write: "all" as const });
  const names = [
    ...new Set(records.map(({ stream }) => stream)),
    ...years.map((year) => streams.evidence(pupil, year)),
    streams.file(pupil),
  ];
  const readOf = (stream: string) => (stream.startsWith("evidence/") ? evidence : stream.startsWith("file/") ? file : "all");
  await store.applyAccess({
    ...{ tag: "t", life: "e", displayName: "Priya", grants: [] },
    streams: Object.fromEntries(names.map((name) => [name, rights(readOf(name))])),
  });
  for (const stream of new Set(records.map((record) => record.stream))) {
    const held = records.filter((record) => record.stream === stream);
    await store.applyPages([{ page: { stream, to: { epoch: "e", seq: held.length }, restart: true, records: held }, from: undefined }]);
  }
  const reading = { store, person, zone, now };
  /** How many rows a question reads. */
  const rowsOf = async (ask: () => Promise<unknown>) => {
    const before = tables.tally.rowsRead;
    await ask();
    return tables.tally.rowsRead - before;
  };
  return { store, reading, rowsOf };
}
