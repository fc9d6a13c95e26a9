/** A child's plan of last year and of the next, beside this year's. */
import { expect, it } from "vitest";
import { lesson } from "./aClass.ts";
import { tabletOf } from "./aTablet.ts";

const looks = "Looks at one of two objects";
const presses = "Presses the switch";

/** Priya's iPad, and the school's in the office, in the autumn term of 2026. */
async function teacher() {
  const { server, join, office, amara } = await lesson();
  const hers = tabletOf(server);
  const priya = await join("Priya Kaur", "priya", "teacher", hers);
  const plan = () => hers.sees("plan", { pupil: amara });
  const of = (year: string) => hers.sees("planOfYear", { pupil: amara, year });
  const agree = (year: string, agreedWithParentsOn: string | null) => {
    const fields = { year, type: "ilp" as const, author: priya, agreedWithParentsOn };
    return hers.do("saveOnCard", { pupil: amara, record: null, seen: {}, said: { kind: "plan", fields } });
  };
  const stop = async (wording: string, why: string) => {
    const target = (await plan()).targets.find((one) => one.wording === wording)?.id ?? "";
    await hers.do("decideTarget", { pupil: amara, target, action: "stop", why, next: null });
  };
  const comes = async (day: string) => {
    await hers.do("syncNow", {});
    server.clock.now = Date.parse(`${day}T09:30:00Z`);
    await hers.do("syncNow", {});
  };
  return { office, hers, plan, of, agree, stop, comes };
}

it("last year's plan is there in September: what was agreed, and how each target stood when the year ended", async () => {
  const { plan, of, agree, stop, comes } = await teacher();
  await agree("2026-27", "2026-10-02");
  await stop(looks, "Physio says to rest her neck");
  expect((await plan()).years).toEqual(["2026-27"]);
  await comes("2027-09-07");
  await stop(presses, "The switch is gone");
  expect(await plan()).toMatchObject({ year: "2027-28", years: ["2026-27", "2027-28"], plan: null, targets: [] });
  const last = await of("2026-27");
  expect(last).toMatchObject({ plan: { type: "ilp", author: "Priya Kaur", agreedWithParentsOn: "2026-10-02" } });
  expect(last.targets.map(({ wording, state, last: said }) => [wording, state, said?.action, said?.why])).toEqual([
    [looks, "ended", "stop", "Physio says to rest her neck"],
    [presses, "active", "start", null],
  ]);
  expect((await of("2027-28")).targets.map(({ wording, state }) => [wording, state])).toEqual([[presses, "ended"]]);
});

it("next year's plan can be begun once the school has begun the year, and nothing has stood in it yet", async () => {
  const { office, hers, plan, of, agree } = await teacher();
  expect((await plan()).years).toEqual(["2026-27"]);
  await office.do("beginYear", { year: "2027-28" });
  await office.do("syncNow", {});
  await hers.do("syncNow", {});
  expect((await plan()).years).toEqual(["2026-27", "2027-28"]);
  await agree("2027-28", null);
  expect(await of("2027-28")).toMatchObject({ plan: { type: "ilp", agreedWithParentsOn: null }, targets: [] });
  expect((await plan()).plan).toBeNull();
});
