import { describe, expect, it } from "vitest";
import type { StreamStore } from "../../../src/server/storage/streamStore.ts";
import { pull } from "../../../src/server/sync/pull.ts";
import { syncDeps } from "../../../src/server/sync/syncDeps.ts";
import { erase } from "../../../src/server/sync/erase.ts";
import { maxPullBytes } from "../../../src/sync/protocol.ts";
import { day, morning, replicaOf, SmallSchool, type Statement } from "./smallSchool.ts";
import { TestTablet } from "./testTablet.ts";

/** A record's id as a tablet makes it at an instant. */
function idAt(ms: number, number: number): string {
  const time = ms.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

/** A store that notes every call on it. */
function counting(store: StreamStore): { store: StreamStore; calls: string[] } {
  const calls: string[] = [];
  const counted = new Proxy(store, {
    get(target, name, receiver) {
      calls.push(String(name));
      const member: unknown = Reflect.get(target, name, receiver);
      return member;
    },
  });
  return { store: counted, calls };
}

describe("a tablet that asks", () => {
  it("learns from the digest that nothing moved, and no log is read for it", async () => {
    const school = await new SmallSchool().settle();
    for (let number = 0; number < 20; number += 1) await school.mustSay("tom", school.observation(`record-${number}`));
    const tablet = new TestTablet(school, "tom");
    await tablet.catchUp();
    const { store, calls } = counting(school.store);
    const deps = syncDeps(store, () => school.now);
    const request = { version: 1, person: "tom", replica: replicaOf("tom"), digest: tablet.digest };
    await pull(deps)("tom", request);
    calls.length = 0;
    expect(await pull(deps)("tom", request)).toEqual({ body: { version: 1, time: school.now, answer: "same" } });
    expect(calls.sort()).toEqual(["heads", "life", "life", "personFacts"]);
  });

  it("is asked for its cursors when the digests differ", async () => {
    const school = await new SmallSchool().settle();
    expect(await school.ask("tom", { digest: "other" })).toEqual({ version: 1, time: school.now, answer: "cursors" });
  });

  it("is told its access, and again only when it moved", async () => {
    const school = await new SmallSchool().settle();
    const tablet = new TestTablet(school, "tom");
    await tablet.catchUp();
    const access = tablet.answers[0]?.access;
    expect(access?.grants).toEqual([{ role: "ta", scope: { type: "class", id: "kingfisher" }, until: null }]);
    expect(Object.keys(access?.streams ?? {}).some((name) => name.startsWith("file/"))).toBe(false);
    await school.mustSay("tom", school.observation("first"));
    await tablet.catchUp();
    expect(tablet.answers.slice(1).filter((answer) => answer.access !== undefined)).toEqual([]);
    await school.grant("tom", "teacher", { type: "class", id: "oak" });
    await tablet.catchUp();
    expect(tablet.record("cai")).toBeDefined();
    expect(tablet.answers.filter((answer) => answer.access !== undefined)).toHaveLength(2);
  });

  it("gets only what is its person's to read", async () => {
    const school = await new SmallSchool().settle();
    for (const pupil of ["ada", "cai"]) {
      await school.mustSay(pupil === "ada" ? "priya" : "omar", school.observation(`seen-${pupil}`, pupil), {
        stream: `file/${pupil}`,
        kind: "identity",
        record: `file-of-${pupil}`,
        fields: { pupil, misId: "1" },
      });
    }
    const held = async (person: string) => {
      const tablet = new TestTablet(school, person);
      await tablet.catchUp();
      return [...tablet.streams.keys()].sort();
    };
    expect(await held("tom")).toEqual(["card/ada", "card/bo", "evidence/ada/2026-27", "school"]);
    expect(await held("priya")).toEqual(["card/ada", "card/bo", "evidence/ada/2026-27", "file/ada", "school"]);
    expect(await held("ruth")).toEqual(["card/ada", "evidence/ada/2026-27", "school"]);
    expect(await held("helen")).toEqual(["card/ada", "card/bo", "card/cai", "card/dee", "file/ada", "file/cai", "school"]);
    expect(await held("it")).toEqual([]);
    expect(await held("nobody")).toEqual([]);
  });

  it("is told what it may no longer read, and gets no more of it", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("first"));
    const tablet = new TestTablet(school, "tom");
    await tablet.catchUp();
    await school.mustSay(
      "helen",
      { stream: "card/ada", kind: "membership", record: "ada-in-kingfisher", fields: { from: "2026-09-01", until: "2026-11-24" } },
      {
        stream: "card/ada",
        kind: "membership",
        record: "m2",
        fields: { pupil: "ada", of: "class", value: "oak", from: "2026-11-25", until: null },
      },
    );
    await tablet.catchUp();
    expect(tablet.streams.has("card/ada")).toBe(true);
    school.now += day;
    await tablet.catchUp();
    expect(tablet.answers.find((answer) => answer.withdrawn)?.withdrawn?.sort()).toEqual(["card/ada", "evidence/ada/2026-27"]);
    expect([...tablet.streams.keys()].sort()).toEqual(["card/bo", "school"]);
  });

  it("of somebody whose role ended holds nothing after its next exchange", async () => {
    const school = await new SmallSchool().settle();
    const grant = await school.grant("wim", "ta", { type: "class", id: "kingfisher" });
    const tablet = new TestTablet(school, "wim");
    await tablet.catchUp();
    expect(tablet.records.length).toBeGreaterThan(0);
    school.now += 1_000;
    await school.endGrant(grant, "2026-11-24");
    await tablet.catchUp();
    expect(tablet.records).toEqual([]);
  });
});

