/** "Needs attention": in the record's own words, with something to be done about each. */
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import * as deciding from "../../../src/client/commands/deciding.ts";
import type { RunnerFacts } from "../../../src/client/exchange/runner.ts";
import { syncQuery } from "../../../src/client/queries/syncQuery.ts";
import { streams } from "../../../src/domain/streams.ts";
import { plainCodec } from "../../../src/store/codec.ts";
import type { Draft } from "../../../src/store/draft.ts";
import { memoryDisk, memoryTables } from "../../../src/store/memory.ts";
import { openTabletStore } from "../../../src/store/tabletStore.ts";
import type { FieldValues } from "../../../src/sync/change.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import type { RefusalCode } from "../../../src/sync/refusals.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import { monday } from "../server/server.ts";

const zone = "Europe/London";
const nothing: RunnerFacts = { doing: { what: "nothing" }, matchedAt: null, trouble: null, last: null, offset: null };
const card = streams.card("amara");
const evidence = streams.evidence("amara", "2026-27");
const atNine = monday - 3_600_000;
const none = new Set<string>();

function said(stream: string, kind: string, id: string, fields: FieldValues, by = "priya", ms = monday - 10_000): MergedRecord {
  return {
    stream,
    kind,
    id,
    fields,
    marks: { "*": { at: formatStamp({ ms, counter: 0, replica: "aaaaaaaaaaaaaaaa" }), by, change: v7() } },
  };
}

/** Priya's tablet: Amara with a target and two chips, and Tom is a colleague. */
async function priyas(write: "all" | "none" = "all") {
  const { store } = await openTabletStore({
    ...{ tables: memoryTables(memoryDisk()), codec: plainCodec, person: "priya", zone, now: () => monday },
    ...{ newId: v7, newReplica: () => "bbbbbbbbbbbbbbbb" },
  });
  const rights = { read: "all", write } as const;
  const access = (names: string[]) =>
    store.applyAccess({
      ...{ tag: "t", life: "e", displayName: "Priya", grants: [] },
      streams: Object.fromEntries(names.map((name) => [name, rights])),
    });
  await access([streams.school, card, evidence]);
  const apply = async (stream: string, records: MergedRecord[]) => {
    const { cursors } = await store.holdings();
    return store.applyPages([{ page: { stream, to: { epoch: "e", seq: records.length }, restart: true, records }, from: cursors[stream] }]);
  };
  await apply(streams.school, [said(streams.school, "staff", "tom", { displayName: "Tom Brennan" })]);
  await apply(card, [
    said(card, "pupil", "amara", { firstName: "Amara", lastName: "Okoye" }),
    said(card, "target", "looks", { pupil: "amara", wording: "Looks at one of two objects" }),
    said(card, "chip", "stilled", { pupil: "amara", label: "Stilled", order: 0 }),
  ]);
  await apply(evidence, []);
  const context = { store, person: "priya", zone, newId: v7 };
  const reading = { store, person: "priya", zone, now: monday };
  const refused = async (draft: Draft, code: RefusalCode = "conflict") => {
    const act = await store.act([draft]);
    await store.takeBatch({ acts: 9, bytes: 1e6 }, none);
    await store.acknowledge([{ act, outcome: "refused", code }]);
    return act;
  };
  const sees = (cards: string[] = []) => syncQuery(reading, nothing, cards);
  return { store, context, refused, sees, access, apply };
}

const onOwn = {
  ...({ pupil: "amara", kind: "target", target: "looks", went: "onOwn", precision: "exact" } as const),
  ...{ observedAt: atNine, seenBy: { staff: "tom" }, activity: "story" },
};
const saw = (record: string): Draft => ({ stream: evidence, kind: "observation", record, fields: onOwn });

describe("a record that was not taken", () => {
  it("is shown in its own words, and can be kept as a note of the same moment", async () => {
    const { store, context, refused, sees } = await priyas();
    const act = await refused(saw("r1"));
    const [item] = (await sees()).attention;
    expect(item).toMatchObject({
      type: "refused",
      mayKeep: true,
      records: [{ pupilName: "Amara", target: { wording: "Looks at one of two objects" }, how: { went: "onOwn" } }],
    });
    const notes = [{ record: "r1", words: "Looks at one of two objects: on own" }];
    expect(await deciding.keepAsNote(context, { attention: act, notes })).toEqual({ ok: true, value: null });
    const [note] = await store.records(evidence, "observation");
    expect(note?.fields).toEqual({
      ...{ pupil: "amara", kind: "note", words: "Looks at one of two objects: on own", precision: "exact" },
      ...{ observedAt: atNine, seenBy: { staff: "tom" }, activity: "story" },
    });
    expect((await sees()).attention).toEqual([]);
  });

  it("is not written again to where nothing may be written: the words stay until a person lets them go", async () => {
    const { store, context, refused, sees } = await priyas("none");
    const act = await refused(saw("r1"), "forbidden_stream");
    expect((await sees()).attention).toMatchObject([{ type: "refused", mayKeep: false }]);
    const notes = [{ record: "r1", words: "On own" }];
    expect(await deciding.keepAsNote(context, { attention: act, notes })).toEqual({ ok: false, code: "forbidden_stream" });
    expect(await store.records(evidence, "observation")).toEqual([]);
    expect((await sees()).attention).toHaveLength(1);
  });

  it("because it corrected another is shown as it would have become", async () => {
    const { refused, sees, apply } = await priyas();
    await apply(evidence, [said(evidence, "observation", "r1", onOwn, "tom")]);
    await refused({ stream: evidence, kind: "observation", record: "r1", fields: { went: "bitOfHelp" } }, "forbidden_kind");
    expect((await sees()).attention).toMatchObject([{ records: [{ pupilName: "Amara", how: { went: "bitOfHelp" } }] }]);
  });

  it("of a child who may no longer be read here is counted, told to nobody, and can be let go", async () => {
    const { store, context, refused, sees, access } = await priyas();
    await refused(saw("r1"), "forbidden_stream");
    await access([streams.school]);
    await store.withdraw([card, evidence]);
    expect(await sees()).toMatchObject({ attention: [], shut: 1, state: { state: "attention", count: 1 } });
    await deciding.letGoShut(context);
    expect(await sees()).toMatchObject({ attention: [], shut: 0, state: { state: "upToDate" } });
  });
});

