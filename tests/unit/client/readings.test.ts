/** Who read what about a child on an iPad, as the school's audit comes to know it. */
import { describe, expect, it, vi } from "vitest";
import { maxReadings } from "../../../src/sync/readingMessages.ts";
import { damageIn } from "../server/damageIn.ts";
import { readingsTold } from "../server/readingsTold.ts";
import { goodPassword } from "../server/server.ts";
import { lesson } from "./aClass.ts";
import { goodPin, tabletOf } from "./aTablet.ts";

async function reading() {
  const made = await lesson();
  const { server, ipad, tom, amara } = made;
  const told = { readings: () => readingsTold(server), damage: () => damageIn(server) };
  const reads = async (page: "plan" | "evidence" | "support", pupil = amara) => {
    server.clock.now += 1_000;
    await ipad.do("noteReading", { pupil, page });
  };
  /** An exchange, and what is told beside it. */
  const exchanges = async () => {
    await ipad.do("syncNow", {});
    await vi.waitFor(async () => expect(await ipad.stores.get(tom)?.settings.get("readings")).toMatchObject({ waiting: [] }));
  };
  const pagesTold = async () => (await told.readings()).map(({ person, about }) => [person, about.page]);
  return { ...made, told, reads, exchanges, pagesTold };
}

describe("what is read of a child with no network", () => {
  it("is told to the school with a later exchange: who, whom, which page and when, as one chain", async () => {
    const { server, ipad, tom, amara, told, reads, exchanges } = await reading();
    ipad.network.on = false;
    await reads("plan");
    const at = server.clock.now;
    await reads("support");
    server.clock.now += 3_600_000;
    expect(await told.readings()).toEqual([]);
    ipad.network.on = true;
    await exchanges();
    const entry = (number: number, page: string) => ({ number, person: tom, about: { pupil: amara, page } });
    expect(await told.readings()).toMatchObject([
      { ...entry(1, "plan"), at },
      { ...entry(2, "support"), at: at + 1_000 },
    ]);
    expect(await told.damage()).toEqual([]);
  });

  it("is told once a day of each page of each child, and again on the next", async () => {
    const { server, ipad, reads, exchanges, pagesTold, tom, cai } = await reading();
    await reads("plan");
    await reads("plan");
    await exchanges();
    const written = () => ipad.tallies.get(tom)?.commits;
    const before = written();
    await reads("plan");
    expect(written()).toBe(before);
    await reads("plan", cai);
    server.clock.now += 86_400_000;
    await reads("plan");
    await exchanges();
    expect(await pagesTold()).toEqual([tom, tom, tom].map((who) => [who, "plan"]));
  });

  it("is told once, though an answer was lost", async () => {
    const { server, ipad, reads, exchanges, pagesTold, tom } = await reading();
    await reads("plan");
    let lost = 0;
    ipad.network.between = (path, init) => {
      if (path !== "/identity/readings" || lost > 0) return null;
      lost += 1;
      return server.raw(path, init).then(() => Promise.reject(new TypeError("the network went")));
    };
    await ipad.do("syncNow", {});
    await vi.waitFor(() => expect(lost).toBe(1));
    await reads("evidence");
    await exchanges();
    expect(await pagesTold()).toEqual([
      [tom, "plan"],
      [tom, "evidence"],
    ]);
  });

  it("is told in parts where there is much of it", async () => {
    const { ipad, reads, exchanges, told } = await reading();
    ipad.network.on = false;
    for (let child = 0; child < maxReadings + 1; child += 1) await reads("plan", `pupil-${child}`);
    ipad.network.on = true;
    await exchanges();
    expect(ipad.network.requests.filter((path) => path === "/identity/readings")).toHaveLength(2);
    expect((await told.readings()).map(({ number }) => number)).toEqual(
      Array.from({ length: maxReadings + 1 }, (_each, index) => index + 1),
    );
    expect(await told.damage()).toEqual([]);
  });

  it("is told again, in its chain, to a school that was put back to a backup of before", async () => {
    const { server, reads, exchanges, told, pagesTold, tom } = await reading();
    await reads("plan");
    await exchanges();
    await reads("evidence");
    await exchanges();
    const before = await told.readings();
    const backup = (kept: number) =>
      server.asks(({ db }) =>
        db
          .deleteFrom("audit")
          .where((one) => one.or([one("what", "=", "readingsTaken"), one.and([one("what", "=", "recordRead"), one("number", ">", kept)])]))
          .execute(),
      );
    for (const kept of [1, 0]) {
      await backup(kept);
      server.clock.now += 86_400_000;
      await reads("support");
      await exchanges();
      expect((await told.readings()).slice(0, 2)).toEqual(before);
      expect(await told.damage()).toEqual([]);
    }
    expect(await pagesTold()).toEqual(["plan", "evidence", "support", "support"].map((page) => [tom, page]));
  });

  it("begins another chain, with all that is left of it, where a month and more lies between the school's backup and now", async () => {
    const { server, ipad, reads, exchanges, told, pagesTold, tom } = await reading();
    await reads("plan");
    await exchanges();
    server.clock.now += 31 * 86_400_000;
    await reads("evidence");
    await exchanges();
    await server.asks(({ db }) => db.deleteFrom("audit").where("what", "in", ["recordRead", "readingsTaken"]).execute());
    await reads("support");
    await ipad.do("syncNow", {});
    await exchanges();
    expect(await pagesTold()).toEqual([
      [tom, "evidence"],
      [tom, "support"],
    ]);
    expect((await told.readings()).map(({ number }) => number)).toEqual([1, 2]);
    expect(await told.damage()).toEqual([]);
  });

  it("survives the iPad being switched off", async () => {
    const { server, ipad, tom, reads, pagesTold } = await reading();
    ipad.network.on = false;
    await reads("support");
    const cold = tabletOf(server, ipad.disks);
    await cold.do("openTile", { person: tom, pin: goodPin });
    await vi.waitFor(async () => expect(await pagesTold()).toEqual([[tom, "support"]]));
  });

  it("is told as its person leaves the iPad for good", async () => {
    const { ipad, tom, reads, pagesTold } = await reading();
    await reads("support");
    expect(await pagesTold()).toEqual([]);
    await ipad.do("signOut", {});
    expect(await pagesTold()).toEqual([[tom, "support"]]);
    expect(ipad.disks.has(tom)).toBe(false);
  });

  it("is each person's own, on one iPad", async () => {
    const { ipad, join, tom, amara, reads, exchanges, told } = await reading();
    ipad.network.on = false;
    await reads("plan");
    ipad.network.on = true;
    const priya = await join("Priya Kaur", "priya", "teacher", ipad);
    await ipad.do("noteReading", { pupil: amara, page: "plan" });
    await ipad.do("syncNow", {});
    await vi.waitFor(async () => expect((await told.readings()).map(({ person }) => person)).toEqual([priya]));
    await ipad.do("openTile", { person: tom, pin: goodPin });
    await exchanges();
    const all = await told.readings();
    expect(all.map(({ person }) => person).sort()).toEqual([priya, tom].sort());
    expect(new Set(all.map(({ writer }) => writer)).size).toBe(2);
  });

  it("is nothing of whoever is not in", async () => {
    const { ipad, amara } = await reading();
    await ipad.do("lock", {});
    expect(await ipad.tried("noteReading", { pupil: amara, page: "plan" })).toEqual({ ok: false, code: "locked" });
    await ipad.do("signIn", { login: "tom", password: goodPassword });
  });
});

describe("a leader", () => {
  it("reads who read about which child, apart from all the rest", async () => {
    const { office, reads, exchanges } = await reading();
    await reads("support");
    await exchanges();
    const [read, ...others] = (await office.do("readAudit", { readings: true, before: null })).items;
    expect(read).toMatchObject({ who: "Tom Brennan", what: "recordRead", about: { page: "support", pupil: "Amara Okoye" } });
    expect(others).toEqual([]);
    const rest = (await office.do("readAudit", { readings: false, before: null })).items.map(({ what }) => what);
    expect(rest).toContain("linkUsed");
    expect(rest.filter((what) => what === "recordRead" || what === "readingsTaken")).toEqual([]);
  });
});
