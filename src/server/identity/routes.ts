/**
 * The routes about people. Bodies and answers are the schemas of `src/sync/identityMessages.ts`; every refusal is
 * `{ code, field?, retryAfter?, id? }` with the status of `web/status.ts`. A person's requests carry
 * `Authorization: Bearer <token>`, the `token` of their `signedIn`.
 *
 * | route                            | needs     | body            | answer       |
 * | -------------------------------- | --------- | --------------- | ------------ |
 * | `POST /setup/open`               | unclaimed | `openSetup`     | `done`       |
 * | `POST /setup/claim`              | unclaimed | `claimSetup`    | `signedIn`   |
 * | `POST /identity/sign-in`         | school    | `signIn`        | `signedIn`   |
 * | `POST /identity/sign-out`        | person    | `{}`            | `done`       |
 * | `GET  /identity/me`              | person    |                 | `me`         |
 * | `POST /identity/password`        | person    | `changePassword`| `signedIn`   |
 * | `GET  /identity/staff`           | person    |                 | `staffList`  |
 * | `GET  /identity/grants`          | person    |                 | `grantsHeld` |
 * | `POST /identity/invitations`     | person    | `invite`        | `linkMade`   |
 * | `POST /identity/links`           | person    | `linkAgain`     | `linkMade`   |
 * | `POST /identity/links/withdraw`  | person    | `withdrawLink`  | `done`       |
 * | `POST /identity/links/open`      | school    | `openLink`      | `linkOpened` |
 * | `POST /identity/links/claim`     | school    | `claimLink`     | `signedIn`   |
 * | `POST /identity/grants`          | person    | `addGrant`      | `grantTold`  |
 * | `POST /identity/grants/end`      | person    | `endGrant`      | `done`       |
 * | `POST /identity/departures`      | person    | `depart`        | `done`       |
 * | `POST /identity/sessions/end`    | person    | `endSessions`   | `done`       |
 *
 * Off this machine all of it is asked under TLS, here or at a trusted proxy (`not_encrypted` otherwise).
 * Before the school is set up, every route but those of `unclaimed` answers `not_set_up`; after, those answer
 * `already_set_up`. Without a living session, routes of a person answer `unauthenticated`.
 */
import type { School } from "../../domain/own.ts";
import { dayOf, type Instant } from "../../domain/time.ts";
import * as messages from "../../sync/identityMessages.ts";
import { mayInvite } from "../people/authority.ts";
import { grantsOf, stillGiven } from "../people/grants.ts";
import { findLink } from "../people/links.ts";
import type { SchoolLog } from "../people/schoolLog.ts";
import { told, type Staffing } from "../people/staffing.ts";
import type { Connection } from "../storage/database.ts";
import { getRoute, postRoute, type Outcome, type Refused, type Route } from "../web/route.ts";
import { loginOf } from "./accounts.ts";
import { succeeded, tried, triesPerLink, triesPerLogin } from "./attempts.ts";
import { claimLink } from "./claim.ts";
import type { PasswordRules } from "./passwordRules.ts";
import type { Sessions } from "./sessions.ts";
import { claimSetup, openSetup, type PrepareDemonstration } from "./setup.ts";

export interface IdentityDeps {
  db: Connection;
  log: SchoolLog;
  sessions: Sessions;
  staffing: Staffing;
  rules: PasswordRules;
  hash: (password: string) => Promise<string>;
  now: () => Instant;
  /** The small demonstration class, for a school that is set up with it. */
  prepareDemonstration: PrepareDemonstration | undefined;
}

const done = (refused: Refused | undefined): Outcome => refused ?? { body: {} };
const told200 = (outcome: object | Refused): Outcome => ("refused" in outcome ? outcome : { body: outcome });

