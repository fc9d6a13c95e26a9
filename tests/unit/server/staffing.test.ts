import { describe, expect, it } from "vitest";
import { grantsOf } from "../../../src/server/people/grants.ts";
import { leftOn, placesOf, staffMember } from "../../../src/server/people/schoolLog.ts";
import { linkLifeMs } from "../../../src/server/people/links.ts";
import { ownStreams } from "../../../src/domain/own.ts";
import { grantTold, linkMade, linkOpened, me, type SignedIn, signedIn, staffList } from "../../../src/sync/identityMessages.ts";
import { aLeader, fillSchool, hills, invited, joined, phaseLeaderOf, rivers, taOf, teacherOf } from "./people.ts";
import { aDay, codeOf, goodPassword, otherPassword, says, secretOf, setUp, taken, testServer, type TestServer } from "./server.ts";

async function aSchool(): Promise<{ server: TestServer; leader: SignedIn; phaseLeader: SignedIn }> {
  const server = await testServer();
  const leader = await setUp(server);
  await fillSchool(server, leader.person);
  return { server, leader, phaseLeader: await joined(server, leader, "phase.one", [phaseLeaderOf(rivers.phase)]) };
}

const staffOf = async (server: TestServer, by: SignedIn) => taken(await server.get("/identity/staff", by.token), staffList).staff;

/** The streams a person may read now. */
async function readable(server: TestServer, person: string): Promise<string[]> {
  const { today, now } = server.assembled;
  const school = await server.asks(async (open) => ({
    grants: await grantsOf(open, person, now()),
    ...(await placesOf(open.log)),
  }));
  return [...ownStreams(person, await today(), school).keys()];
}

/** What a leader's tablet says in the school's own stream. */
function sayLeft(server: TestServer, by: string, person: string, leftOn: string): Promise<void> {
  return says(server, by, { stream: "school", kind: "staff", record: person, fields: { leftOn } });
}

