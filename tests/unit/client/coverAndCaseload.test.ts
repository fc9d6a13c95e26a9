/** Who comes for a day, and who has a caseload: through the school's real server, what their iPads hold and what they may do there. */
import { describe, expect, it } from "vitest";
import type { Role } from "../../../src/domain/roles.ts";
import { theServer } from "../../../src/server/people/staffing.ts";
import { goodPassword, secretOf } from "../server/server.ts";
import { lesson } from "./aClass.ts";
import { moment } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const aDay = 86_400_000;
const [today, tomorrow] = ["2026-09-21", "2026-09-22"];

async function comes(
  made: Awaited<ReturnType<typeof lesson>>,
  login: string,
  grant: { role: Role; scope: { type: "class" | "pupil"; id: string }; from: string; until: string | null },
) {
  const link = await made.server.assembled.staffing.invite(theServer, { displayName: login, grants: [grant] });
  if (!("path" in link)) throw new Error("the invitation was refused");
  const tablet = tabletOf(made.server);
  const { person } = await tablet.do("claimInvitation", { secret: secretOf(link.path), login, password: goodPassword });
  await tablet.do("syncNow", {});
  const streams = async () => Object.keys((await tablet.stores.get(person)?.access())?.streams ?? {}).sort();
  const refused = async () => (await tablet.sees("sync", {})).attention;
  return { tablet, person, streams, refused };
}

describe("cover, opened ahead for a day", () => {
  it("sees nothing before it, the cards and targets on it, and nothing after", async () => {
    const made = await lesson();
    const { server, named } = made;
    const { tablet } = await comes(made, "sam", {
      ...{ role: "cover", scope: { type: "class", id: named } },
      ...{ from: tomorrow, until: tomorrow },
    });
    const classes = async () => (await tablet.sees("session", {})).classes.map(({ name }) => name);
    expect(await classes()).toEqual([]);
    server.clock.now += aDay;
    await tablet.do("syncNow", {});
    expect(await classes()).toEqual(["Kingfisher"]);
    const { cards } = await tablet.sees("class", { class: named });
    expect(cards.map(({ name, may }) => [name, may.record, may.mark])).toEqual([
      ["Amara", true, true],
      ["Cai", true, true],
    ]);
    tablet.network.on = false;
    server.clock.now += aDay;
    // No exchange said so: the iPad closes it by itself.
    expect(await classes()).toEqual([]);
    expect((await tablet.sees("session", {})).ended.map(({ name }) => name)).toEqual(["Kingfisher"]);
  });

  it("writes what they saw, and reads that and nobody else's; the class reads it like anybody's", async () => {
    const made = await lesson();
    const { ipad, tom, named, amara, target } = made;
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("syncNow", {});
    const sam = await comes(made, "sam", { role: "cover", scope: { type: "class", id: named }, from: today, until: today });
    await sam.tablet.do("recordTarget", { pupil: amara, target, went: "notYet", moment: moment(sam.person) });
    await sam.tablet.do("setState", { pupil: amara, state: "drowsy" });
    for (const tablet of [sam.tablet, ipad]) await tablet.do("syncNow", {});
    expect(await sam.refused()).toEqual([]);
    const seen = async (tablet: typeof ipad) =>
      (await tablet.sees("evidence", { pupil: amara, from: today, filter: {} })).records.map(({ how }) => how.went).sort();
    expect(await seen(sam.tablet)).toEqual(["notYet"]);
    expect(await seen(ipad)).toEqual(["notYet", "onOwn"]);
  });

  it("is offered no levels, no plans to decide, no phase and no other class", async () => {
    const made = await lesson();
    const { office, named, amara } = made;
    await office.do("addClass", { name: "Otter", type: "class", phase: "phase-2" });
    const sam = await comes(made, "sam", { role: "cover", scope: { type: "class", id: named }, from: today, until: today });
    expect((await sam.streams()).filter((stream) => /^(file|leadership)/.test(stream))).toEqual([]);
    const { classes, may } = await sam.tablet.sees("session", {});
    expect(classes.map(({ name }) => name)).toEqual(["Kingfisher"]);
    expect(may).toEqual({ record: true, invite: false, editSchool: false, seePlans: false, seePhase: false });
    expect((await sam.tablet.sees("pupil", { pupil: amara })).may).toEqual({
      ...{ plan: false, outcomes: false, page: false, support: false, programmes: false },
    });
    expect((await sam.tablet.sees("phase", { phase: null })).phase).toBeNull();
  });
});

describe("a specialist with a caseload", () => {
  it("holds the children of it and nobody else's, and what was seen of them", async () => {
    const made = await lesson();
    const { ipad, tom, amara, cai, target } = made;
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("syncNow", {});
    const ruth = await comes(made, "ruth-m", { role: "specialist", scope: { type: "pupil", id: amara }, from: today, until: null });
    const { tablet } = ruth;
    expect((await tablet.sees("roll", {})).map(({ name }) => name)).toEqual(["Amara"]);
    expect((await ruth.streams()).filter((stream) => stream.includes(cai) || stream.startsWith("file"))).toEqual([]);
    const { records } = await tablet.sees("evidence", { pupil: amara, from: today, filter: {} });
    expect(records.map(({ seenBy }) => seenBy.name)).toEqual(["Tom Brennan"]);
  });

  it("opens it like a class, until its last day", async () => {
    const made = await lesson();
    const { amara } = made;
    const { tablet } = await comes(made, "ruth-m", { role: "specialist", scope: { type: "pupil", id: amara }, from: today, until: today });
    const { classes, caseload } = await tablet.sees("session", {});
    expect([classes, caseload]).toEqual([[], true]);
    const { name, cards } = await tablet.sees("class", { class: "caseload" });
    expect([name, ...cards.map((card) => [card.name, card.may.record])]).toEqual(["Caseload", ["Amara", true]]);
    tablet.network.on = false;
    made.server.clock.now += aDay;
    expect((await tablet.sees("session", {})).caseload).toBe(false);
    expect((await tablet.sees("class", { class: "caseload" })).cards).toEqual([]);
  });

  it("writes what they saw, and a target of their own programme", async () => {
    const made = await lesson();
    const { ipad, amara, target } = made;
    const ruth = await comes(made, "ruth-m", { role: "specialist", scope: { type: "pupil", id: amara }, from: today, until: null });
    await ruth.tablet.do("recordTarget", { pupil: amara, target, went: "bitOfHelp", moment: moment(ruth.person) });
    const { record: programmeOf } = await ruth.tablet.do("saveOnCard", {
      ...{ pupil: amara, record: null, seen: {} },
      said: { kind: "programme", fields: { title: "Walking programme", writtenOn: today, reviewOn: null } },
    });
    const targets = [{ wording: "Takes two steps in the walker", area: "gross" }];
    await ruth.tablet.do("addTargets", { pupil: amara, programmeOf, targets });
    await ruth.tablet.do("syncNow", {});
    expect(await ruth.refused()).toEqual([]);
    await ipad.do("syncNow", {});
    expect((await ipad.sees("plan", { pupil: amara })).targets.map(({ wording }) => wording)).toContain("Takes two steps in the walker");
  });
});