export function identityRoutes(deps: IdentityDeps): Route[] {
  const { db, log, sessions, staffing, rules, now } = deps;

  const displayName = (person: string) => log.staffMember(person)?.displayName ?? "";
  const school = () => ({ name: log.school()?.name ?? "", zone: log.zone() });
  const signedIn = (session: { person: string; token: string } | Refused): Outcome =>
    "refused" in session ? session : { body: { ...session, displayName: displayName(session.person), school: school() } };

  /** Too many links tried from one address. */
  const hurried = (address: string): Refused | undefined => {
    const wait = tried(db, `link ${address}`, triesPerLink, now());
    return wait === undefined ? undefined : { refused: "rate_limited", retryAfter: wait };
  };

  const setup = [
    postRoute(
      "/setup/open",
      "unclaimed",
      messages.openSetup,
      ({ body, address }) => hurried(address) ?? done(openSetup(db, body.secret, now())),
    ),
    postRoute("/setup/claim", "unclaimed", messages.claimSetup, async ({ body, address }) => {
      if (body.demonstration && !deps.prepareDemonstration) return { refused: "invalid_request", field: "demonstration" };
      const claimed = hurried(address) ?? (await claimSetup(deps, body, deps.prepareDemonstration));
      if ("refused" in claimed) return claimed;
      const { person, signIns } = claimed;
      const begun = signedIn(await sessions.begin(person, body.leader.login, address));
      return "refused" in begun || !signIns ? begun : { body: { ...begun.body, signIns } };
    }),
  ];

  const session = [
    postRoute("/identity/sign-in", "school", messages.signIn, async ({ body, address }) =>
      signedIn(await sessions.signIn(body.login, body.password, address)),
    ),
    postRoute("/identity/sign-out", "person", messages.done, async ({ token }) => {
      await sessions.signOut(token);
      return { body: {} };
    }),
    getRoute("/identity/me", "person", ({ person }) => {
      const at = now();
      const today = dayOf(at, log.zone());
      const grants = grantsOf(deps, person, at);
      const school: School = { grants, ...log.places() };
      const me: messages.Me = {
        person,
        displayName: displayName(person),
        login: loginOf(db, person) ?? "",
        grants: stillGiven(grants, today).map(told),
        mayInvite: mayInvite(person, today, school),
      };
      return { body: me };
    }),
    postRoute("/identity/password", "person", messages.changePassword, async ({ body, person, token }) => {
      const wait = tried(db, `password ${person}`, triesPerLogin, now());
      if (wait !== undefined) return { refused: "rate_limited", retryAfter: wait };
      const weak = rules(body.next, [displayName(person), loginOf(db, person) ?? "", log.school()?.name ?? ""]);
      if (weak) return { refused: weak, field: "next" };
      const changed = await sessions.changePassword(token, body.current, body.next);
      if (!("refused" in changed)) succeeded(db, `password ${person}`);
      return signedIn("refused" in changed ? { ...changed, field: "current" } : { ...changed, person });
    }),
  ];

  const links = [
    postRoute("/identity/invitations", "person", messages.invite, ({ person, body }) => told200(staffing.invite(person, body))),
    postRoute("/identity/links", "person", messages.linkAgain, ({ person, body }) => told200(staffing.linkAgain(person, body.person))),
    postRoute("/identity/links/withdraw", "person", messages.withdrawLink, ({ person, body }) =>
      done(staffing.withdrawLink(person, body.invitation)),
    ),
    postRoute("/identity/links/open", "school", messages.openLink, ({ body, address }) => {
      const link = hurried(address) ?? findLink(db, body.secret, now());
      if ("refused" in link) return link;
      const opened: messages.LinkOpened = {
        purpose: link.purpose,
        displayName: displayName(link.person),
        school: log.school()?.name ?? "",
        login: link.purpose === "reset" ? (loginOf(db, link.person) ?? null) : null,
      };
      return { body: opened };
    }),
    postRoute("/identity/links/claim", "school", messages.claimLink, async ({ body, address }) => {
      const claimed = hurried(address) ?? (await claimLink(deps, body));
      if ("refused" in claimed) return claimed;
      return signedIn(await sessions.begin(claimed.person, claimed.login, address));
    }),
  ];

  const staff = [
    getRoute("/identity/staff", "person", ({ person }) => {
      const staff = staffing.list(person);
      return "refused" in staff ? staff : { body: { staff } };
    }),
    getRoute("/identity/grants", "person", ({ person }) => {
      const grants = staffing.grants(person);
      return "refused" in grants ? grants : { body: { grants } };
    }),
    postRoute("/identity/grants", "person", messages.addGrant, ({ person, body }) => told200(staffing.addGrant(person, body))),
    postRoute("/identity/grants/end", "person", messages.endGrant, ({ person, body }) => done(staffing.endGrant(person, body.grant))),
    postRoute("/identity/departures", "person", messages.depart, ({ person, body }) =>
      done(staffing.depart(person, body.person, body.leftOn)),
    ),
    postRoute("/identity/sessions/end", "person", messages.endSessions, ({ person, body }) =>
      done(staffing.endSessions(person, body.person)),
    ),
  ];

  return [...setup, ...session, ...links, ...staff];
}
