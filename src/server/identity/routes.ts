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
 * | `POST /identity/sign-out`        | password  | `{}`            | `done`       |
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
 * | `POST /identity/rescues`         | person    | `askRescue`     | `rescueAnswer` |
 * | `GET  /identity/rescues`         | person    |                 | `rescueList` |
 * | `POST /identity/rescues/decide`  | person    | `decideRescue`  | `done`       |
 * | `GET  /identity/second-step`     | password  |                 | `ownSecondStep` |
 * | `POST /identity/second-step`     | password  | `takeSecondStep`| `done`       |
 * | `POST /identity/second-step/offer` | password | `offerSecondStep` | `secondStepOffered` |
 * | `POST /identity/second-step/confirm` | password | `takeSecondStep` | `recoveryCodes` |
 * | `POST /identity/second-step/link` | password | `useStepLink`   | `done`       |
 * | `POST /identity/second-step/codes` | person  | `takeSecondStep`| `recoveryCodes` |
 * | `GET  /identity/second-steps`    | person    |                 | `secondStepHolders` |
 * | `POST /identity/second-steps/reset` | person | `resetSecondStep` | `stepLinkMade` |
 *
 * | `POST /identity/readings`        | person    | `readingsHandedIn` | `readingsHeld` |
 * | `POST /identity/tablets/standing`| school    | `tabletNamed`   | `tabletStanding` |
 * | `POST /identity/tablets/report`  | person    | `tabletReport`  | `done`       |
 * | `GET  /identity/tablets`         | person    |                 | `tabletList` |
 * | `POST /identity/tablets/name`    | person    | `nameTablet`    | `done`       |
 * | `POST /identity/tablets/lost`    | person    | `sayTabletLost` | `done`       |
 * | `POST /identity/tablets/end`     | person    | `endOnTablet`   | `done`       |
 *
 * Those of rescues are in `rescue/routes.ts`, those of tablets in `tablets/routes.ts`, those of second steps in `secondStep/routes.ts`. Off this machine all of it is asked under TLS, here or at a trusted proxy (`not_encrypted` otherwise).
 * Before the school is set up, every route but those of `unclaimed` answers `not_set_up`; after, those answer
 * `already_set_up`. Without a living session, routes of a person answer `unauthenticated`; with one that still owes a second step,
 * those that need a `person` answer `second_factor_needed`, and those that need a `password` do not.
 */
import type { School } from "../../domain/own.ts";
import { dayOf, type Instant } from "../../domain/time.ts";
import * as messages from "../../sync/identityMessages.ts";
import { mayInvite } from "../people/authority.ts";
import { grantsOf, stillGiven } from "../people/grants.ts";
import { findLink } from "../people/links.ts";
import { displayName, placesOf, schoolOf } from "../people/schoolLog.ts";
import { told, type Staffing } from "../people/staffing.ts";
import type { RescueKey } from "../rescue/rescueKey.ts";
import type { Tablets } from "../tablets/tablets.ts";
import type { SchoolDatabase } from "../storage/schoolDatabase.ts";
import { getRoute, postRoute, type Outcome, type Refused, type Route } from "../web/route.ts";
import { loginOf } from "./accounts.ts";
import { succeeded, tried, triesPerLink, triesPerLogin, type Limit } from "./attempts.ts";
import { claimLink } from "./claim.ts";
import type { PasswordRules } from "./passwordRules.ts";
import type { Begun, Sessions } from "./sessions.ts";
import { claimSetup, openSetup, type PrepareDemonstration } from "./setup.ts";

export interface IdentityDeps {
  database: SchoolDatabase;
  sessions: Sessions;
  staffing: Staffing;
  tablets: Pick<Tablets, "isLost" | "signedIn" | "renewed">;
  rules: PasswordRules;
  hash: (password: string) => Promise<string>;
  now: () => Instant;
  rescueKey: () => RescueKey;
  /** The small demonstration class, for a school that is set up with it. */
  prepareDemonstration: PrepareDemonstration | undefined;
}

const done = (refused: Refused | undefined): Outcome => refused ?? { body: {} };
const told200 = (outcome: object | Refused): Outcome => ("refused" in outcome ? outcome : { body: outcome });