describe("pages", () => {
  it("hold at most 256 kB, and a first sync is complete after a few of them", { timeout: 60_000 }, async () => {
    const school = await new SmallSchool().settle();
    const acts = Array.from({ length: 1_000 }, (_, number) => {
      const at = morning - (number % 40) * day;
      return school.act("tom", { ...school.observation(idAt(at, number), number % 2 ? "ada" : "bo", { words: "x".repeat(300) }), at });
    });
    for (let from = 0; from < acts.length; from += 250) await school.send("tom", ...acts.slice(from, from + 250));
    const tablet = new TestTablet(school, "tom");
    const requests = await tablet.catchUp();
    expect(requests).toBeLessThanOrEqual(5);
    expect(tablet.records.filter(({ kind }) => kind === "observation")).toHaveLength(1_000);
    for (const { pages = [] } of tablet.answers) expect(Buffer.byteLength(JSON.stringify(pages))).toBeLessThanOrEqual(maxPullBytes);
    const left = tablet.answers.map((answer) => answer.left ?? 0);
    expect(left).toEqual([...left].sort((a, b) => b - a));
    expect(left[0]).toBeGreaterThan(300);
    expect(left.at(-1)).toBe(0);
  });

  it("of changes go on where the last one ended", async () => {
    const school = await new SmallSchool({ limits: { bytes: 3_000 } }).settle();
    await school.mustSay("tom", school.observation("record-0"));
    const tablet = new TestTablet(school, "uma");
    await tablet.catchUp();
    for (let number = 1; number < 20; number += 1) await school.mustSay("tom", school.observation(`record-${number}`));
    await tablet.catchUp();
    expect(tablet.records.filter(({ kind }) => kind === "observation")).toHaveLength(20);
    const seqs = tablet.answers.flatMap(({ pages = [] }) => pages.flatMap(({ changes = [] }) => changes.map(({ seq }) => seq)));
    expect(seqs).toEqual(Array.from({ length: 19 }, (_, index) => index + 2));
  });

  it("carry one thing that is larger than all of them, alone", async () => {
    const school = await new SmallSchool({ limits: { bytes: 2_000 } }).settle();
    await school.mustSay("tom", school.observation("big", "ada", { words: "x".repeat(4_000) }));
    const tablet = new TestTablet(school, "tom");
    await tablet.catchUp();
    expect(tablet.record("big")?.fields.words).toHaveLength(4_000);
  });

  it("bring what is needed first first: cards before evidence, the last fortnight of every child before anyone's history", async () => {
    const school = await new SmallSchool({ limits: { bytes: 3_000 } }).settle();
    const ages = [0, 3, 10, 20, 30, 40, 50, 60];
    for (const pupil of ["ada", "bo"]) {
      for (const [index, age] of ages.entries()) {
        const at = morning - age * day;
        await school.mustSay("tom", {
          ...school.observation(idAt(at, index + (pupil === "bo" ? 100 : 0)), pupil, { words: "x".repeat(900), observedAt: at }),
          at,
        });
      }
    }
    await school.mustSay("priya", { stream: "file/ada", kind: "identity", record: "f1", fields: { pupil: "ada", misId: "1" } });
    const tablet = new TestTablet(school, "priya");
    const order: string[] = [];
    for (let asking = true; asking;) {
      asking = await tablet.pull();
      expect(Buffer.byteLength(JSON.stringify(tablet.answers.at(-1)?.pages ?? []))).toBeLessThanOrEqual(3_000);
      for (const page of tablet.answers.at(-1)?.pages ?? []) {
        for (const record of page.records ?? []) {
          const age = Math.round((morning - Number(record.fields.observedAt ?? morning)) / day);
          order.push(record.kind === "observation" ? (age <= 14 ? "lately" : "history") : (page.stream.split("/")[0] ?? ""));
        }
      }
    }
    const runs = order.filter((what, index) => what !== order[index - 1]);
    expect(runs).toEqual(["school", "card", "lately", "history", "file"]);
    expect(tablet.records.filter(({ kind }) => kind === "observation")).toHaveLength(16);
  });

  it("bring the streams asked for before all others", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("one", "ada"), school.observation("two", "bo"));
    const answer = await school.ask("tom", { cursors: {}, first: ["evidence/bo/2026-27", "card/bo"] });
    expect(answer.pages?.map(({ stream }) => stream).slice(0, 3)).toEqual(["evidence/bo/2026-27", "card/bo", "school"]);
  });

  it("go on from a cut answer without a gap", async () => {
    const school = await new SmallSchool({ limits: { bytes: 2_500 } }).settle();
    for (let number = 0; number < 12; number += 1) await school.mustSay("tom", school.observation(`record-${number}`));
    const whole = new TestTablet(school, "uma");
    await whole.catchUp();
    const cut = new TestTablet(school, "uma");
    for (let asking = true; asking;) {
      const before = { cursors: cut.cursors, streams: structuredClone(cut.streams) };
      asking = await cut.pull();
      const pages = cut.answers.at(-1)?.pages ?? [];
      // Only the first page of each answer arrived.
      cut.cursors = before.cursors;
      cut.streams.clear();
      for (const [name, held] of before.streams) cut.streams.set(name, held);
      for (const page of pages.slice(0, 1)) cut.apply(page);
    }
    expect(cut.records).toEqual(whole.records);
  });
});

