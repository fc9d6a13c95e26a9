/**
 * What a tablet and the server say to each other about people: set-up, sign-in, invitations, roles. All of it online; the
 * routes and who may use them are listed in `src/server/identity/routes.ts`.
 *
 * Every answer that is not 2xx is a `refusedIdentity`. Secrets of links travel in the body of a POST, never in an address:
 * the link itself holds them after the `#`, which no browser sends.
 */
import * as z from "zod/mini";
import { day, id, instant, label } from "../domain/kind.ts";
import { identityCodes } from "../domain/identityCodes.ts";
import { passwordLength } from "../domain/passwords.ts";
import { roles } from "../domain/roles.ts";
import { refusalCodes } from "./refusals.ts";
import { tabletId } from "./tabletMessages.ts";
import { rescuePoint, rescueWrappingId } from "./rescuing.ts";

export const { min: minPasswordLength, max: maxPasswordLength } = passwordLength;

/** The secret of a link: 256 bits, base64url. */
const secret = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** What somebody typed to sign in: an e-mail address or a user name, in any case. */
const login = z.string().check(z.trim(), z.minLength(1), z.maxLength(254));

/** As typed or pasted: no character is taken away, none is asked for. Length and commonness are answered by code. */
const password = z.string().check(z.maxLength(4_096));

/** The iPad it is asked on, which from then on is one of the school's. Left out by what is none. */
const tablet = z.optional(tabletId);

/** An IANA time zone, such as `Europe/London`. */
const zone = z.string().check(z.regex(/^[A-Za-z0-9_+-]+(\/[A-Za-z0-9_+-]+){0,2}$/), z.maxLength(64));

export const grantScope = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("class"), id }),
  z.strictObject({ type: z.literal("pupil"), id }),
  z.strictObject({ type: z.literal("phase"), id }),
  z.strictObject({ type: z.literal("school") }),
]);

/** A role somewhere, from a day to its last day; null while it is open. */
export const grantAsked = z.strictObject({ role: z.enum(roles), scope: grantScope, from: day, until: z.nullable(day) });
export type GrantAsked = z.infer<typeof grantAsked>;

export const grantTold = z.strictObject({ id, ...grantAsked.shape });
export type GrantTold = z.infer<typeof grantTold>;

/** `POST /setup/open` -> `{}`: is this link still good? Nothing is used up. */
export const openSetup = z.strictObject({ secret });

/** `POST /setup/claim` -> `signedIn`. */
export const claimSetup = z.strictObject({
  secret,
  school: z.strictObject({ name: label, zone }),
  leader: z.strictObject({ displayName: label, login, password }),
  tablet,
  /** Also load the small demonstration school: a class of nine with a month of records. */
  demonstration: z.optional(z.boolean()),
});
export type ClaimSetup = z.infer<typeof claimSetup>;

/** `POST /identity/sign-in` -> `signedIn`. */
export const signIn = z.strictObject({ login, password, tablet });
export type SignIn = z.infer<typeof signIn>;

/** Somebody of the demonstration school, and how to sign in as them. */
export const demonstrationSignIn = z.strictObject({
  displayName: z.string(),
  role: z.enum(roles),
  login: z.string(),
  password: z.string(),
});
export type DemonstrationSignIn = z.infer<typeof demonstrationSignIn>;

/** `token` is the bearer of every later request of this person: kept in their database on the tablet, and nowhere else. */
/** Not strict: what a later server adds, an iPad that slept through an update lets be. */
export const signedIn = z.object({
  person: id,
  displayName: z.string(),
  token: z.string(),
  /** Whose days and name the tablet goes by before its first exchange. */
  school: z.strictObject({ name: z.string(), zone: z.string() }),
  /** The public half of what this school opens an iPad with whose PIN was forgotten. */
  rescue: z.strictObject({ key: rescuePoint }),
  /** Of a demonstration school that was made on the way: told this once. */
  signIns: z.optional(z.array(demonstrationSignIn)),
  /** What this session owes before anything else is answered: the second step, or the setting up of one. Left out when it owes nothing. */
  owes: z.optional(z.enum(["secondStep", "setUpStep"])),
});
export type SignedIn = z.infer<typeof signedIn>;

