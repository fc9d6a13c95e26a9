import { describe, expect, it } from "vitest";
import { day, SmallSchool, type Statement } from "./smallSchool.ts";
import { TestTablet } from "./testTablet.ts";

const hour = 3_600_000;
const moved = (phase: string): Statement => ({ stream: "school", kind: "class", record: "kingfisher", fields: { phase } });

/** Marcia, who leads phase 1, wrote at nine; at ten her class is moved to phase 2, which Nora leads. */
async function afterTheMove() {
  const school = await new SmallSchool().settle();
  await school.grant("nora", "phaseLeader", { type: "phase", id: "2" });
  const written = school.act("marcia", school.observation("at-nine"));
  school.now += hour;
  await school.mustSay("helen", moved("2"));
  return { school, written };
}

async function holds(school: SmallSchool, person: string): Promise<boolean> {
  const tablet = new TestTablet(school, person);
  await tablet.catchUp();
  return tablet.streams.has("card/ada");
}

describe("a class that is moved to another phase", () => {
  it("is seen from then on by who leads the new one, and no longer by who leads the old", async () => {
    const { school } = await afterTheMove();
    expect([await holds(school, "marcia"), await holds(school, "nora")]).toEqual([false, true]);
    school.now += 1;
    expect(await school.says("nora", school.observation("after"))).toMatchObject({ outcome: "accepted" });
    expect(await school.says("marcia", school.observation("after-too"))).toMatchObject({ code: "forbidden_stream" });
    expect(await school.says("nora", { ...school.observation("before"), at: school.now - 2 * hour })).toMatchObject({
      code: "forbidden_stream",
    });
  });

  it("lets what was written before arrive for thirty days, flagged as late, and then no longer", async () => {
    const { school, written } = await afterTheMove();
    school.now += 2 * hour;
    expect(await school.result("marcia", written)).toMatchObject({ outcome: "accepted" });
    const { items } = await school.store.changesAfter("evidence/ada/2026-27", 0, { bytes: 1e6, author: null });
    expect(items.map(({ late }) => late)).toEqual([true]);

    const [inTime, tooLate] = [await afterTheMove(), await afterTheMove()];
    inTime.school.now += 30 * day;
    expect(await inTime.school.result("marcia", inTime.written)).toMatchObject({ outcome: "accepted" });
    tooLate.school.now += 31 * day;
    expect(await tooLate.school.result("marcia", tooLate.written)).toMatchObject({ code: "forbidden_stream" });
  });

  it("takes effect at once although the clock of whoever moved it is a little ahead", async () => {
    const school = await new SmallSchool().settle();
    expect(await holds(school, "marcia")).toBe(true);
    await school.mustSay("helen", { ...moved("2"), at: school.now + 4 * 60_000 });
    expect(await holds(school, "marcia")).toBe(false);
  });

  it("is moved back with all that was its own", async () => {
    const { school } = await afterTheMove();
    const between = school.act("marcia", { ...school.observation("between"), at: school.now + 1 });
    school.now += hour;
    await school.mustSay("helen", moved("1"));
    expect(await holds(school, "marcia")).toBe(true);
    expect(await school.result("marcia", between)).toMatchObject({ code: "forbidden_stream" });
    expect(await school.says("marcia", school.observation("again"))).toMatchObject({ outcome: "accepted" });
  });
});

describe("a class that is removed", () => {
  it("lets what its phase's leader wrote about its children before arrive, flagged as late", async () => {
    const school = await new SmallSchool().settle();
    const written = school.act("marcia", school.observation("on-tuesday"));
    for (const pupil of ["ada", "bo"]) {
      const dates = { from: "2026-09-01", until: "2026-11-24" };
      await school.mustSay("helen", { stream: `card/${pupil}`, kind: "membership", record: `${pupil}-in-kingfisher`, fields: dates });
    }
    school.now += day;
    const removal = { removedAt: school.now, removedWhy: "mistake" };
    await school.mustSay("helen", { stream: "school", kind: "class", record: "kingfisher", fields: removal });
    expect(await school.result("marcia", written)).toMatchObject({ outcome: "accepted" });
    expect(await school.says("marcia", { ...school.observation("today"), at: school.now })).toMatchObject({ code: "forbidden_stream" });
  });
});