describe("a snapshot", () => {
  it("stands for changes when a tablet is far behind", async () => {
    const school = await new SmallSchool({ limits: { changesBehind: 10 } }).settle();
    await school.mustSay("tom", school.observation("first"));
    const tablet = new TestTablet(school, "uma");
    await tablet.catchUp();
    for (let number = 0; number < 11; number += 1)
      await school.mustSay("tom", { ...school.observation("first"), fields: { words: `${number}` } });
    await tablet.catchUp();
    const page = tablet.answers
      .flatMap((answer) => answer.pages ?? [])
      .find(({ stream, to }) => stream.startsWith("evidence") && to.seq === 12);
    expect(page).toMatchObject({ records: [{ id: "first", fields: { words: "10" } }] });
    expect(page?.restart).toBeUndefined();
    expect(tablet.record("first")?.fields.words).toBe("10");
  });

  it("shows what was taken back while it was being sent", async () => {
    const school = await new SmallSchool({ limits: { bytes: 1_500 } }).settle();
    for (let number = 0; number < 6; number += 1)
      await school.mustSay("tom", school.observation(`record-${number}`, "ada", { words: "Zebedee" }));
    const tablet = new TestTablet(school, "uma");
    while (!tablet.cursors["evidence/ada/2026-27"]?.part) await tablet.pull();
    await school.mustSay("priya", {
      stream: "evidence/ada/2026-27",
      kind: "redaction",
      record: "r1",
      fields: { records: ["record-5", "record-0"], why: "request", ofAnybody: true },
    });
    await tablet.catchUp();
    const fresh = new TestTablet(school, "uma");
    await fresh.catchUp();
    expect(tablet.records).toEqual(fresh.records);
    expect(tablet.record("record-5")?.redacted).toBeDefined();
  });
});

