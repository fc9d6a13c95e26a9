import { describe, expect, it } from "vitest";
import { figuresOf, nextCode } from "../../fixtures/authenticator.ts";
import { aLeader, joined } from "../server/people.ts";
import { goodPassword, signsIn } from "../server/server.ts";
import { moment, school } from "./aSchool.ts";
import { goodPin, tabletOf, type TestTablet } from "./aTablet.ts";

const ruth = { login: "ruth@meadowbank.example", password: goodPassword };
const next = async (tablet: TestTablet) => (await tablet.sees("device", {})).arriving?.next;

describe("whoever leads, on an iPad", () => {
  it("is asked for their second step after their password and before a PIN, and nothing of theirs is kept until then", async () => {
    const { server } = await school();
    const ipad = tabletOf(server);
    const signed = await ipad.tried("signIn", ruth);
    expect(signed).toMatchObject({ ok: true, value: { owes: "secondStep" } });
    expect(await next(ipad)).toBe("secondStep");
    expect(await ipad.tried("choosePin", { pin: goodPin })).toEqual({ ok: false, code: "locked" });
    expect(await ipad.tried("takeSecondStep", { typed: "000000" })).toEqual({ ok: false, code: "wrong_sign_in" });
    expect((await ipad.sees("device", {})).people).toEqual([]);
    expect([...ipad.disks.keys()]).toEqual(["device"]);
    const person = signed.ok ? signed.value.person : "";
    expect(await ipad.tried("takeSecondStep", { typed: nextCode(person) })).toEqual({ ok: true, value: null });
    expect(await next(ipad)).toBe("choosePin");
    await ipad.do("choosePin", { pin: goodPin });
    expect((await ipad.do("syncNow", {})).trouble).toBeNull();
  });

  it("who turns back is somebody else to the iPad: what was owed is owed again", async () => {
    const { server } = await school();
    const ipad = tabletOf(server);
    await ipad.tried("signIn", ruth);
    await ipad.tried("lock", {});
    expect(await ipad.tried("takeSecondStep", { typed: "000000" })).toEqual({ ok: false, code: "locked" });
    expect(await next(ipad)).toBeUndefined();
  });

  it("sets one up at the first sign-in: the PIN comes when the codes are put away", async () => {
    const { server, office } = await school();
    const { link } = await office.do("invite", {
      displayName: "Sam Cole",
      role: "leader",
      scopes: [{ type: "school" }],
      from: null,
      until: null,
    });
    const ipad = tabletOf(server);
    const secret = link.split("#")[1] ?? "";
    await ipad.tried("claimInvitation", { secret, login: "sam", password: goodPassword });
    expect(await next(ipad)).toBe("setUpStep");
    const offered = await ipad.tried("offerSecondStep", { typed: null });
    if (!offered.ok) throw new Error(offered.code);
    expect(await ipad.tried("keptCodes", {})).toEqual({ ok: false, code: "locked" });
    expect(await ipad.tried("confirmSecondStep", { typed: "000000" })).toEqual({ ok: false, code: "wrong_sign_in" });
    const made = await ipad.tried("confirmSecondStep", { typed: figuresOf(offered.value.secret, server.clock.now) });
    expect(made.ok && made.value.codes).toHaveLength(10);
    expect(await next(ipad)).toBe("setUpStep");
    await ipad.tried("keptCodes", {});
    expect(await next(ipad)).toBe("choosePin");
    await ipad.do("choosePin", { pin: goodPin });
    expect((await ipad.do("syncNow", {})).trouble).toBeNull();
    expect(await ipad.do("readSecondStep", {})).toEqual({ required: true, setUp: true, codesLeft: 10 });
  });

  it("opens their iPad with their PIN alone where there is no network", async () => {
    const { server } = await school();
    const ipad = tabletOf(server);
    await ipad.do("signIn", ruth);
    await ipad.do("syncNow", {});
    await ipad.do("lock", {});
    ipad.network.on = false;
    const { people } = await ipad.sees("device", {});
    expect(await ipad.tried("openTile", { person: people[0]?.id ?? "", pin: goodPin })).toEqual({ ok: true, value: null });
  });
});