export function identityRoutes(deps: IdentityDeps): Route[] {
  const { database, sessions, staffing, rules, now } = deps;

  /** @param tablet where they are, if it said so */
  async function signedIn(session: Begun | Refused, tablet?: string): Promise<Outcome> {
    if ("refused" in session) return session;
    const { person, token, owes } = session;
    if (tablet !== undefined) await deps.tablets.signedIn(tablet, person, token);
    return database.reading(async ({ log }) => {
      const school = { name: (await schoolOf(log))?.name ?? "", zone: await log.zone() };
      const rescue = { key: deps.rescueKey().point };
      const told: messages.SignedIn = { person, token, displayName: await displayName(log, person), school, rescue };
      return { body: owes === "nothing" ? told : { ...told, owes } };
    });
  }

  const limited = async (what: string, limit: Limit): Promise<Refused | undefined> => {
    const wait = await database.writing(({ db }) => tried(db, what, limit, now()));
    return wait === undefined ? undefined : { refused: "rate_limited", retryAfter: wait };
  };
  /** An iPad that was reported lost lets nobody in. */
  const lost = async (tablet: string | undefined): Promise<Refused | undefined> =>
    tablet !== undefined && (await deps.tablets.isLost(tablet)) ? { refused: "device_revoked" } : undefined;
  /** Too many links tried from one address. */
  const hurried = (address: string) => limited(`link ${address}`, triesPerLink);

  const setup = [
    postRoute("/setup/open", "unclaimed", messages.openSetup, async ({ body, address }) => {
      const refused = await hurried(address);
      return refused ?? done(await database.reading(({ db }) => openSetup(db, body.secret, now())));
    }),
    postRoute("/setup/claim", "unclaimed", messages.claimSetup, async ({ body, address }) => {
      if (body.demonstration && !deps.prepareDemonstration) return { refused: "invalid_request", field: "demonstration" };
      const claimed = (await hurried(address)) ?? (await claimSetup(deps, body, deps.prepareDemonstration));
      if ("refused" in claimed) return claimed;
      const { person, signIns } = claimed;
      const begun = await signedIn(await sessions.begin(person, body.leader.login, address), body.tablet);
      return "refused" in begun || !signIns ? begun : { body: { ...begun.body, signIns } };
    }),
  ];

  const session = [
    postRoute(
      "/identity/sign-in",
      "school",
      messages.signIn,
      async ({ body, address }) =>
        (await lost(body.tablet)) ?? signedIn(await sessions.signIn(body.login, body.password, address), body.tablet),
    ),
    postRoute("/identity/sign-out", "password", messages.done, async ({ token }) => {
      await sessions.signOut(token);
      return { body: {} };
    }),
    getRoute("/identity/me", "person", ({ person }) =>
      database.reading(async (open) => {
        const { db, log } = open;
        const at = now();
        const today = dayOf(at, await log.zone());
        const grants = await grantsOf(open, person, at);
        const school: School = { grants, ...(await placesOf(log)) };
        const me: messages.Me = {
          person,
          displayName: await displayName(log, person),
          login: (await loginOf(db, person)) ?? "",
          grants: stillGiven(grants, today).map(told),
          mayInvite: mayInvite(person, today, school),
        };
        return { body: me };
      }),
    ),
    postRoute("/identity/password", "person", messages.changePassword, async ({ body, person, token }) => {
      const what = `password ${person}`;
      const refused = await limited(what, triesPerLogin);
      if (refused) return refused;
      const about = await database.reading(async ({ db, log }) => [
        await displayName(log, person),
        (await loginOf(db, person)) ?? "",
        (await schoolOf(log))?.name ?? "",
      ]);
      const weak = rules(body.next, about);
      if (weak) return { refused: weak, field: "next" };
      const changed = await sessions.changePassword(token, body.current, body.next);
      if ("refused" in changed) return { ...changed, field: "current" };
      await deps.tablets.renewed(token, changed.token);
      await database.writing(({ db }) => succeeded(db, what));
      return signedIn({ ...changed, person, owes: "nothing" });
    }),
  ];

  const links = [
    postRoute("/identity/invitations", "person", messages.invite, async ({ person, body }) => told200(await staffing.invite(person, body))),
    postRoute("/identity/links", "person", messages.linkAgain, async ({ person, body }) =>
      told200(await staffing.linkAgain(person, body.person)),
    ),
    postRoute("/identity/links/withdraw", "person", messages.withdrawLink, async ({ person, body }) =>
      done(await staffing.withdrawLink(person, body.invitation)),
    ),
    postRoute("/identity/links/open", "school", messages.openLink, async ({ body, address }) => {
      const refused = await hurried(address);
      if (refused) return refused;
      return database.reading(async ({ db, log }) => {
        const link = await findLink(db, body.secret, now());
        if ("refused" in link) return link;
        const opened: messages.LinkOpened = {
          purpose: link.purpose,
          displayName: await displayName(log, link.person),
          school: (await schoolOf(log))?.name ?? "",
          login: link.purpose === "reset" ? ((await loginOf(db, link.person)) ?? null) : null,
        };
        return { body: opened };
      });
    }),
    postRoute("/identity/links/claim", "school", messages.claimLink, async ({ body, address }) => {
      const claimed = (await hurried(address)) ?? (await lost(body.tablet)) ?? (await claimLink(deps, body));
      if ("refused" in claimed) return claimed;
      return signedIn(await sessions.begin(claimed.person, claimed.login, address), body.tablet);
    }),
  ];

  const staff = [
    getRoute("/identity/staff", "person", async ({ person }) => {
      const staff = await staffing.list(person);
      return "refused" in staff ? staff : { body: { staff } };
    }),
    getRoute("/identity/grants", "person", async ({ person }) => {
      const grants = await staffing.grants(person);
      return "refused" in grants ? grants : { body: { grants } };
    }),
    postRoute("/identity/grants", "person", messages.addGrant, async ({ person, body }) => told200(await staffing.addGrant(person, body))),
    postRoute("/identity/grants/end", "person", messages.endGrant, async ({ person, body }) =>
      done(await staffing.endGrant(person, body.grant)),
    ),
    postRoute("/identity/departures", "person", messages.depart, async ({ person, body }) =>
      done(await staffing.depart(person, body.person, body.leftOn)),
    ),
    postRoute("/identity/sessions/end", "person", messages.endSessions, async ({ person, body }) =>
      done(await staffing.endSessions(person, body.person)),
    ),
  ];

  return [...setup, ...session, ...links, ...staff];
}