/** Nothing to tell but that it is done: `sign-out`, `setup/open`, `grants/end`, `departures`, `sessions/end`. */
export const done = z.strictObject({});

/** `GET /identity/me`. `mayInvite`: the roles this person may give today. */
export const me = z.strictObject({
  person: id,
  displayName: z.string(),
  login: z.string(),
  grants: z.array(grantTold),
  mayInvite: z.array(z.enum(roles)),
});
export type Me = z.infer<typeof me>;

/** `POST /identity/password` -> `signedIn`: one's own password; every other session of the person ends. */
export const changePassword = z.strictObject({ current: password, next: password });
export type ChangePassword = z.infer<typeof changePassword>;

/** `POST /identity/invitations` -> `linkMade`: a new member of staff, with what they may do, and a link to begin. */
export const invite = z.strictObject({ displayName: label, grants: z.array(grantAsked).check(z.minLength(1), z.maxLength(40)) });
export type Invite = z.infer<typeof invite>;

/**
 * `POST /identity/links` -> `linkMade`: a link again, for somebody already on the staff. Who has no account gets one to begin
 * with, who has one gets one to choose a new password. Any earlier link of theirs stops working.
 */
export const linkAgain = z.strictObject({ person: id });

/** The link is this server's address followed by `path`; it is told once. `purpose` says what it is for. */
export const linkMade = z.strictObject({
  person: id,
  purpose: z.enum(["join", "reset"]),
  invitation: id,
  /** `/join#<secret>` */
  path: z.string(),
  expiresAt: instant,
});
export type LinkMade = z.infer<typeof linkMade>;

/** `POST /identity/links/withdraw` -> `done`. */
export const withdrawLink = z.strictObject({ invitation: id });

/** `POST /identity/links/open` -> `linkOpened`: whose link this is. Nothing is used up. */
export const openLink = z.strictObject({ secret });

/** `login` is set for a reset: it stays as it is. */
export const linkOpened = z.strictObject({
  purpose: z.enum(["join", "reset"]),
  displayName: z.string(),
  school: z.string(),
  login: z.nullable(z.string()),
});
export type LinkOpened = z.infer<typeof linkOpened>;

/** `POST /identity/links/claim` -> `signedIn`. `login` is chosen when joining, and left out for a reset. */
export const claimLink = z.strictObject({ secret, login: z.optional(login), password, tablet });
export type ClaimLink = z.infer<typeof claimLink>;

/** `GET /identity/staff` -> the staff this person may manage. */
export const staffMember = z.strictObject({
  person: id,
  displayName: z.string(),
  leftOn: z.nullable(day),
  hasAccount: z.boolean(),
  grants: z.array(grantTold),
  /** A link not yet used. Past `expiresAt` it needs to be made again. */
  link: z.nullable(z.strictObject({ invitation: id, purpose: z.enum(["join", "reset"]), expiresAt: instant })),
});
export type StaffMember = z.infer<typeof staffMember>;
export const staffList = z.strictObject({ staff: z.array(staffMember) });
export type StaffList = z.infer<typeof staffList>;

/** `GET /identity/grants` -> every role that anybody was given, those that are over among them: what a leader's list of staff is compared with. */
export const grantHeld = z.strictObject({
  ...grantTold.shape,
  person: id,
  /** Somebody ended it before its day was over. */
  ended: z.boolean(),
});
export type GrantHeld = z.infer<typeof grantHeld>;
export const grantsHeld = z.strictObject({ grants: z.array(grantHeld) });
export type GrantsHeld = z.infer<typeof grantsHeld>;

/** `POST /identity/grants` -> `grantTold`: another role, or another class, for somebody on the staff. */
export const addGrant = z.strictObject({ person: id, grant: grantAsked });
export type AddGrant = z.infer<typeof addGrant>;

/** `POST /identity/grants/end` -> `done`: ends now. What was written under it until now may still arrive for a while. */
export const endGrant = z.strictObject({ grant: id });

