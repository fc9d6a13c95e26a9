/** What a tablet in front of somebody is told while it listens. */
import { createParser } from "eventsource-parser";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { movedEvent } from "../../../src/sync/liveMessages.ts";
import { live, type LiveTimes } from "../../../src/server/live/listening.ts";
import { replicaOf, SmallSchool } from "./smallSchool.ts";

const quick: LiveTimes = { gatherMs: 1, heartbeatMs: 60_000, lifeMs: 60_000 };
const year = "2026-27";

/** Kingfisher and Oak, whose adults listen. */
async function aSchool(times: Partial<LiveTimes> = {}) {
  const school = await new SmallSchool().settle();
  const signedOut = new Set<string>();
  const looked: string[] = [];
  const listening = live({
    ...school.deps,
    moves: school.moves,
    personOf: (token) => {
      looked.push(token);
      return Promise.resolve(signedOut.has(token) ? undefined : token);
    },
    times: { ...quick, ...times },
  });
  onTestFinished(() => listening.end());

  /** Somebody's tablet listens; their token is their name. */
  const listens = async (person: string, { after, replica = replicaOf(person) }: { after?: string | undefined; replica?: string } = {}) => {
    const heard: { event: string | undefined; id: string | undefined; data: unknown }[] = [];
    let signs = 0;
    const parser = createParser({
      onEvent: ({ event, id, data }) => void heard.push({ event, id, data: JSON.parse(data) }),
      onComment: () => void (signs += 1),
    });
    const body = { version: 1, person, replica, ...(after === undefined ? {} : { after }) };
    const outcome = await listening.route.handle({ person, token: person, body, address: "" });
    if (!("events" in outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`);
    const leaving = new AbortController();
    const feed = (text: string) => {
      parser.feed(text);
      return Promise.resolve();
    };
    const ended = outcome.events(feed, leaving.signal);
    return {
      heard,
      signs: () => signs,
      ended,
      leaves: () => leaving.abort(),
      /** The streams named so far. */
      named: () => heard.flatMap(({ event, data }) => (event === "moved" ? movedEvent.parse(data).streams : [])),
      place: () => heard.at(-1)?.id,
      has: (count: number) => vi.waitFor(() => expect(heard.length + signs).toBeGreaterThanOrEqual(count)),
    };
  };
  let seen = 0;
  const sees = (by: string, pupil: string) => school.says(by, school.observation(`o-${(seen += 1)}`, pupil, { words: "reached" }));
  return { school, listening, listens, sees, signedOut, looked };
}

describe("a tablet that listens", () => {
  it("is told to ask first, and then of what a colleague wrote, by its stream alone", async () => {
    const { listens, sees } = await aSchool();
    const uma = await listens("uma");
    await uma.has(1);
    expect(uma.heard).toMatchObject([{ event: "again", data: {} }]);
    await sees("tom", "ada");
    await uma.has(2);
    expect(uma.heard.slice(1)).toMatchObject([{ event: "moved", data: { streams: [`evidence/ada/${year}`] } }]);
    expect(JSON.stringify(uma.heard)).not.toContain("reached");
  });

  it("is not told what it wrote itself; the same person's other tablet is", async () => {
    const { listens, sees } = await aSchool();
    const [here, there] = [await listens("tom"), await listens("tom", { replica: "cccccccccccccccc" })];
    await here.has(1);
    await there.has(1);
    await sees("tom", "ada");
    await there.has(2);
    expect(there.named()).toEqual([`evidence/ada/${year}`]);
    await here.has(2);
    expect(here.named()).toEqual([]);
  });

  it("is told nothing of a stream that its person may not read, or reads only their own part of", async () => {
    const { listens, sees, school } = await aSchool();
    const [omar, sam] = [await listens("omar"), await listens("sam")];
    await omar.has(1);
    await sam.has(1);
    await sees("tom", "ada");
    await school.mustSay("helen", { stream: "school", kind: "class", record: "wren", fields: { name: "Wren", type: "class", phase: "1" } });
    await vi.waitFor(() => expect([omar.named(), sam.named()]).toEqual([["school"], ["school"]]));
  });

  it("hears of many moves that come together as one", async () => {
    const { listens, sees } = await aSchool({ gatherMs: 60 });
    const uma = await listens("uma");
    await uma.has(1);
    for (const pupil of ["ada", "bo", "ada"]) await sees("tom", pupil);
    await vi.waitFor(() => expect(uma.named()).toEqual([`evidence/ada/${year}`, `evidence/bo/${year}`]));
    expect(uma.heard).toHaveLength(2);
  });
});

describe("who may listen", () => {
  it("is looked at before every event: a session that ended hears nothing more", async () => {
    const { listens, sees, signedOut } = await aSchool();
    const uma = await listens("uma");
    await uma.has(1);
    signedOut.add("uma");
    await sees("tom", "ada");
    await uma.ended;
    expect(uma.named()).toEqual([]);
  });

  it("is looked at at every heartbeat, when nothing moved: a session that ended is hung up on", async () => {
    const { listens, signedOut, looked } = await aSchool({ heartbeatMs: 5 });
    const uma = await listens("uma");
    await uma.has(3);
    expect(uma.signs()).toBeGreaterThan(0);
    expect(looked.length).toBeGreaterThan(2);
    signedOut.add("uma");
    await uma.ended;
  });

  it("is told to ask when their roles moved, and hears no more of what they no longer read", async () => {
    const { school, listens, sees } = await aSchool({ heartbeatMs: 5 });
    const grant = await school.grant("vera", "ta", { type: "class", id: "oak" });
    const vera = await listens("vera");
    await vera.has(1);
    await school.grant("vera", "ta", { type: "class", id: "kingfisher" });
    await vi.waitFor(() => expect(vera.heard.map(({ event }) => event)).toEqual(["again", "again"]));
    await school.endGrant(grant, "2026-11-24");
    school.now += 86_400_000;
    await vi.waitFor(() => expect(vera.heard).toHaveLength(3));
    await sees("omar", "cai");
    await sees("tom", "ada");
    await vi.waitFor(() => expect(vera.named()).toEqual([`evidence/ada/${year}`]));
  });

  it("hears nothing once they have no role left", async () => {
    const { school, listens } = await aSchool({ heartbeatMs: 5 });
    const grant = await school.grant("vera", "ta", { type: "class", id: "oak" });
    const vera = await listens("vera");
    await vera.has(1);
    await school.endGrant(grant, "2026-11-24");
    school.now += 86_400_000;
    await vera.ended;
  });

  it.each([
    ["another person's name", { version: 1, person: "tom", replica: replicaOf("tom") }, "wrong_person"],
    ["no replica", { version: 1, person: "uma" }, "invalid_change"],
    ["a protocol of another time", { version: 99, person: "uma", replica: replicaOf("uma") }, "version_not_supported"],
  ])("is refused with %s", async (_, body, code) => {
    const { listening } = await aSchool();
    expect(await listening.route.handle({ person: "uma", token: "uma", body, address: "" })).toMatchObject({ refused: code });
  });
});

describe("a listener that was cut off", () => {
  it("is told what it missed, when it comes back to a server that remembers", async () => {
    const { listens, sees } = await aSchool();
    const first = await listens("uma");
    await first.has(1);
    first.leaves();
    await first.ended;
    await sees("tom", "ada");
    const second = await listens("uma", { after: first.place() });
    await second.has(1);
    expect(second.heard.map(({ event, data }) => [event, data])).toEqual([["moved", { streams: [`evidence/ada/${year}`] }]]);
    const third = await listens("uma", { after: second.place() });
    await third.has(1);
    expect(third.heard).toEqual([]);
  });

  it("is told to ask again, when so much moved meanwhile that nobody remembers", async () => {
    const { school, listens } = await aSchool();
    const first = await listens("uma");
    await first.has(1);
    first.leaves();
    for (let n = 0; n < 300; n += 1) school.moves.tell({ streams: new Set(["card/ada"]), by: null });
    const second = await listens("uma", { after: first.place() });
    await second.has(1);
    expect(second.heard).toMatchObject([{ event: "again" }]);
  });

  it.each(["another-life.1", "life.999999", "nonsense", "life.-1"])(
    "is told to ask again, when it was somewhere unknown: %s",
    async (after) => {
      const { listens } = await aSchool();
      const uma = await listens("uma", { after });
      await uma.has(1);
      expect(uma.heard).toMatchObject([{ event: "again" }]);
    },
  );

  it("is told to ask again when a stream was erased, or a copy was put back", async () => {
    const { school, listens } = await aSchool();
    const uma = await listens("uma");
    await uma.has(1);
    await school.store.renewEpochs(school.now);
    await uma.has(2);
    expect(uma.heard.map(({ event }) => event)).toEqual(["again", "again"]);
  });
});

describe("a person and a tablet", () => {
  it("have one listener: a newer one ends the older", async () => {
    const { listens } = await aSchool();
    const older = await listens("uma");
    await older.has(1);
    const newer = await listens("uma");
    await older.ended;
    await newer.has(1);
    newer.leaves();
    await newer.ended;
  });

  it("do not hold a server for ever: it ends by itself, and with the server", async () => {
    const { listens, listening } = await aSchool({ lifeMs: 20 });
    const uma = await listens("uma");
    await uma.ended;
    expect(uma.heard).toHaveLength(1);
    const again = await (await aSchool()).listens("tom");
    await again.has(1);
    listening.end();
    again.leaves();
    await again.ended;
  });

  it("are not many: of one person's tablets those that have listened longest are ended", async () => {
    const { listens } = await aSchool();
    const letters = "abcdefghijklmn";
    const all = [];
    for (const letter of letters) all.push(await listens("uma", { replica: letter.repeat(16) }));
    await all[0]?.ended;
    await all[1]?.ended;
    await all.at(-1)?.has(1);
  });
});