describe("somebody is invited", () => {
  it("is on the staff at once, chooses a login and a password by the link, and is signed in", async () => {
    const { server, leader } = await aSchool();
    const link = await invited(server, leader, "Jo Bell", [taOf(rivers.class)]);
    expect(link).toMatchObject({ purpose: "join", expiresAt: server.clock.now + linkLifeMs.join });
    const before = (await staffOf(server, leader)).find(({ person }) => person === link.person);
    expect(before).toMatchObject({ displayName: "Jo Bell", hasAccount: false, link: { purpose: "join" }, grants: [{ role: "ta" }] });

    const secret = secretOf(link.path);
    const opened = taken(await server.post("/identity/links/open", { secret }), linkOpened);
    expect(opened).toEqual({ purpose: "join", displayName: "Jo Bell", school: "Meadow Bank", login: null });
    const session = taken(await server.post("/identity/links/claim", { secret, login: "jo.bell", password: goodPassword }), signedIn);
    expect(session).toMatchObject({ person: link.person, displayName: "Jo Bell" });
    const after = (await staffOf(server, leader)).find(({ person }) => person === link.person);
    expect(after).toMatchObject({ hasAccount: true, link: null });
    expect(await readable(server, link.person)).toContain(`card/${rivers.pupil}`);
    expect(await readable(server, link.person)).not.toContain(`card/${hills.pupil}`);
  });

  it("with a link that opening does not use up, that works once, and not after two weeks", async () => {
    const { server, leader } = await aSchool();
    const secret = secretOf((await invited(server, leader, "Jo Bell", [taOf(rivers.class)])).path);
    expect((await server.get("/join")).body).toContain("the shell");
    for (let n = 0; n < 3; n++) expect((await server.post("/identity/links/open", { secret })).status).toBe(200);
    const claim = (login: string) => server.post("/identity/links/claim", { secret, login, password: goodPassword });
    const answers = await Promise.all([claim("jo.bell"), claim("jo.bell2")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(codeOf(await claim("jo.bell3"))).toBe("link_used");

    const late = secretOf((await invited(server, leader, "Al Fry", [taOf(rivers.class)])).path);
    server.clock.now += linkLifeMs.join;
    expect(codeOf(await server.post("/identity/links/open", { secret: late }))).toBe("link_expired");
    expect(codeOf(await server.post("/identity/links/claim", { secret: late, login: "al", password: goodPassword }))).toBe("link_expired");
  });

  it("and neither a taken name nor a weak password uses the link up", async () => {
    const { server, leader } = await aSchool();
    const secret = secretOf((await invited(server, leader, "Jo Bell", [taOf(rivers.class)])).path);
    const claim = (login: string, password = goodPassword) => server.post("/identity/links/claim", { secret, login, password });
    expect(codeOf(await claim("PHASE.ONE"))).toBe("login_taken");
    expect(codeOf(await claim("Ruth@Meadowbank.example"))).toBe("login_taken");
    expect(codeOf(await claim("jo"))).toBe("login_invalid");
    expect(codeOf(await claim("jo.bell", "short"))).toBe("password_short");
    expect(codeOf(await server.post("/identity/links/claim", { secret, password: goodPassword }))).toBe("login_invalid");
    expect((await claim("jo.bell")).status).toBe(200);
  });

  it("and a link made again, or taken back, ends the one before", async () => {
    const { server, leader } = await aSchool();
    const first = await invited(server, leader, "Jo Bell", [taOf(rivers.class)]);
    const again = taken(await server.post("/identity/links", { person: first.person }, leader.token), linkMade);
    expect(again.purpose).toBe("join");
    expect(codeOf(await server.post("/identity/links/open", { secret: secretOf(first.path) }))).toBe("link_unknown");
    expect((await server.post("/identity/links/withdraw", { invitation: again.invitation }, leader.token)).status).toBe(200);
    expect(codeOf(await server.post("/identity/links/open", { secret: secretOf(again.path) }))).toBe("link_unknown");
    expect(codeOf(await server.post("/identity/links/withdraw", { invitation: again.invitation }, leader.token))).toBe("link_unknown");
  });

  it("by a phase leader to the classes of the phase, by others not at all, and by nobody above their own", async () => {
    const { server, leader, phaseLeader } = await aSchool();
    const teacher = await joined(server, leader, "tea.cher", [teacherOf(rivers.class)]);
    const invite = async (by: SignedIn, grants: object[]) => {
      const answer = await server.post("/identity/invitations", { displayName: "Somebody", grants }, by.token);
      return answer.status === 200 ? "invited" : codeOf(answer);
    };
    const specialist = { role: "specialist", scope: { type: "pupil", id: rivers.pupil }, from: "2026-09-21", until: null };
    const cover = { role: "cover", scope: { type: "class", id: rivers.class }, from: "2026-09-22", until: "2026-09-22" };
    for (const grant of [taOf(rivers.class), teacherOf(rivers.class), specialist, cover]) {
      expect(await invite(phaseLeader, [grant])).toBe("invited");
    }
    for (const grants of [
      [taOf(hills.class)],
      [taOf("class-nobody-knows")],
      [{ ...specialist, scope: { type: "pupil", id: hills.pupil } }],
      [phaseLeaderOf(rivers.phase)],
      [aLeader],
      [taOf(rivers.class), aLeader],
    ]) {
      expect(await invite(phaseLeader, grants)).toBe("may_not_invite");
    }
    expect(await invite(teacher, [taOf(rivers.class)])).toBe("may_not_invite");
    expect(await invite(leader, [aLeader])).toBe("invited");
    expect(await invite(leader, [phaseLeaderOf(hills.phase)])).toBe("invited");
    expect(taken(await server.get("/identity/me", phaseLeader.token), me).mayInvite).toEqual(["ta", "cover", "specialist", "teacher"]);
    expect(taken(await server.get("/identity/me", teacher.token), me).mayInvite).toEqual([]);
  });

  it("to a role that can hold there: a leader leads the school, cover has a last day", async () => {
    const { server, leader } = await aSchool();
    for (const grant of [
      { ...aLeader, scope: { type: "class", id: rivers.class } },
      { ...taOf(rivers.class), scope: { type: "school" } },
      { ...taOf(rivers.class), role: "cover" },
      { ...taOf(rivers.class), until: "2026-09-20" },
    ]) {
      expect(codeOf(await server.post("/identity/invitations", { displayName: "X", grants: [grant] }, leader.token))).toBe(
        "invalid_request",
      );
    }
  });
});

describe("access", () => {
  it("is given to a class, group or child that is there, and to no other", async () => {
    const { server, leader } = await aSchool();
    const jo = await invited(server, leader, "Jo Bell", [taOf(rivers.class)]);
    const nowhere = [taOf("class-nobody-knows"), { ...taOf(rivers.class), role: "specialist", scope: { type: "pupil", id: "nobody" } }];
    for (const grant of nowhere) {
      const invitation = await server.post("/identity/invitations", { displayName: "X", grants: [grant] }, leader.token);
      expect(codeOf(invitation)).toBe("invalid_request");
      expect(codeOf(await server.post("/identity/grants", { person: jo.person, grant }, leader.token))).toBe("invalid_request");
    }
  });
});

describe("somebody who forgot their password", () => {
  it("gets a link to choose another; their login stays, and every session of theirs ends", async () => {
    const { server, leader } = await aSchool();
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    const link = taken(await server.post("/identity/links", { person: ta.person }, leader.token), linkMade);
    const secret = secretOf(link.path);
    expect(taken(await server.post("/identity/links/open", { secret }), linkOpened)).toMatchObject({ purpose: "reset", login: "jo.bell" });
    expect((await server.get("/identity/me", ta.token)).status).toBe(200);
    const fresh = taken(await server.post("/identity/links/claim", { secret, password: otherPassword }), signedIn);
    expect(fresh.person).toBe(ta.person);
    expect(codeOf(await server.get("/identity/me", ta.token))).toBe("unauthenticated");
    expect(codeOf(await server.post("/identity/sign-in", { login: "jo.bell", password: goodPassword }))).toBe("wrong_sign_in");
    expect(codeOf(await server.post("/identity/links/claim", { secret, password: otherPassword }))).toBe("link_used");
  });

  it("by a link that is good for a day: whoever holds it could take the account over", async () => {
    const { server, leader } = await aSchool();
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    const link = taken(await server.post("/identity/links", { person: ta.person }, leader.token), linkMade);
    expect(link.expiresAt).toBe(server.clock.now + aDay);
    server.clock.now += aDay;
    expect(codeOf(await server.post("/identity/links/open", { secret: secretOf(link.path) }))).toBe("link_expired");
  });

  it("but not from somebody who does not manage them", async () => {
    const { server, leader, phaseLeader } = await aSchool();
    const other = await joined(server, leader, "in.hills", [taOf(hills.class)]);
    const both = await joined(server, leader, "in.both", [taOf(hills.class), taOf(rivers.class)]);
    const mine = await joined(server, phaseLeader, "in.rivers", [taOf(rivers.class)]);
    for (const { person } of [other, both, leader]) {
      expect(codeOf(await server.post("/identity/links", { person }, phaseLeader.token))).toBe("may_not_invite");
      expect(codeOf(await server.post("/identity/sessions/end", { person }, phaseLeader.token))).toBe("may_not_invite");
    }
    expect((await server.post("/identity/links", { person: mine.person }, phaseLeader.token)).status).toBe(200);
    expect(codeOf(await server.post("/identity/links", { person: leader.person }, mine.token))).toBe("may_not_invite");
    expect(codeOf(await server.post("/identity/links", { person: "nobody" }, leader.token))).toBe("unknown_person");
    expect((await staffOf(server, phaseLeader)).map(({ person }) => person)).toEqual([mine.person]);
    expect(codeOf(await server.get("/identity/staff", mine.token))).toBe("may_not_invite");
  });
});

describe("roles move", () => {
  it("one more class today, and one less from the next request on", async () => {
    const { server, leader } = await aSchool();
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    const grant = taken(await server.post("/identity/grants", { person: ta.person, grant: taOf(hills.class) }, leader.token), grantTold);
    expect(await readable(server, ta.person)).toContain(`card/${hills.pupil}`);
    server.clock.now += 60_000;
    expect((await server.post("/identity/grants/end", { grant: grant.id }, leader.token)).status).toBe(200);
    expect(await readable(server, ta.person)).not.toContain(`card/${hills.pupil}`);
    expect(await readable(server, ta.person)).toContain(`card/${rivers.pupil}`);
    expect(codeOf(await server.post("/identity/grants/end", { grant: grant.id }, leader.token))).toBe("unknown_grant");
  });

  it("and what was written under a role before it ended may still arrive", async () => {
    const { server, leader } = await aSchool();
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    const written = server.clock.now + 60_000;
    server.clock.now += 120_000;
    const standing = (at: number) => server.asks((open) => grantsOf(open, ta.person, at));
    const [grant] = await standing(server.clock.now);
    await server.post("/identity/grants/end", { grant: grant?.id }, leader.token);
    expect(await standing(written)).toHaveLength(1);
    expect(await standing(server.clock.now)).toHaveLength(0);
  });

  it("but never so that the school is left without a leader", async () => {
    const { server, leader } = await aSchool();
    const [own] = await server.asks((open) => grantsOf(open, leader.person, server.clock.now));
    expect(codeOf(await server.post("/identity/grants/end", { grant: own?.id }, leader.token))).toBe("last_leader");
    const leaving = { person: leader.person, leftOn: "2026-09-21" };
    expect(codeOf(await server.post("/identity/departures", leaving, leader.token))).toBe("last_leader");
    await joined(server, leader, "second.leader", [aLeader]);
    expect((await server.post("/identity/departures", leaving, leader.token)).status).toBe(200);
  });

  it("nor with one who leaves today, whose role ends tomorrow, or who has never used their link", async () => {
    const { server, leader } = await aSchool();
    const leaving = { person: leader.person, leftOn: "2026-09-21" };
    const refused = async () => codeOf(await server.post("/identity/departures", leaving, leader.token));
    const second = await joined(server, leader, "second.leader", [aLeader]);
    await sayLeft(server, leader.person, second.person, "2026-09-21");
    expect(await refused()).toBe("last_leader");
    await joined(server, leader, "for.today", [{ ...aLeader, until: "2026-09-21" }]);
    expect(await refused()).toBe("last_leader");
    const { path } = await invited(server, leader, "Al Fry", [aLeader]);
    expect(await refused()).toBe("last_leader");
    await server.post("/identity/links/claim", { secret: secretOf(path), login: "al.fry", password: goodPassword });
    expect((await server.post("/identity/departures", leaving, leader.token)).status).toBe(200);
  });
});

describe("somebody leaves", () => {
  it("and reads nothing from then on, may sign in to send for 14 days, and then not at all", async () => {
    const { server, leader } = await aSchool();
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    const departed = { person: ta.person, leftOn: "2026-09-21" };
    expect(codeOf(await server.post("/identity/departures", { ...departed, leftOn: "2026-09-22" }, leader.token))).toBe("invalid_request");
    expect((await server.post("/identity/departures", departed, leader.token)).status).toBe(200);
    expect(await server.asks(({ log }) => staffMember(log, ta.person))).toMatchObject({ displayName: "jo.bell", leftOn: "2026-09-21" });
    expect(await server.asks(({ log }) => leftOn(log, ta.person))).toBe("2026-09-21");
    expect(await readable(server, ta.person)).toEqual([]);
    server.clock.now += 14 * aDay;
    expect(taken(await server.get("/identity/me", ta.token), me).grants).toEqual([]);
    server.clock.now += aDay;
    expect(codeOf(await server.get("/identity/me", ta.token))).toBe("unauthenticated");
    expect(codeOf(await server.post("/identity/sign-in", { login: "jo.bell", password: goodPassword }))).toBe("wrong_sign_in");
  });

  it("and may do nothing more, whoever said that they left: a tablet's word counts as the staff page's", async () => {
    const { server, leader, phaseLeader } = await aSchool();
    const other = await joined(server, leader, "second.leader", [aLeader]);
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    await sayLeft(server, leader.person, other.person, "2026-09-21");
    await sayLeft(server, leader.person, phaseLeader.person, "2026-09-21");
    server.clock.now += aDay;
    for (const gone of [other, phaseLeader]) {
      expect(taken(await server.get("/identity/me", gone.token), me)).toMatchObject({ grants: [], mayInvite: [] });
      const invitation = { displayName: "X", grants: [{ ...taOf(rivers.class), from: "2026-09-22" }] };
      expect(codeOf(await server.post("/identity/invitations", invitation, gone.token))).toBe("may_not_invite");
      expect(codeOf(await server.post("/identity/links", { person: ta.person }, gone.token))).toBe("may_not_invite");
      expect(codeOf(await server.get("/identity/staff", gone.token))).toBe("may_not_invite");
    }
    server.clock.now += 14 * aDay;
    expect(codeOf(await server.get("/identity/me", other.token))).toBe("unauthenticated");
    expect(codeOf(await server.post("/identity/sign-in", { login: "second.leader", password: goodPassword }))).toBe("wrong_sign_in");
  });

  it("and is given nothing more: whoever comes back is invited again", async () => {
    const { server, leader } = await aSchool();
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    await server.post("/identity/departures", { person: ta.person, leftOn: "2026-09-21" }, leader.token);
    const again = { person: ta.person, grant: teacherOf(rivers.class) };
    expect(codeOf(await server.post("/identity/grants", again, leader.token))).toBe("has_left");
  });

  it("or loses a tablet, and every session of theirs ends at once", async () => {
    const { server, leader } = await aSchool();
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    expect((await server.post("/identity/sessions/end", { person: ta.person }, leader.token)).status).toBe(200);
    expect(codeOf(await server.get("/identity/me", ta.token))).toBe("unauthenticated");
    expect((await server.post("/identity/sign-in", { login: "jo.bell", password: goodPassword })).status).toBe(200);
  });
});