describe("what a colleague replaced", () => {
  it("is told as people say it, both versions: how it went, when, and by whom it was seen", async () => {
    const { store, sees, apply } = await priyas();
    await apply(evidence, [said(evidence, "observation", "r1", onOwn, "tom")]);
    const mine: Draft[] = [
      { stream: evidence, kind: "observation", record: "r1", fields: { went: "bitOfHelp", tally: { times: 2 } } },
      { stream: evidence, kind: "observation", record: "r1", fields: { observedAt: atNine - 60_000, precision: "exact" } },
      { stream: evidence, kind: "observation", record: "r1", fields: { seenBy: { staff: "priya" } } },
      { stream: evidence, kind: "observation", record: "r1", fields: { chips: ["stilled"] } },
    ];
    for (const draft of mine) {
      const act = await store.act([draft]);
      const [sent] = await store.takeBatch({ acts: 9, bytes: 1e6 }, none);
      const [change] = sent?.changes ?? [];
      if (!change) throw new Error("nothing was sent");
      const at = change.at;
      const taken = { id: change.id, stream: evidence, epoch: "e", seq: 2, at, hash: "h" };
      await store.acknowledge([{ act, outcome: "accepted", changes: [taken] }]);
    }
    const theirs: FieldValues[] = [
      { went: "lotsOfHelp" },
      { observedAt: atNine + 60_000, precision: "exact" },
      { seenBy: { role: "nurse", name: "Jo" } },
      { chips: [], stimulus: "A bell" },
    ];
    await store.applyPages([
      {
        page: {
          stream: evidence,
          to: { epoch: "e", seq: 9 },
          changes: theirs.map((statement, at) => ({
            ...{ id: v7(), act: v7(), stream: evidence, kind: "observation", record: "r1", fields: statement, by: "tom", seq: 6 + at },
            ...{ at: formatStamp({ ms: monday + 60_000, counter: at, replica: "cccccccccccccccc" }), replica: "cccccccccccccccc" },
          })),
        },
        from: (await store.holdings()).cursors[evidence],
      },
    ]);
    const { attention } = await sees();
    const lost = (group: string) => attention.find((item) => item.type === "replaced" && item.group === group);
    expect(lost("how")).toMatchObject({
      mine: { type: "how", how: { went: "bitOfHelp", tally: { times: 2 } } },
      theirs: { type: "how", how: { went: "lotsOfHelp" } },
    });
    expect(lost("when")).toMatchObject({ mine: { type: "when", observedAt: atNine - 60_000 }, theirs: { observedAt: atNine + 60_000 } });
    expect(lost("seen")).toMatchObject({
      mine: { type: "seen", me: true },
      theirs: { type: "seen", seenBy: { role: "nurse", name: "Jo" } },
    });
    expect(lost("response")).toMatchObject({ mine: { type: "texts", texts: ["Stilled"] }, theirs: { type: "texts", texts: ["A bell"] } });
  });
});

describe("a target two people changed", () => {
  it("shows the wording of what each of them put in its place", async () => {
    const { sees, apply } = await priyas();
    const decided = (id: string, by: string, successor: string) =>
      said(card, "transition", id, { pupil: "amara", target: "looks", after: "s", to: "ended", action: "adjust", successor }, by);
    await apply(card, [
      said(card, "pupil", "amara", { firstName: "Amara", lastName: "Okoye" }),
      said(card, "target", "looks", { pupil: "amara", wording: "Looks at one of two objects" }),
      said(card, "target", "longer", { pupil: "amara", wording: "Looks for five seconds" }),
      said(card, "transition", "s", { pupil: "amara", target: "looks", after: null, to: "active", action: "start" }),
      decided("mine", "priya", "longer"),
      decided("theirs", "tom", "not-here-yet"),
    ]);
    const [item] = (await sees([card])).attention;
    const choices = item?.type === "dispute" ? item.choices : [];
    expect(choices.map(({ mine, successor }) => [mine, successor]).sort()).toEqual([
      [false, null],
      [true, "Looks for five seconds"],
    ]);
  });
});
