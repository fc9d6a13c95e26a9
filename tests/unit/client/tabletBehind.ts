/** A tablet in memory, as a first sync would have brought it and a day without a network have left it: what lies behind a screen or a tap. */
import { v7 } from "uuid";
import { expect } from "vitest";
import { streams } from "../../../src/domain/streams.ts";
import { plainCodec } from "../../../src/store/codec.ts";
import { memoryDisk, memoryTables } from "../../../src/store/memory.ts";
import { openTabletStore } from "../../../src/store/tabletStore.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { monday } from "../server/server.ts";

export const zone = "Europe/London";
export const person = "priya";

/** What lies behind a screen: a class of nine in front, and all else a tablet may hold. */
export interface Behind {
  records: number;
  /** Cards held: a teacher's nine, or a leader's whole school. */
  cards: number;
  /** Acts not yet sent. */
  waiting: number;
  /** Versions of other frameworks than engagement that the school has adopted, banks and all. */
  frameworks?: number;
}

export const pupils = Array.from({ length: 9 }, (_, at) => `pupil-${at}`);
const year = "2026-27";

function said(stream: string, kind: string, id: string, fields: MergedRecord["fields"]): MergedRecord {
  const at = formatStamp({ ms: monday - 1000, counter: 0, replica: "aaaaaaaaaaaaaaaa" });
  return { stream, kind, id, fields, marks: { "*": { at, by: person, change: v7() } } };
}

const sawTarget = (pupil: string, observedAt: number) => ({
  ...({ pupil, kind: "target", target: `t-${pupil}`, went: "onOwn", precision: "exact", activity: null } as const),
  ...{ observedAt, seenBy: { staff: person } },
});

export async function tabletWith({ records, cards, waiting, frameworks = 0 }: Behind) {
  const tables = memoryTables(memoryDisk());
  const { store } = await openTabletStore({
    ...{ tables, codec: plainCodec, person, zone, now: () => monday, newId: v7, newReplica: () => "bbbbbbbbbbbbbbbb" },
  });
  const rights = { read: "all", write: "all" } as const;
  const others = Array.from({ length: cards - pupils.length }, (_, at) => `other-${at}`);
  const names = [
    ...[streams.school, streams.class("k"), ...others.map(streams.card)],
    ...pupils.flatMap((pupil) => [streams.card(pupil), streams.evidence(pupil, year)]),
  ];
  await store.applyAccess({
    tag: "t",
    life: "e",
    displayName: "Priya",
    grants: [],
    streams: Object.fromEntries(names.map((name) => [name, rights])),
  });
  const apply = (stream: string, held: MergedRecord[]) =>
    store.applyPages([{ page: { stream, to: { epoch: "e", seq: held.length }, restart: true, records: held }, from: undefined }]);
  const card = (pupil: string, of: string) => {
    const stream = streams.card(pupil);
    return apply(stream, [
      said(stream, "pupil", pupil, { firstName: `Child ${pupil}`, lastName: "X" }),
      said(stream, "membership", `m-${pupil}`, { pupil, of: "class", value: of, from: "2026-09-01", until: null }),
      said(stream, "target", `t-${pupil}`, { pupil, wording: "Looks to the page", framework: "psp", area: "social-together" }),
      said(stream, "transition", `s-${pupil}`, { pupil, target: `t-${pupil}`, after: null, to: "active", action: "start" }),
    ]);
  };
  await apply(streams.school, [
    said(streams.school, "class", "k", { name: "Kingfisher", type: "class", from: "2026-09-01", until: null }),
    ...[1, 2].map((version) =>
      said(streams.school, "frameworkVersion", `engagement-${version}`, { framework: "engagement", version, areas: [] }),
    ),
    ...Array.from({ length: frameworks }, (_, at) =>
      said(streams.school, "frameworkVersion", `brook-${at + 1}`, { framework: "brook", version: at + 1, areas: [] }),
    ),
  ]);
  for (const [at, pupil] of others.entries()) await card(pupil, `class-${at % 16}`);
  for (const pupil of pupils) {
    await card(pupil, "k");
    const stream = streams.evidence(pupil, year);
    const own = Array.from({ length: Math.floor(records / pupils.length) }, (_, at) =>
      // Spread over the days before, as records are: the screen shows the latest of them.
      said(stream, "observation", `o-${pupil}-${at}`, sawTarget(pupil, monday - (1 + (at % 200)) * 86_400_000)),
    );
    await apply(stream, own);
  }
  for (let at = 0; at < waiting; at += 1) {
    const pupil = pupils[at % pupils.length] ?? "";
    const fields = sawTarget(pupil, monday - at * 60_000);
    await store.act([{ stream: streams.evidence(pupil, year), kind: "observation", record: v7(), fields }]);
  }
  expect(await tables.count("records")).toBeGreaterThan(records - pupils.length);
  expect(await tables.count("outbox")).toBe(waiting);
  return { tally: tables.tally, reading: { store, person, zone, now: monday } };
}
