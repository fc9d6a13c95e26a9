/** Away for several days, said once on the card, and taken back. */
import { describe, expect, it } from "vitest";
import { recordsOf } from "../../../src/sync/recordOf.ts";
import { awayId } from "../../../src/domain/recordIds.ts";
import { streams } from "../../../src/domain/streams.ts";
import { school } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const at = (day: string) => Date.parse(`${day}T09:30:00Z`);

/** An assistant's iPad on Thursday 8 October 2026, in a school that has begun its year. */
async function aThursday() {
  const made = await school();
  const { server, named, amara } = made;
  const ipad = tabletOf(server);
  const tom = await made.join("Tom Brennan", "tom", "ta", ipad);
  const store = ipad.stores.get(tom);
  if (!store) throw new Error("Tom's tablet keeps nothing");
  const on = async (day: string) => {
    server.clock.now = at(day);
    await ipad.do("syncNow", {});
    return (await ipad.sees("class", { class: named })).cards.find(({ id }) => id === amara)?.away ?? null;
  };
  const marks = async () =>
    recordsOf(await store.records(streams.card(amara), "away"), "away")
      .map(({ fields: { day, away } }) => [day, away])
      .sort();
  await on("2026-10-08");
  return { ...made, ipad, store, on, marks };
}

describe("away for several days", () => {
  it("is one act with a mark for each school day, and on the card on each of them and no longer", async () => {
    const { ipad, amara, on, marks } = await aThursday();
    const waiting = async () => (await ipad.sees("pill", {})).waiting;
    ipad.network.on = false;
    const before = await waiting();
    await ipad.do("awayUntil", { pupil: amara, why: "unwell", until: "2026-10-12" });
    expect((await waiting()) - before).toBe(1);
    ipad.network.on = true;
    expect(await marks()).toEqual([
      ["2026-10-08", true],
      ["2026-10-09", true],
      ["2026-10-12", true],
    ]);
    for (const day of ["2026-10-08", "2026-10-09"]) {
      expect(await on(day)).toMatchObject({ why: "unwell", half: "day", until: "2026-10-12" });
    }
    expect(await on("2026-10-12")).toMatchObject({ why: "unwell", half: "day", until: null });
    expect(await on("2026-10-13")).toBeNull();
  });

  it("is undone whole by saying that the child is here; and on a later day from that day on", async () => {
    const { ipad, amara, on, marks } = await aThursday();
    await ipad.do("awayUntil", { pupil: amara, why: "away", until: "2026-10-12" });
    await ipad.do("hereAgain", { pupil: amara });
    expect((await marks()).map(([, away]) => away)).toEqual([false, false, false]);
    await ipad.do("awayUntil", { pupil: amara, why: "away", until: "2026-10-13" });
    expect(await on("2026-10-09")).not.toBeNull();
    await ipad.do("hereAgain", { pupil: amara });
    expect(await marks()).toEqual([
      ["2026-10-08", true],
      ["2026-10-09", false],
      ["2026-10-12", false],
      ["2026-10-13", false],
    ]);
  });

  it("is said anew until a later day or an earlier one: what does not stand yet is said, what is over is taken back", async () => {
    const { ipad, store, amara, marks } = await aThursday();
    await ipad.do("setAway", { pupil: amara, away: true, why: "unwell", half: "morning" });
    await ipad.do("awayUntil", { pupil: amara, why: "unwell", until: "2026-10-13" });
    const acts = async () =>
      recordsOf(await store.records(streams.card(amara), "away"), "away").map(({ id, marks: said }) => [id, Object.values(said)[0]?.at]);
    const before = new Map((await acts()).map(([id, stamp]) => [id, stamp]));
    await ipad.do("awayUntil", { pupil: amara, why: "unwell", until: "2026-10-09" });
    expect(await marks()).toEqual([
      ["2026-10-08", true],
      ["2026-10-09", true],
      ["2026-10-12", false],
      ["2026-10-13", false],
    ]);
    const after = new Map((await acts()).map(([id, stamp]) => [id, stamp]));
    expect([...after].filter(([id, stamp]) => before.get(id) !== stamp)).toHaveLength(4);
    await ipad.do("awayUntil", { pupil: amara, why: "unwell", until: "2026-10-09" });
    expect(new Map((await acts()).map(([id, stamp]) => [id, stamp]))).toEqual(after);
  });

  it("leaves who was told of a day as it stands", async () => {
    const { ipad, store, amara, on } = await aThursday();
    await ipad.do("setAway", { pupil: amara, away: true, why: "unwell", half: "morning" });
    const fields = { away: true, half: "morning", why: "unwell", told: "Told 8:40 by phone" } as const;
    await store.act([{ stream: streams.card(amara), kind: "away", record: awayId(amara, "2026-10-08"), fields }]);
    await ipad.do("awayUntil", { pupil: amara, why: "unwell", until: "2026-10-09" });
    expect(await on("2026-10-08")).toEqual({ why: "unwell", half: "day", told: "Told 8:40 by phone", until: "2026-10-09" });
  });

  it("is refused where no school day is known: in a year that nobody has begun, or for a weekend", async () => {
    const { ipad, amara, on } = await aThursday();
    await on("2026-10-10");
    expect(await ipad.tried("awayUntil", { pupil: amara, why: "away", until: "2026-10-11" })).toMatchObject({ code: "invalid_change" });
    await on("2027-09-13");
    expect(await ipad.tried("awayUntil", { pupil: amara, why: "away", until: "2027-09-20" })).toMatchObject({ code: "invalid_change" });
  });
});
