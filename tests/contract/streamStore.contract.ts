/** What every stream store must do. Each implementation runs the whole of it: streamStore.test.ts lists them. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DatedGrant } from "../../src/server/storage/datedGrant.ts";
import {
  recordKey,
  type Appending,
  type Decision,
  type Found,
  type Needs,
  type Outcome,
  type ReadLimits,
  type StreamStore,
} from "../../src/server/storage/streamStore.ts";
import type { Change, FieldValues } from "../../src/sync/change.ts";
import { mergeChange, mergeRecords, redactedRecord } from "../../src/sync/merge.ts";
import type { MergedRecord } from "../../src/sync/record.ts";
import { earliest, redactionIn } from "../../src/sync/redaction.ts";
import { formatStamp } from "../../src/sync/stamp.ts";

/** A store under test, with what only its own people can do to it. */
export interface Opened {
  store: StreamStore;
  grant(grant: DatedGrant): void;
  /** Every byte that it keeps, in whatever files or tables. */
  bytes(): Buffer;
  /** The same data, as a process that starts now finds it. */
  reopen(): Opened;
  close(): void;
}

const everything: ReadLimits = { bytes: 10_000_000, author: null };
const replica = "aaaaaaaaaaaaaaaa";
const ada = "evidence/ada/2026-27";
const bo = "evidence/bo/2026-27";

let made = 0;
const uuid = () => `01900000-0000-7000-8000-${(made += 1).toString(16).padStart(12, "0")}`;

function change(stream: string, record: string, fields: FieldValues, over: Partial<Change> = {}): Change {
  const id = uuid();
  return {
    id,
    act: id,
    stream,
    kind: "observation",
    record,
    fields,
    at: formatStamp({ ms: made, counter: 0, replica }),
    by: "tom",
    replica,
    ...over,
  };
}

function redaction(stream: string, records: string[], over: Partial<Change> = {}): Change {
  return change(stream, `redaction-${made}`, { records, why: "request" }, { kind: "redaction", ...over });
}

function needsOf(changes: readonly Change[], kinds: Needs["kinds"] = []): Needs {
  return {
    person: "tom",
    streams: [...new Set(changes.map(({ stream }) => stream))].sort(),
    changes: changes.map(({ id }) => id),
    acts: changes.map(({ act }) => act),
    records: changes.flatMap(({ stream, record, ...each }) =>
      [record, ...(redactionIn(each)?.records ?? [])].map((id) => ({ stream, record: id })),
    ),
    kinds,
    placedIn: [],
  };
}

const appending = (each: Change): Appending => ({ change: each, hash: `hash of ${each.id}`, late: false });

/** Appends one act of these changes, those that are not there yet. */
async function append(store: StreamStore, ...changes: Change[]): Promise<Outcome> {
  const [outcome] = await store.append([workOf(changes)]);
  if (!outcome) throw new Error("One act in, one outcome out.");
  return outcome;
}

function workOf(changes: readonly Change[], decide?: (found: Found) => Decision) {
  return {
    needs: needsOf(changes),
    decide: decide ?? ((found: Found) => ({ append: changes.filter(({ id }) => !found.changes.has(id)).map(appending) })),
  };
}

/** What a decision about these changes sees. */
function foundFor(store: StreamStore, ...changes: Change[]): Promise<Found> {
  return foundWith(store, needsOf(changes));
}

async function foundWith(store: StreamStore, needs: Needs): Promise<Found> {
  let found: Found | undefined;
  const decide = (all: Found): Decision => {
    found = all;
    return { refused: { code: "conflict" } };
  };
  await store.append([{ needs, decide }]);
  if (!found) throw new Error("A decision was not asked for.");
  return found;
}

async function log(store: StreamStore, stream: string, after = 0) {
  return (await store.changesAfter(stream, after, everything)).items;
}

async function records(store: StreamStore, stream: string) {
  return (await store.recordsBelow(stream, null, null, everything)).items;
}

/** What a tablet holds after it applied these changes to what it held. */
function applied(before: ReadonlyMap<string, MergedRecord>, changes: readonly Change[]): Map<string, MergedRecord> {
  const held = new Map(before);
  for (const each of changes) {
    held.set(each.record, mergeChange(held.get(each.record), each).record);
    const taken = redactionIn(each);
    for (const id of taken?.records ?? []) {
      const record = held.get(id);
      if (record && taken) held.set(id, redactedRecord(record, earliest(record.redacted, taken.redacted)));
    }
  }
  return held;
}