/** `POST /identity/departures` -> `done`: somebody left. Their tablets may push for 14 days more, and read nothing. */
export const depart = z.strictObject({ person: id, leftOn: day });

/** `POST /identity/sessions/end` -> `done`: a tablet lost or stolen; every session of the person ends at once. */
export const endSessions = z.strictObject({ person: id });

/**
 * `POST /identity/rescues` -> `rescueAnswer`: to be told the secret of one's own wrapping on a tablet, whose PIN one has forgotten. Asking
 * again asks how it stands; whose it is comes from the session. `ephemeral`: the public half that the tablet wrapped with.
 */
export const askRescue = z.strictObject({ ephemeral: rescuePoint, wrapping: rescueWrappingId });
export type AskRescue = z.infer<typeof askRescue>;

/**
 * `open` is told once, within an hour of somebody's vouching for the person: the 32 bytes of the secret, in base64. `refused` stands for
 * an hour. Asking after either asks anew.
 */
export const rescueAnswer = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("waiting") }),
  z.strictObject({ state: z.literal("refused") }),
  z.strictObject({ state: z.literal("open"), secret: z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/)) }),
]);
export type RescueAnswer = z.infer<typeof rescueAnswer>;

/** `GET /identity/rescues` -> who waits, for who leads the school. */
export const rescueWaiting = z.strictObject({ id, person: id, displayName: z.string(), askedAt: instant });
export type RescueWaiting = z.infer<typeof rescueWaiting>;
export const rescueList = z.strictObject({ rescues: z.array(rescueWaiting) });
export type RescueList = z.infer<typeof rescueList>;

/** `POST /identity/rescues/decide` -> `done`: somebody else who leads the school says that it is them who asks, or does not. */
export const decideRescue = z.strictObject({ rescue: id, allow: z.boolean() });
export type DecideRescue = z.infer<typeof decideRescue>;

/** `GET /identity/second-step` -> one's own. `required`: one's role asks for one. */
export const ownSecondStep = z.object({ required: z.boolean(), setUp: z.boolean(), codesLeft: z.int() });
export type OwnSecondStep = z.infer<typeof ownSecondStep>;

/** The six figures of an authenticator app, or a recovery code: which, its shape says. */
const typedStep = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));

/**
 * `POST /identity/second-step` -> `done`: this session is proved. `POST /identity/second-step/confirm` -> `recoveryCodes`: what was shown
 * is set up, by its first figures. `POST /identity/second-step/codes` -> `recoveryCodes`: new ones; those before open nothing.
 */
export const takeSecondStep = z.strictObject({ typed: typedStep });

/** `POST /identity/second-step/offer` -> `secondStepOffered`: a new secret, shown this once. Whoever has one set up proves it with `typed`. */
export const offerSecondStep = z.strictObject({ typed: z.optional(typedStep) });

/** `secret` is for typing by hand; `address` (`otpauth:`) for a camera. */
export const secondStepOffered = z.object({ secret: z.string(), address: z.string() });
export type SecondStepOffered = z.infer<typeof secondStepOffered>;

export const recoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;

/** `POST /identity/second-step/link` -> `done`: takes one's own second step away, by a link that another gave. */
export const useStepLink = z.strictObject({ secret });

/** `GET /identity/second-steps` -> who has one set up, for who leads the school. */
export const secondStepHolders = z.object({ people: z.array(id) });

/** `POST /identity/second-steps/reset` -> `stepLinkMade`: a link for somebody else who leads or has led. */
export const resetSecondStep = z.strictObject({ person: id });

/** `/join#step-<secret>`, told once. */
export const stepLinkMade = z.object({ path: z.string(), expiresAt: instant });
export type StepLinkMade = z.infer<typeof stepLinkMade>;

/** A refusal: a code with its words in `words`, where in the message it was, when to try again, and an id found in the log. */
export const refusedIdentity = z.strictObject({
  code: z.enum([...identityCodes, ...refusalCodes]),
  field: z.optional(z.string()),
  retryAfter: z.optional(z.int()),
  id: z.optional(z.string()),
});
export type RefusedIdentity = z.infer<typeof refusedIdentity>;
