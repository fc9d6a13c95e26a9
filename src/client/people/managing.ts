/** Letting people in and ending what they may do: online, and each answer is the server's. */
import { dayOf } from "../../domain/time.ts";
import type { GrantAsked, LinkMade, StaffList } from "../../sync/identityMessages.ts";
import type { Access, Commands, Outcome } from "../client.ts";
import { tokenOf, type Session } from "../engine/session.ts";
import type { InvitationMade, StaffView } from "../views/people.ts";
import { deskApi, type DeskApi } from "./deskApi.ts";
import type { IdentityApi } from "./identityApi.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

export interface Managing {
  api: IdentityApi;
  session: Session;
  /** The address of this server, for links that are handed to people. */
  origin: string;
}

const done: Outcome = { ok: true, value: null };
const doneIf = (outcome: Outcome<unknown>): Outcome => (outcome.ok ? done : outcome);
const signInFirst: Outcome<never> = { ok: false, code: "unauthenticated" };

/** Asks the server as whoever is signed in. */
export async function asked<T>(
  { api, session }: Pick<Managing, "api" | "session">,
  ask: (desk: DeskApi, token: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const token = await tokenOf(session.store);
  return token === null ? signInFirst : ask(deskApi(api), token);
}

function linkOf({ origin }: Managing, made: Outcome<LinkMade>): Outcome<InvitationMade> {
  if (!made.ok) return made;
  const { path, purpose, expiresAt } = made.value;
  return { ok: true, value: { link: `${origin}${path}`, purpose, expires: expiresAt } };
}

/** One grant a place. A place without its id is refused by the server: it never becomes a larger one. */
async function grantsOf({ session }: Managing, { role, scopes, from, until }: Access): Promise<GrantAsked[]> {
  const today = dayOf((await session.store.now()).now, session.zone);
  return scopes.map((scope) => ({ role, scope, from: from ?? today, until }));
}

function staffViews({ staff }: StaffList): StaffView[] {
  return staff.map(({ person, displayName, leftOn, hasAccount, link, grants }) => ({
    ...{ id: person, displayName, leftOn, hasAccount, grants },
    link: link ? { expiresAt: link.expiresAt } : null,
  }));
}

export async function readStaff(managing: Managing): Value<"readStaff"> {
  const told = await asked(managing, (desk, token) => desk.staff(token));
  return told.ok ? { ok: true, value: staffViews(told.value) } : told;
}

export async function invite(managing: Managing, { displayName, ...access }: Input<"invite">): Value<"invite"> {
  const grants = await grantsOf(managing, access);
  return linkOf(managing, await asked(managing, (desk, token) => desk.invite(token, { displayName, grants })));
}

/** One after the other: what was given before a refusal stands, and the list says so. */
export async function giveAccess(managing: Managing, { person, ...access }: Input<"giveAccess">): Promise<Outcome> {
  for (const grant of await grantsOf(managing, access)) {
    const given = await asked(managing, (desk, token) => desk.addGrant(token, { person, grant }));
    if (!given.ok) return given;
  }
  return done;
}

export async function inviteAgain(managing: Managing, { person }: Input<"inviteAgain">): Value<"inviteAgain"> {
  return linkOf(managing, await asked(managing, (desk, token) => desk.linkAgain(token, person)));
}

export async function endGrant(managing: Managing, { grant }: Input<"endGrant">): Promise<Outcome> {
  return doneIf(await asked(managing, (desk, token) => desk.endGrant(token, grant)));
}

export async function readRescues(managing: Managing): Value<"readRescues"> {
  const told = await asked(managing, (desk, token) => desk.rescues(token));
  return told.ok ? { ok: true, value: told.value.rescues } : told;
}

export async function decideRescue(managing: Managing, input: Input<"decideRescue">): Promise<Outcome> {
  return doneIf(await asked(managing, (desk, token) => desk.decideRescue(token, input)));
}

export async function readTablets(managing: Managing): Value<"readTablets"> {
  const told = await asked(managing, (desk, token) => desk.tablets(token));
  return told.ok ? { ok: true, value: told.value.tablets } : told;
}

export async function nameTablet(managing: Managing, input: Input<"nameTablet">): Promise<Outcome> {
  return doneIf(await asked(managing, (desk, token) => desk.changeTablet(token, "name", input)));
}

export async function sayTabletLost(managing: Managing, input: Input<"sayTabletLost">): Promise<Outcome> {
  return doneIf(await asked(managing, (desk, token) => desk.changeTablet(token, "lost", input)));
}

export async function endOnTablet(managing: Managing, input: Input<"endOnTablet">): Promise<Outcome> {
  return doneIf(await asked(managing, (desk, token) => desk.changeTablet(token, "end", input)));
}

export async function hasLeft(managing: Managing, { person, leftOn }: Input<"hasLeft">): Promise<Outcome> {
  return doneIf(await asked(managing, (desk, token) => desk.depart(token, person, leftOn)));
}