export function streamStoreContract(name: string, open: () => Opened): void {
  describe(`a stream store in ${name}`, () => {
    let opened: Opened;
    let store: StreamStore;
    beforeEach(() => {
      opened = open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    describe("an act", () => {
      it("is numbered from one in each of its streams, with no gap", async () => {
        await append(store, change(ada, "one", { words: "a" }), change(bo, "two", { words: "b" }), change(ada, "three", { words: "c" }));
        await append(store, change(ada, "four", { words: "d" }));
        expect((await log(store, ada)).map(({ seq, record }) => [seq, record])).toEqual([
          [1, "one"],
          [2, "three"],
          [3, "four"],
        ]);
        expect((await log(store, bo)).map(({ seq }) => seq)).toEqual([1]);
      });

      it("is told back as it was kept, and comes out as it went in", async () => {
        const said = change(ada, "one", { words: "é “x” \u0000 🦉", tally: { worked: 4, didnt: 1 } }, { over: { how: uuid() } });
        const outcome = await append(store, said);
        const { epoch } = await store.life();
        const kept = { id: said.id, stream: ada, epoch, seq: 1, by: "tom", at: said.at, hash: `hash of ${said.id}`, redacted: false };
        expect(outcome).toEqual({ appended: [kept], known: [] });
        expect(await append(store, said)).toEqual({ appended: [], known: [kept] });
        expect(await log(store, ada)).toEqual([{ ...said, seq: 1 }]);
      });

      it("that is refused leaves nothing, and those beside it stand", async () => {
        const [before, refused, after] = [
          change(ada, "one", { words: "a" }),
          change(ada, "two", { words: "b" }),
          change(ada, "three", { words: "c" }),
        ];
        const outcomes = await store.append([
          workOf([before]),
          workOf([refused], () => ({ refused: { code: "conflict" } })),
          workOf([after]),
        ]);
        expect(outcomes.map((outcome) => "refused" in outcome)).toEqual([false, true, false]);
        expect((await log(store, ada)).map(({ record }) => record)).toEqual(["one", "three"]);
        expect((await records(store, ada)).map(({ id }) => id)).toEqual(["three", "one"]);
      });

      it("is decided on what those before it in the same call have left", async () => {
        const seen: (number | undefined)[] = [];
        const works = ["one", "one", "two"].map((record) => {
          const each = change(ada, record, { words: record });
          return workOf([each], (found) => {
            seen.push(found.heads.get(ada)?.seq, found.records.has(recordKey(ada, record)) ? 1 : 0);
            return { append: [appending(each)] };
          });
        });
        await store.append(works);
        expect(seen).toEqual([undefined, 0, 1, 1, 2, 0]);
      });

      it("that cannot be decided leaves nothing of the whole call", async () => {
        const work = workOf([change(ada, "two", { words: "b" })], () => {
          throw new Error("a bug");
        });
        await expect(store.append([workOf([change(ada, "one", { words: "a" })]), work])).rejects.toThrow("a bug");
        expect(await log(store, ada)).toEqual([]);
        expect((await store.heads([ada])).heads.size).toBe(0);
        await append(store, change(ada, "three", { words: "c" }));
        expect((await log(store, ada)).map(({ seq }) => seq)).toEqual([1]);
      });

      it("never shows a reader a number before the one under it, however many write at once", async () => {
        const writers = Array.from({ length: 20 }, (_, writer) =>
          append(store, change(ada, `a${writer}`, { words: "x" }), change(bo, `b${writer}`, { words: "x" })),
        );
        const read: number[][] = [];
        const reader = (async () => {
          for (let turn = 0; turn < 20; turn += 1) read.push((await log(store, ada)).map(({ seq }) => seq));
        })();
        await Promise.all([...writers, reader]);
        for (const seqs of read) expect(seqs).toEqual(seqs.map((_, index) => index + 1));
        expect((await log(store, bo)).map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      });

      it("over the same streams as another, named in the opposite order, is whole like the other", async () => {
        const pairs = Array.from({ length: 15 }, (_, each) => [
          append(store, change(ada, `a${each}`, { words: "x" }), change(bo, `b${each}`, { words: "x" })),
          append(store, change(bo, `c${each}`, { words: "x" }), change(ada, `d${each}`, { words: "x" })),
        ]);
        await Promise.all(pairs.flat());
        for (const stream of [ada, bo]) {
          const read = await log(store, stream);
          expect(read.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
          expect(new Set(read.map(({ record }) => record)).size).toBe(30);
        }
      });

      it("that two writers send at once is there once, and known to the other", async () => {
        const said = change(ada, "one", { words: "a" });
        const outcomes = await Promise.all(Array.from({ length: 8 }, () => append(store, said)));
        const lengths = outcomes.map((outcome) => ("refused" in outcome ? [] : [outcome.appended.length, outcome.known.length]));
        expect(lengths.filter(([appended]) => appended === 1)).toEqual([[1, 0]]);
        expect(lengths.filter(([, known]) => known === 1)).toHaveLength(7);
        expect(await log(store, ada)).toHaveLength(1);
      });

      it("about a record that another writer edits at once loses nothing of either", async () => {
        const said = Array.from({ length: 12 }, (_, each) =>
          change(ada, "one", each % 2 === 0 ? { words: `w${each}` } : { place: `p${each}` }),
        );
        await Promise.all(said.map((each) => append(store, each)));
        const [record] = await records(store, ada);
        expect(record?.fields).toEqual({ words: "w10", place: "p11" });
        expect(await log(store, ada)).toHaveLength(12);
      });

      it("that came late says so for good", async () => {
        const each = change(ada, "one", { words: "a" });
        await store.append([workOf([each], () => ({ append: [{ ...appending(each), late: true }] }))]);
        expect(await log(store, ada)).toMatchObject([{ late: true }]);
      });
    });

    describe("a decision", () => {
      it("sees changes and acts wherever they live, and records in the streams it names them in", async () => {
        const [toms, umas] = [change(ada, "one", { words: "a" }), change(bo, "one", { words: "b" }, { by: "uma" })];
        await append(store, toms);
        await append(store, umas);
        const found = await foundFor(store, { ...change(ada, "one", {}), id: umas.id, act: umas.act });
        expect(found.changes.get(umas.id)).toMatchObject({ stream: bo, seq: 1, by: "uma" });
        expect([...found.acts]).toEqual([umas.act]);
        expect([...found.records.keys()]).toEqual([recordKey(ada, "one")]);
        expect(found.records.get(recordKey(ada, "one"))).toMatchObject({ author: "tom", record: { stream: ada, fields: { words: "a" } } });
        expect([...found.heads.keys()]).toEqual([ada]);
        expect((await foundFor(store, change("evidence/nobody/2026-27", "one", {}))).records.size).toBe(0);
        expect(await records(store, ada)).toMatchObject([{ fields: { words: "a" } }]);
        expect(await records(store, bo)).toMatchObject([{ fields: { words: "b" } }]);
      });

      it("sees who began a record: nobody's edit, earlier stamp or restating makes it theirs", async () => {
        const author = async (record: string) => (await foundFor(store, change(ada, record, {}))).records.get(recordKey(ada, record));
        const [begun, edit] = [
          change(ada, "one", { pupil: "ada", kind: "note" }, { by: "uma" }),
          change(ada, "one", { words: "b" }, { by: "priya" }),
        ];
        await append(store, edit);
        expect(await author("one")).toMatchObject({ author: "priya", since: edit.at });
        await append(store, begun);
        expect(await author("one")).toMatchObject({ author: "uma", since: begun.at });
        const early = formatStamp({ ms: 0, counter: 1, replica });
        await append(store, change(ada, "one", { words: "c" }, { by: "tom", at: early }));
        await append(store, change(ada, "one", { pupil: "ada", kind: "note" }, { by: "priya" }));
        await append(store, change(ada, "one", { pupil: "ada", kind: "note" }, { by: "tom", at: early }));
        expect(await author("one")).toMatchObject({ author: "uma", since: begun.at });
      });

      it("sees everybody's places in the classes it asks for", async () => {
        await append(
          store,
          ...school(),
          change("card/ada", "ada-in-site", { pupil: "ada", of: "site", value: "owl", from: "2026-09-01" }, { kind: "membership" }),
        );
        const found = await foundWith(store, { ...needsOf([]), placedIn: ["owl"] });
        expect(found.ofKinds.map(({ record: { stream, id } }) => [stream, id])).toEqual([["card/ada", "ada-in-owl"]]);
      });

      it("sees all records of the kinds it asks for, and the facts of its person and its children", async () => {
        opened.grant({
          id: "g1",
          person: "tom",
          role: "ta",
          scope: { type: "class", id: "owl" },
          from: "2026-09-01",
          until: null,
          endedAt: 7,
        });
        await append(store, ...school());
        let found: Found | undefined;
        const needs = { ...needsOf([change("card/ada", "x", {})]), kinds: [{ stream: "school", kind: "class" }] };
        await store.append([
          {
            needs,
            decide: (all) => {
              found = all;
              return { append: [] };
            },
          },
        ]);
        expect(found?.ofKinds.map(({ record }) => record.id)).toEqual(["owl", "wren"]);
        expect(found?.person).toEqual({
          grants: [
            { id: "g1", person: "tom", role: "ta", scope: { type: "class", id: "owl" }, from: "2026-09-01", until: null, endedAt: 7 },
          ],
          leftOn: "2026-12-01",
          displayName: "Tom",
        });
        expect(found?.school.places.map(({ pupil, value }) => [pupil, value])).toEqual([["ada", "owl"]]);
        expect(found?.school.pupils).toEqual(["ada"]);
        expect(found?.school.zone).toBe("Europe/Dublin");
      });
    });

    describe("what access is worked out from", () => {
      it("moves with the changes it comes from, and says that it moved", async () => {
        await append(store, ...school());
        expect(await store.schoolFacts()).toEqual({
          zone: "Europe/Dublin",
          places: [
            { pupil: "ada", of: "class", value: "owl", from: "2026-09-01", until: null },
            { pupil: "bo", of: "class", value: "wren", from: "2026-09-01", until: null },
          ],
          classes: [
            { id: "owl", phase: "1" },
            { id: "wren", phase: null },
          ],
          pupils: ["ada", "bo"],
        });
        const { accessVersion } = await store.life();
        await append(store, change(ada, "one", { words: "a" }));
        expect((await store.life()).accessVersion).toBe(accessVersion);
        await append(
          store,
          change("card/ada", "ada-in-owl", { from: "2026-09-01", until: "2026-11-01" }, { kind: "membership" }),
          change("card/bo", "bo-in-wren", { removedAt: 1, removedWhy: "mistake" }, { kind: "membership" }),
          change("school", "wren", { removedAt: 1, removedWhy: "mistake" }, { kind: "class" }),
        );
        expect((await store.life()).accessVersion).not.toBe(accessVersion);
        const facts = await store.schoolFacts();
        expect(facts.places).toMatchObject([{ pupil: "ada", until: "2026-11-01" }]);
        expect(facts.classes).toEqual([{ id: "owl", phase: "1" }]);
      });

      it("knows a person by their roles, and by what the school says of them", async () => {
        await append(store, ...school());
        expect(await store.personFacts("nobody")).toEqual({ grants: [], leftOn: null, displayName: "" });
        expect(await store.personFacts("tom")).toMatchObject({ displayName: "Tom", leftOn: "2026-12-01" });
      });
    });

    describe("reading", () => {
      it("gives changes after a number, as many as the bytes hold, and one at least", async () => {
        for (let number = 0; number < 10; number += 1) await append(store, change(ada, `r${number}`, { words: "x".repeat(1_000) }));
        const run = await store.changesAfter(ada, 2, { bytes: 3_500, author: null });
        expect(run.items.map(({ seq }) => seq)).toEqual([3, 4]);
        expect(run.more).toBe(true);
        expect(Buffer.byteLength(JSON.stringify(run.items))).toBeLessThanOrEqual(3_500);
        expect((await store.changesAfter(ada, 2, { bytes: 1, author: null })).items.map(({ seq }) => seq)).toEqual([3]);
        expect(await store.changesAfter(ada, 10, everything)).toEqual({ items: [], more: false });
        expect(await store.changesAfter("evidence/nobody/2026-27", 0, everything)).toEqual({ items: [], more: false });
      });

      it("gives records from the highest id down, between two ids, as many as the bytes hold", async () => {
        for (let number = 0; number < 6; number += 1) await append(store, change(ada, `r${number}`, { words: "x".repeat(1_000) }));
        const ids = async (below: string | null, floor: string | null, bytes = 1e6) =>
          (await store.recordsBelow(ada, below, floor, { bytes, author: null })).items.map(({ id }) => id);
        expect(await ids(null, null)).toEqual(["r5", "r4", "r3", "r2", "r1", "r0"]);
        expect(await ids("r4", "r2")).toEqual(["r3", "r2"]);
        expect(await ids("r4", null, 2_600)).toEqual(["r3", "r2"]);
        expect(await store.countBelow(ada, "r4")).toBe(4);
        expect(await store.countBelow(ada, null)).toBe(6);
      });

      it("gives one person what they made, what became of it, and nothing else", async () => {
        await append(store, change(ada, "toms", { words: "a" }), change(ada, "umas", { words: "b" }, { by: "uma" }));
        await append(store, change(ada, "toms", { words: "c" }, { by: "uma" }), change(ada, "umas", { words: "d" }));
        await append(store, redaction(ada, ["umas"], { record: "of-umas" }), redaction(ada, ["toms"], { record: "of-toms", by: "uma" }));
        const limits: ReadLimits = { bytes: 1e6, author: "uma" };
        expect((await store.changesAfter(ada, 0, limits)).items.map(({ seq, record }) => [seq, record])).toEqual([
          [2, "umas"],
          [4, "umas"],
          [5, "of-umas"],
          [6, "of-toms"],
        ]);
        expect((await store.recordsBelow(ada, null, null, limits)).items.map(({ id }) => id)).toEqual(["umas", "of-umas", "of-toms"]);
      });
    });

    describe("words taken back", () => {
      it("leave the log and the record in the act that takes them back, and keep their numbers and stamps", async () => {
        const said = [
          change(ada, "one", { words: "Zebedee" }),
          change(ada, "one", { words: "Zebedee again" }),
          change(ada, "two", { words: "stays" }),
        ];
        await append(store, ...said);
        const taken = redaction(ada, ["one"]);
        await append(store, taken);
        const redacted = { why: "request", by: "tom", at: taken.at };
        const after = await log(store, ada);
        expect(after.slice(0, 2)).toEqual(said.slice(0, 2).map((each, index) => ({ ...each, fields: {}, redacted, seq: index + 1 })));
        expect(after[2]).toEqual({ ...said[2], seq: 3 });
        expect((await records(store, ada)).find(({ id }) => id === "one")).toEqual({
          stream: ada,
          kind: "observation",
          id: "one",
          fields: {},
          marks: {},
          redacted,
        });
        expect(await append(store, ...said.slice(0, 1))).toMatchObject({ appended: [], known: [{ hash: "", redacted: true }] });
      });

      it.each([
        ["before it", [1, 0]],
        ["after it", [0, 1]],
      ])("are gone when the redaction comes %s, whatever the stamps", async (_when, order) => {
        for (const [at, by] of [1, 5, 9].entries()) {
          const stamp = (ms: number) => formatStamp({ ms, counter: 0, replica });
          const said = change(ada, `r${at}`, { pupil: "ada", words: "Zebedee" }, { at: stamp(5) });
          const taken = redaction(ada, [`r${at}`], { record: `t${at}`, at: stamp(by) });
          for (const which of order) await append(store, ...[said, taken].filter((_each, index) => index === which));
        }
        for (const record of await records(store, ada)) {
          if (record.kind !== "redaction") expect(record).toMatchObject({ fields: {}, redacted: { by: "tom" } });
        }
        expect(opened.bytes().includes("Zebedee")).toBe(false);
      });

      it("are gone when the redaction comes in the same act, before its record or after", async () => {
        const said = (record: string) => change(ada, record, { pupil: "ada", words: "Zebedee" });
        await append(store, said("one"), redaction(ada, ["one"], { record: "t1" }));
        await append(store, redaction(ada, ["two"], { record: "t2" }), said("two"));
        expect(JSON.stringify([await log(store, ada), await records(store, ada)])).not.toContain("Zebedee");
        expect(opened.bytes().includes("Zebedee")).toBe(false);
      });

      it("are taken back by the earliest of several; of equal stamps, by who and why, whatever came first", async () => {
        const at = formatStamp({ ms: 5, counter: 0, replica });
        const takes = (record: string, by: string, name: string, stamp = at) => redaction(ada, [record], { record: name, by, at: stamp });
        await append(store, change(ada, "one", { words: "x" }), change(ada, "two", { words: "x" }));
        await append(store, takes("one", "uma", "t1"));
        await append(store, takes("one", "priya", "t2"));
        await append(store, takes("two", "priya", "t3"));
        await append(store, takes("two", "uma", "t4"));
        await append(store, takes("two", "tom", "t5", formatStamp({ ms: 6, counter: 0, replica })));
        const taken = (await records(store, ada)).flatMap(({ redacted }) => redacted?.by ?? []);
        expect(taken).toEqual(["priya", "priya"]);
        expect((await log(store, ada)).slice(0, 2).map(({ redacted }) => redacted?.by)).toEqual(["priya", "priya"]);
      });

      it("before they are said are only one's own, unless whoever takes them back answers for the stream", async () => {
        const [own, others, answered] = ["own", "others", "answered"].map((record) => change(ada, record, { pupil: "ada", words: "said" }));
        if (!own || !others || !answered) throw new Error("There are three.");
        await append(store, redaction(ada, ["own"], { record: "t1" }), redaction(ada, ["others"], { record: "t2", by: "uma" }));
        const whole = redaction(ada, ["answered"], { record: "t3", by: "priya" });
        await store.append([workOf([whole], () => ({ append: [{ ...appending(whole), ofAnybody: true }] }))]);
        await append(store, own, others, answered);
        await append(store, change(ada, "others", { place: "hall" }));
        const kept = new Map((await records(store, ada)).map(({ id, fields }) => [id, fields]));
        expect([kept.get("own"), kept.get("others"), kept.get("answered")]).toEqual([
          {},
          { pupil: "ada", words: "said", place: "hall" },
          {},
        ]);
        expect((await log(store, ada)).filter(({ record }) => record === "others").map(({ redacted }) => redacted)).toEqual([
          undefined,
          undefined,
        ]);
      });

      it("are in no byte that the store keeps, nor is what they were before they were put right", async () => {
        for (let number = 0; number < 40; number += 1) {
          await append(
            store,
            change(ada, `r${number}`, { words: `Zebedee ${"x".repeat(number * 40)}` }),
            change(bo, `r${number}`, { words: "stays" }),
          );
          await append(store, change(ada, `r${number}`, { words: `Zebedee again ${"y".repeat(number * 25)}` }));
        }
        expect(opened.bytes().includes("Zebedee")).toBe(true);
        for (let number = 0; number < 40; number += 1) await append(store, redaction(ada, [`r${number}`], { record: `t${number}` }));
        expect(opened.bytes().includes("Zebedee")).toBe(false);
        opened = opened.reopen();
        store = opened.store;
        expect(opened.bytes().includes("Zebedee")).toBe(false);
        expect(await records(store, bo)).toHaveLength(40);
      });

      it("do not come in afterwards, and only in their own stream", async () => {
        await append(store, change(bo, "before", { words: "stays" }));
        await append(store, redaction(ada, ["later", "elsewhere", "before"]));
        await append(store, change(ada, "later", { words: "Zebedee" }), change(bo, "elsewhere", { words: "stays" }));
        expect(JSON.stringify(await log(store, ada))).not.toContain("Zebedee");
        expect(JSON.stringify(await records(store, ada))).not.toContain("Zebedee");
        expect(await records(store, bo)).toMatchObject([{ fields: { words: "stays" } }, { fields: { words: "stays" } }]);
      });
    });

    describe("a stream's life", () => {
      it("begins with the store's epoch, and another is given to every stream at once", async () => {
        await append(store, change(ada, "one", { words: "a" }), change(bo, "two", { words: "b" }));
        const { epoch } = await store.life();
        expect([...(await store.heads([ada, bo, "school"])).heads]).toEqual([
          [ada, { epoch, seq: 1 }],
          [bo, { epoch, seq: 1 }],
        ]);
        await store.renewEpochs();
        const renewed = (await store.life()).epoch;
        expect(renewed).not.toBe(epoch);
        await append(store, change("school", "s", { name: "R" }, { kind: "school" }));
        const { heads } = await store.heads([ada, bo, "school"]);
        expect([...heads.values()].map((head) => head.epoch)).toEqual([renewed, renewed, renewed]);
      });

      it("ends when it is erased, with all that it held, and is told in the ledger", async () => {
        await append(store, ...school(), change(ada, "one", { words: "Zebedee" }), redaction(ada, ["two"]));
        const entry = change(
          "leadership",
          "e1",
          { stream: "card/ada", erasedAt: 946_684_800_000, why: "request" },
          { kind: "erasure", by: "helen" },
        );
        const { accessVersion } = await store.life();
        await store.erase({ stream: "card/ada" }, () => appending(entry));
        expect((await store.life()).accessVersion).not.toBe(accessVersion);
        await store.erase({ stream: "card/ada" }, () => appending({ ...entry, id: uuid(), record: "e2" }));
        expect([...(await store.heads(["card/ada", "leadership"])).erased.keys()]).toEqual(["card/ada"]);
        expect(await log(store, "leadership")).toEqual([{ ...entry, seq: 1 }]);
        expect(await log(store, "card/ada")).toEqual([]);
        expect(await records(store, "card/ada")).toEqual([]);
        const facts = await store.schoolFacts();
        expect(facts.pupils).toEqual(["bo"]);
        expect(facts.places.map(({ pupil }) => pupil)).toEqual(["bo"]);
        expect([...(await foundFor(store, change("card/ada", "again", { words: "x" }))).erased.keys()]).toEqual(["card/ada"]);
      });

      it("ends for a child in all of their streams at once, those that never began among them", async () => {
        const lastYear = "evidence/ada/2025-26";
        await append(store, ...school(), change(ada, "one", { words: "Zebedee" }), change(lastYear, "two", { words: "Zebedee" }));
        await append(store, change(bo, "three", { words: "stays" }), change("evidence/adam/2026-27", "four", { words: "stays" }));
        const told: string[] = [];
        const erase = () =>
          store.erase({ pupil: "ada" }, (stream) => {
            told.push(stream);
            return appending(change("leadership", `erasure-${told.length}`, { stream }, { kind: "erasure", by: "helen" }));
          });
        await erase();
        await erase();
        const gone = [lastYear, ada, "file/ada", "card/ada"];
        expect(told).toEqual(gone);
        expect((await log(store, "leadership")).map(({ seq, fields }) => [seq, fields.stream])).toEqual(
          gone.map((name, at) => [at + 1, name]),
        );
        const { heads, erased } = await store.heads([...gone, bo, "evidence/adam/2026-27", "evidence/ada/2027-28"]);
        expect([...heads.keys()]).toEqual([bo, "evidence/adam/2026-27"]);
        expect([...erased.keys()]).toEqual([...gone, "evidence/ada/2027-28"]);
        expect(opened.bytes().includes("Zebedee")).toBe(false);
      });

      it("that ends is told to who wrote in it, and to who had it on the day", async () => {
        const grant = (person: string, id: string, until: string | null) =>
          opened.grant({
            id: `${person}-${id}`,
            person,
            role: "ta",
            scope: { type: "class", id },
            from: "2026-09-01",
            until,
            endedAt: null,
          });
        grant("uma", "owl", null);
        grant("wim", "owl", "2026-09-30");
        grant("omar", "wren", null);
        await append(store, ...school(), change(ada, "one", { words: "a" }, { by: "priya" }));
        const at = formatStamp({ ms: Date.UTC(2026, 10, 24, 9), counter: 0, replica });
        await store.erase({ stream: ada }, () =>
          appending(change("leadership", "e1", { stream: ada }, { kind: "erasure", by: "helen", at })),
        );
        expect([...((await store.heads([ada])).erased.get(ada) ?? [])].sort()).toEqual(["priya", "uma"]);
        expect([...((await foundFor(store, change(ada, "x", {}))).erased.get(ada) ?? [])].sort()).toEqual(["priya", "uma"]);
      });

      it("can be ended before it began, when the ledger knows of it and the backup does not", async () => {
        await store.erase({ stream: ada }, () => appending(change("leadership", "e1", { stream: ada }, { kind: "erasure" })));
        expect([...(await store.heads([ada])).erased.keys()]).toEqual([ada]);
      });
    });

    it("holds after it was closed and opened what it held before", async () => {
      await append(store, ...school(), change(ada, "one", { words: "a" }), redaction(ada, ["two"]));
      await store.erase({ stream: bo }, () => appending(change("leadership", "e1", { stream: bo }, { kind: "erasure" })));
      const before = {
        log: await log(store, ada),
        records: await records(store, ada),
        facts: await store.schoolFacts(),
        life: await store.life(),
      };
      opened = opened.reopen();
      store = opened.store;
      expect({
        log: await log(store, ada),
        records: await records(store, ada),
        facts: await store.schoolFacts(),
        life: await store.life(),
      }).toEqual(before);
      expect([...(await store.heads([bo])).erased.keys()]).toEqual([bo]);
    });

    it(
      "comes to the same by a snapshot at k and the changes after it as by all changes, whatever happened",
      { timeout: 120_000 },
      async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), fc.nat(25), fc.nat(3_000), async (steps, cut, bytes) => {
            const stream = `evidence/${uuid()}/2026-27`;
            let held = new Map<string, MergedRecord>();
            let k = 0;
            for (const [index, each] of steps.entries()) {
              if (index === cut) {
                held = await snapshot(store, stream, bytes);
                k = index;
              }
              await append(store, toChange(stream, each));
            }
            const bySnapshot = applied(held, await log(store, stream, k));
            const byChanges = applied(new Map(), await log(store, stream));
            const merged = new Map((await records(store, stream)).map((record) => [record.id, record]));
            expect(inOrder(byChanges)).toEqual(inOrder(merged));
            expect(inOrder(bySnapshot)).toEqual(inOrder(merged));
            expect(inOrder(applied(merged, await log(store, stream)))).toEqual(inOrder(merged));
          }),
          { numRuns: 150 },
        );
      },
    );
  });
}