describe("cover", () => {
  const oneDay = async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("toms", "ada", { words: "by Tom" }));
    await school.mustSay("sam", school.observation("sams", "ada", { words: "by Sam" }));
    return school;
  };

  it("reads only what they wrote, whoever corrects it or takes it back", async () => {
    const school = await oneDay();
    const [reading, later] = [new TestTablet(school, "sam"), new TestTablet(school, "sam")];
    await reading.catchUp();
    await school.mustSay("priya", { ...school.observation("sams"), fields: { place: "pool" } });
    await school.mustSay("priya", { ...school.observation("toms"), fields: { place: "hall" } });
    await reading.catchUp();
    expect(reading.record("sams")?.fields.place).toBe("pool");
    const redaction = (record: string, records: string[]): Statement => ({
      stream: "evidence/ada/2026-27",
      kind: "redaction",
      record,
      fields: { records, why: "request", ofAnybody: true },
    });
    await school.mustSay("priya", redaction("r1", ["toms"]));
    await school.mustSay("priya", redaction("r2", ["sams"]));
    await reading.catchUp();
    await later.catchUp();
    for (const tablet of [reading, later]) {
      expect([...(tablet.streams.get("evidence/ada/2026-27")?.keys() ?? [])].sort()).toEqual(["r2", "sams"]);
      expect(tablet.record("sams")?.redacted).toBeDefined();
    }
    expect(later.records).toEqual(reading.records);
  });

  it("who is given the class reads all of it from then on, and only their own when the class is taken away", async () => {
    const school = await oneDay();
    const tablet = new TestTablet(school, "sam");
    await tablet.catchUp();
    expect(tablet.record("toms")).toBeUndefined();
    const grant = await school.grant("sam", "ta", { type: "class", id: "kingfisher" });
    await tablet.catchUp();
    expect(tablet.record("toms")).toBeDefined();
    school.now += 1_000;
    await school.endGrant(grant, "2026-11-24");
    await tablet.catchUp();
    expect(tablet.record("toms")).toBeUndefined();
    expect(tablet.record("sams")).toBeDefined();
    const told = await school.says("sam", school.observation("another"));
    await tablet.catchUp();
    expect(told.outcome === "refused" ? "" : told.changes[0]?.epoch).toBe(tablet.cursors["evidence/ada/2026-27"]?.epoch);
  });
});

describe("a restore", () => {
  it("is seen by every tablet: it begins each stream again, and says the same as one that is new", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("first"));
    const tablet = new TestTablet(school, "uma");
    await tablet.catchUp();
    await school.store.renewEpochs(school.now);
    await tablet.catchUp();
    const last = tablet.answers.at(-2);
    expect(last?.pages?.every((page) => page.restart ?? page.stream.startsWith("evidence"))).toBe(true);
    const fresh = new TestTablet(school, "uma");
    await fresh.catchUp();
    expect(tablet.records).toEqual(fresh.records);
    expect(tablet.cursors).toEqual(fresh.cursors);
  });

  it("that lost a stream says so: the tablet begins it from what it holds itself", async () => {
    const school = await new SmallSchool().settle();
    const tablet = new TestTablet(school, "tom");
    await tablet.catchUp();
    tablet.cursors = { ...tablet.cursors, "evidence/ada/2026-27": { epoch: "before", seq: 7 } };
    await tablet.catchUp();
    expect(tablet.cursors["evidence/ada/2026-27"]).toEqual({ epoch: "epoch-1", seq: 0 });
    await school.mustSay("tom", school.observation("again"));
    await tablet.catchUp();
    expect(tablet.record("again")).toBeDefined();
  });

  it("without a new life is noticed by a tablet that is ahead of it", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("first"));
    const tablet = new TestTablet(school, "tom");
    await tablet.catchUp();
    tablet.cursors = { ...tablet.cursors, "evidence/ada/2026-27": { epoch: "epoch-1", seq: 9 } };
    await tablet.catchUp();
    expect(tablet.cursors["evidence/ada/2026-27"]).toEqual({ epoch: "epoch-1", seq: 1 });
  });
});