describe("somebody at work who is given a role that asks for one", () => {
  it("loses nothing: what they wrote waits, the pill asks them to sign in, and it goes when they have set one up", async () => {
    const { server, office, amara, join } = await school();
    const ipad = tabletOf(server);
    const priya = await join("Priya Kaur", "priya", "teacher", ipad);
    await office.do("giveAccess", { person: priya, role: "phaseLeader", scopes: [{ type: "phase", id: "p1" }], from: null, until: null });
    await ipad.do("recordNote", { notes: [{ pupil: amara, words: "looked up" }], moment: moment(priya) });
    expect(await ipad.do("syncNow", {})).toMatchObject({ trouble: "unauthenticated", state: { state: "signIn" } });
    expect(await ipad.sees("session", {})).toMatchObject({ signedIn: false, person: { id: priya } });
    const again = await ipad.tried("signIn", { login: "priya", password: goodPassword });
    expect(again).toMatchObject({ ok: true, value: { owes: "setUpStep" } });
    // Their work stays in front of them meanwhile.
    expect((await ipad.sees("device", {})).current).toBe(priya);
    const offered = await ipad.tried("offerSecondStep", { typed: null });
    if (!offered.ok) throw new Error(offered.code);
    await ipad.tried("confirmSecondStep", { typed: figuresOf(offered.value.secret, server.clock.now) });
    await ipad.tried("keptCodes", {});
    expect(await ipad.do("syncNow", {})).toMatchObject({ trouble: null, state: { state: "upToDate" } });
    expect(await ipad.sees("device", {})).toMatchObject({ current: priya, arriving: null });
  });
});

describe("on an iPad", () => {
  it("recovery codes are made anew, and another app set up, by who proves the one they have", async () => {
    const { server } = await school();
    const ipad = tabletOf(server);
    const { person } = await ipad.do("signIn", ruth);
    expect(await ipad.tried("renewCodes", { typed: "000000" })).toEqual({ ok: false, code: "wrong_sign_in" });
    const { codes } = await ipad.do("renewCodes", { typed: nextCode(person) });
    const { secret } = await ipad.do("offerSecondStep", { typed: codes[0] ?? "" });
    expect((await ipad.do("confirmSecondStep", { typed: figuresOf(secret, server.clock.now) })).codes).toHaveLength(10);
    expect((await ipad.do("syncNow", {})).trouble).toBeNull();
  });

  it("a link that a leader gave takes a colleague's away, with their password; they set up another and keep what was here", async () => {
    const { server, office } = await school();
    const leader = await signsIn(server, ruth.login);
    const { person } = leader;
    const head = await joined(server, leader, "head", [aLeader]);
    expect(await office.do("readSecondSteps", {})).toEqual(expect.arrayContaining([person, head.person]));
    const { link, purpose } = await office.do("resetSecondStep", { person: head.person });
    expect([purpose, link.startsWith("https://school.test/join#step-")]).toEqual(["step", true]);
    const secret = link.split("#step-")[1] ?? "";
    const ipad = tabletOf(server);
    const wrong = { secret: `${secret.slice(0, -1)}_`, login: "head", password: goodPassword };
    expect(await ipad.tried("useStepLink", wrong)).toMatchObject({ ok: false });
    expect(await ipad.tried("useStepLink", { secret, login: "head", password: "not their password" })).toEqual({
      ok: false,
      code: "wrong_sign_in",
    });
    await ipad.do("useStepLink", { secret, login: "head", password: goodPassword });
    expect((await ipad.do("syncNow", {})).trouble).toBeNull();
    expect(await server.assembled.secondSteps.own(head.person)).toMatchObject({ setUp: true, codesLeft: 10 });
    expect(await office.tried("resetSecondStep", { person })).toEqual({ ok: false, code: "may_not_invite" });
  });
});