/** One thing that happens to one of three records: by three people, with stamps that need not be in order. */
const step = fc.record({
  record: fc.constantFrom("one", "two", "three"),
  fields: fc.constantFrom<FieldValues>(
    { went: "onOwn", help: "shown" },
    { went: "notYet" },
    { words: "turned" },
    { words: "stilled" },
    { place: "hall", activity: null },
    { removedAt: 5, removedWhy: "mistake" },
  ),
  ms: fc.integer({ min: 1, max: 12 }),
  by: fc.constantFrom("tom", "uma", "priya"),
  what: fc.oneof({ weight: 9, arbitrary: fc.constant("said" as const) }, { weight: 1, arbitrary: fc.constant("takenBack" as const) }),
});

function toChange(stream: string, { record, fields, ms, by, what }: typeof step extends fc.Arbitrary<infer S> ? S : never): Change {
  const own = `${stream.split("/")[1] ?? ""}-${record}`;
  const at = formatStamp({ ms, counter: (made += 1) % 0xffff, replica });
  return what === "said"
    ? change(stream, own, fields, { by, at })
    : change(stream, `${own}-${made}`, { records: [own], why: "wrongPupil" }, { kind: "redaction", by, at });
}

/** A snapshot read part by part, as pages carry it. */
async function snapshot(store: StreamStore, stream: string, bytes: number): Promise<Map<string, MergedRecord>> {
  const held = new Map<string, MergedRecord>();
  for (let below: string | null = null; ;) {
    const run = await store.recordsBelow(stream, below, null, { bytes, author: null });
    for (const record of run.items) held.set(record.id, mergeRecords(held.get(record.id), record));
    if (!run.more) return held;
    below = run.items.at(-1)?.id ?? null;
  }
}

function inOrder(held: ReadonlyMap<string, MergedRecord>): MergedRecord[] {
  return [...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function school(): Change[] {
  const pupil = (id: string, place: string) => [
    change(`card/${id}`, id, { firstName: id }, { kind: "pupil" }),
    change(
      `card/${id}`,
      `${id}-in-${place}`,
      { pupil: id, of: "class", value: place, from: "2026-09-01", until: null },
      { kind: "membership" },
    ),
  ];
  return [
    change("school", "school", { name: "Riverside", zone: "Europe/Dublin" }, { kind: "school" }),
    change("school", "owl", { name: "Owl", type: "class", phase: "1" }, { kind: "class" }),
    change("school", "wren", { name: "Wren", type: "class" }, { kind: "class" }),
    change("school", "tom", { displayName: "Tom", leftOn: "2026-12-01" }, { kind: "staff" }),
    ...pupil("ada", "owl"),
    ...pupil("bo", "wren"),
  ];
}