describe("erasing", () => {
  it("deletes a stream everywhere and for good, and says so to the leaders", async () => {
    const school = await new SmallSchool().settle();
    const ids = { newUuid: () => school.nextId(), replica: "server0000000000" };
    const unsent = school.act("tom", school.observation("unsent"));
    await school.mustSay("tom", school.observation("first"));
    const [toms, helens] = [new TestTablet(school, "tom"), new TestTablet(school, "helen")];
    await toms.catchUp();
    await helens.catchUp();
    const stream = "evidence/ada/2026-27";
    await erase(school.deps, ids, { stream, why: "request", by: "helen" });
    await erase(school.deps, ids, { stream, why: "request", by: "helen" });
    await toms.catchUp();
    await helens.catchUp();
    expect(toms.answers.find((answer) => answer.erased)?.erased).toEqual([stream]);
    expect(toms.streams.has(stream)).toBe(false);
    expect(await school.result("tom", unsent)).toMatchObject({ code: "gone", change: unsent.changes[0]?.id });
    const ledger = helens.records.filter(({ kind }) => kind === "erasure");
    expect(ledger.map(({ fields }) => fields)).toEqual([{ stream, erasedAt: school.now, why: "request" }]);
    expect((await school.store.changesAfter(stream, 0, { bytes: 1e6, author: null })).items).toEqual([]);
    expect((await school.store.recordsBelow(stream, null, null, { bytes: 1e6, author: null })).items).toEqual([]);
  });

  it("of a card takes the child out of every class, and nothing of theirs begins again", async () => {
    const school = await new SmallSchool().settle();
    const ids = { newUuid: () => school.nextId(), replica: "server0000000000" };
    await erase(school.deps, ids, { stream: "card/ada", why: "retention", by: "helen" });
    for (const person of ["tom", "ruth"]) {
      expect(await school.says(person, school.observation("after"))).toMatchObject({ code: "gone" });
    }
    expect((await school.store.heads(["evidence/ada/2026-27"])).heads.size).toBe(0);
    const tablet = new TestTablet(school, "tom");
    await tablet.catchUp();
    expect([...tablet.streams.keys()].sort()).toEqual(["card/bo", "school"]);
    await expect(erase(school.deps, ids, { stream: "school", why: "mistake", by: "helen" })).rejects.toThrow();
  });

  it("of a child is all of their streams at once, each in the ledger, and no other child's", async () => {
    const school = await new SmallSchool().settle();
    const ids = { newUuid: () => school.nextId(), replica: "server0000000000" };
    const identity: Statement = { stream: "file/ada", kind: "identity", record: "identity-ada", fields: { pupil: "ada", misId: "7" } };
    const lastYear = { ...school.observation("last-year"), stream: "evidence/ada/2025-26" };
    await school.mustSay("priya", identity, school.observation("this-year"), lastYear, school.observation("bos", "bo"));
    const tablet = new TestTablet(school, "priya");
    await tablet.catchUp();
    const before = (await school.store.life()).accessVersion;
    await erase(school.deps, ids, { pupil: "ada", why: "request", by: "helen" });
    await erase(school.deps, ids, { pupil: "ada", why: "request", by: "helen" });
    expect((await school.store.life()).accessVersion).toBe(before + 1);
    const ledger = await school.store.changesAfter("leadership", 0, { bytes: 1e6, author: null });
    expect(ledger.items.map(({ seq, fields }) => [seq, fields.stream])).toEqual([
      [1, "evidence/ada/2025-26"],
      [2, "evidence/ada/2026-27"],
      [3, "file/ada"],
      [4, "card/ada"],
    ]);
    await tablet.catchUp();
    expect([...tablet.streams.keys()].sort()).toEqual(["card/bo", "evidence/bo/2026-27", "school"]);
    expect((await school.store.schoolFacts()).pupils).toEqual(["bo", "cai", "dee"]);
  });

  it("is told to who had a hand in the stream, and to nobody else", async () => {
    const school = await new SmallSchool().settle();
    const ids = { newUuid: () => school.nextId(), replica: "server0000000000" };
    const uma = await school.grant("uma", "ta", { type: "class", id: "oak" });
    await school.mustSay("uma", school.observation("cais", "cai"));
    const waits = school.act("uma", school.observation("waits", "cai"));
    school.now += 60_000;
    await school.endGrant(uma, "2026-11-24");
    await erase(school.deps, ids, { pupil: "cai", why: "request", by: "helen" });
    expect(await school.result("uma", waits)).toMatchObject({ code: "gone" });
    expect(await school.says("omar", school.observation("more", "cai"))).toMatchObject({ code: "gone" });
    expect(await school.says("tom", school.observation("more", "cai"))).toMatchObject({ code: "forbidden_stream" });
    const asks = async (person: string, pupil: string) => {
      const { erased, withdrawn } = await school.ask(person, { cursors: { [`card/${pupil}`]: { epoch: "guessed", seq: 1 } } });
      return { erased, withdrawn: withdrawn?.map((name) => name.replace(pupil, "x")) };
    };
    expect(await asks("tom", "cai")).toEqual(await asks("tom", "nobody"));
    expect(await asks("omar", "cai")).toEqual({ erased: ["card/cai"], withdrawn: undefined });
  });
});
