/** People of a test's school: invited, joined and signed in through the server's own doors. */
import { randomUUID } from "node:crypto";
import type { GrantAsked, LinkMade, SignedIn } from "../../../src/sync/identityMessages.ts";
import { linkMade, signedIn } from "../../../src/sync/identityMessages.ts";
import { placesOf } from "../../../src/server/people/schoolLog.ts";
import { goodPassword, says, secretOf, taken, wholly, type TestServer } from "./server.ts";

const today = "2026-09-21";

/** Two phases with a class each, and a pupil in each class. */
export const rivers = { phase: "p1", class: "class-otter", pupil: "pupil-ada" };
export const hills = { phase: "p2", class: "class-heron", pupil: "pupil-ben" };

/** Says where classes and pupils are, in the leader's name. Said once, it is not said again. */
export async function fillSchool(server: TestServer, leader: string): Promise<void> {
  const { classes } = await server.asks(({ log }) => placesOf(log));
  if (classes.some(({ id }) => id === rivers.class)) return;
  const statements = [rivers, hills].flatMap(({ phase, class: id, pupil }) => [
    { stream: "school", kind: "class", record: id, fields: { name: id, type: "class", phase, from: today, until: null } } as const,
    { stream: `card/${pupil}`, kind: "pupil", record: pupil, fields: { firstName: "A", lastName: "Child" } } as const,
    {
      stream: `card/${pupil}`,
      kind: "membership",
      record: randomUUID(),
      fields: { pupil, of: "class", value: id, from: today, until: null },
    } as const,
  ]);
  await says(server, leader, ...statements);
}

export const taOf = (id: string): GrantAsked => ({ role: "ta", scope: { type: "class", id }, from: today, until: null });
export const teacherOf = (id: string): GrantAsked => ({ role: "teacher", scope: { type: "class", id }, from: today, until: null });
export const phaseLeaderOf = (id: string): GrantAsked => ({ role: "phaseLeader", scope: { type: "phase", id }, from: today, until: null });
export const aLeader: GrantAsked = { role: "leader", scope: { type: "school" }, from: today, until: null };

/** Invited to the school's classes, which are there by then. */
export async function invited(server: TestServer, by: SignedIn, displayName: string, grants: GrantAsked[]): Promise<LinkMade> {
  await fillSchool(server, by.person);
  return taken(await server.post("/identity/invitations", { displayName, grants }, by.token), linkMade);
}

/** Somebody invited, who used the link to choose a login and a password. */
export async function joined(
  server: TestServer,
  by: SignedIn,
  login: string,
  grants: GrantAsked[],
  password = goodPassword,
  displayName = login,
): Promise<SignedIn> {
  const { path } = await invited(server, by, displayName, grants);
  return wholly(server, taken(await server.post("/identity/links/claim", { secret: secretOf(path), login, password }), signedIn));
}
