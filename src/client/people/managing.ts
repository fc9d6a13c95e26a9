/** Letting people in and ending what they may do: online, and each answer is the server's. */
import { dayOf } from "../../domain/time.ts";
import type { Commands, Outcome } from "../client.ts";
import { staffViews } from "../queries/peopleQueries.ts";
import type { InvitationMade, StaffView } from "../views/people.ts";
import { tokenOf, type Session } from "../engine/session.ts";
import type { IdentityApi } from "./identityApi.ts";
import type { LinkMade } from "../../sync/identityMessages.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];

export interface Managing {
  api: IdentityApi;
  session: Session;
  /** The address of this server, for links that are handed to people. */
  origin: string;
}

const signInFirst: Outcome<never> = { ok: false, code: "unauthenticated" };

async function withToken<T>({ session }: Managing, ask: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const token = await tokenOf(session.store);
  return token === null ? signInFirst : ask(token);
}

function linkOf({ origin }: Managing, made: Outcome<LinkMade>): Outcome<InvitationMade> {
  return made.ok ? { ok: true, value: { link: `${origin}${made.value.path}`, expires: made.value.expiresAt } } : made;
}

/** A role over the school needs no place; any other is given one grant a class or phase named. */
function scopeOf(scope: Input<"invite">["scopes"][number]) {
  if (scope.type === "school" || scope.id === undefined) return { type: "school" } as const;
  return { type: scope.type, id: scope.id } as const;
}

export async function invite(managing: Managing, { displayName, role, scopes }: Input<"invite">): Promise<Outcome<InvitationMade>> {
  const { store, zone } = managing.session;
  const from = dayOf((await store.now()).now, zone);
  const grants = scopes.map((scope) => ({ role, scope: scopeOf(scope), from, until: null }));
  return linkOf(managing, await withToken(managing, (token) => managing.api.invite(token, { displayName, grants })));
}

export async function inviteAgain(managing: Managing, { person }: Input<"inviteAgain">): Promise<Outcome<InvitationMade>> {
  return linkOf(managing, await withToken(managing, (token) => managing.api.linkAgain(token, person)));
}

export async function endGrant(managing: Managing, { grant }: Input<"endGrant">): Promise<Outcome> {
  const ended = await withToken(managing, (token) => managing.api.endGrant(token, grant));
  return ended.ok ? { ok: true, value: null } : ended;
}

export async function staff(managing: Managing): Promise<StaffView[]> {
  const told = await withToken(managing, (token) => managing.api.staff(token));
  return told.ok ? staffViews(told.value) : [];
}
