/**
 * Letting somebody in to their own records on a tablet again, when they have forgotten its PIN: they sign in, ask, somebody who
 * leads the school says that it is them, and their tablet is told the secret of its wrapping, once. Where they have just proved
 * themselves with a second factor, nobody else need say so.
 */
import type { Instant } from "../../domain/time.ts";
import type { AskRescue, RescueAnswer, RescueWaiting } from "../../sync/identityMessages.ts";
import { triesPerRescue, tried } from "../identity/attempts.ts";
import type { Audit } from "../audit/audit.ts";
import type { Log } from "../log.ts";
import { leads } from "../people/leading.ts";
import { displayName } from "../people/schoolLog.ts";
import { provedWith } from "../secondStep/factors.ts";
import type { OpenTables, SchoolDatabase } from "../storage/schoolDatabase.ts";
import type { Refused } from "../web/route.ts";
import { decideRequest, fileRequest, openRequest, spendRequest, waitingRequests, type Request } from "./requests.ts";
import type { RescueKey } from "./rescueKey.ts";

export interface Rescues {
  /** Asks, and asks how it stands. The session says who: nobody can ask for another's. */
  ask(session: { person: string; token: string }, asked: AskRescue): Promise<RescueAnswer | Refused>;
  waiting(by: string): Promise<RescueWaiting[] | Refused>;
  decide(by: string, rescue: string, allow: boolean): Promise<Refused | undefined>;
}

type Asking = Parameters<Rescues["ask"]>[0];

export interface RescuesDeps {
  database: SchoolDatabase;
  key: () => RescueKey;
  audit: Audit;
  /** Says what happened, in codes and ids. */
  note: Log["note"];
  now: () => Instant;
}

/** For how long after somebody proved themselves with a second factor it vouches for them here: they have just signed in for this. */
const vouchesMs = 60 * 60_000;

/** What a leader of the school said of whoever asks. */
function vouched({ allowed }: Pick<Request, "allowed">): "waiting" | "refused" | "open" {
  if (allowed === null) return "waiting";
  return allowed ? "open" : "refused";
}

export function createRescues({ database, key, audit, note, now }: RescuesDeps): Rescues {
  /** Only asking anew is limited: how it stands is asked again and again, and says nothing that could be guessed at. */
  async function file(db: OpenTables, person: string, asked: AskRescue): Promise<Pick<Request, "id" | "allowed"> | Refused> {
    const wait = await tried(db, `rescue ${person}`, triesPerRescue, now());
    if (wait !== undefined) return { refused: "rate_limited", retryAfter: wait };
    const rescue = await fileRequest(db, person, asked, now());
    await audit.note(db, person, "rescueAsked", { rescue });
    note("rescue_asked", { rescue, person });
    return { id: rescue, allowed: null };
  }

  async function open(db: OpenTables, rescue: string, person: string, asked: AskRescue): Promise<RescueAnswer> {
    const secret = key().secretOf({ ...asked, person });
    await spendRequest(db, rescue, now());
    await audit.note(db, person, "rescueOpened", { rescue });
    note("rescue_opened", { rescue, person });
    return { state: "open", secret };
  }

  /** Whoever asks has just proved with a second factor that it is them: that decides what nobody has decided. */
  async function vouchesForItself(db: OpenTables, { id, allowed }: Pick<Request, "id" | "allowed">, session: Asking): Promise<boolean> {
    const proof = allowed === null ? await provedWith(db, session.token) : undefined;
    if (proof === undefined || proof.at <= now() - vouchesMs) return false;
    await decideRequest(db, id, true, session.person, now());
    return true;
  }

  return {
    async ask(session, asked) {
      const { person } = session;
      if (!key().accepts(asked.ephemeral)) return { refused: "invalid_request", field: "ephemeral" };
      return database.writing(async ({ db }) => {
        const request = (await openRequest(db, person, asked, now())) ?? (await file(db, person, asked));
        if ("refused" in request) return request;
        const state = (await vouchesForItself(db, request, session)) ? "open" : vouched(request);
        return state === "open" ? open(db, request.id, person, asked) : { state };
      });
    },

    waiting(by) {
      return database.reading(async (open) => {
        if (!(await leads(open, by, now()))) return { refused: "may_not_invite" };
        const waiting: RescueWaiting[] = [];
        for (const { id, person, askedAt } of await waitingRequests(open.db, now()))
          waiting.push({ id, person, askedAt, displayName: await displayName(open.log, person) });
        return waiting;
      });
    },

    decide(by, rescue, allow) {
      return database.writing(async (open) => {
        const { db } = open;
        if (!(await leads(open, by, now()))) return { refused: "may_not_invite" };
        const request = (await waitingRequests(db, now())).find(({ id }) => id === rescue);
        if (!request) return { refused: "conflict" };
        if (request.person === by) return { refused: "may_not_invite" };
        await decideRequest(db, rescue, allow, by, now());
        await audit.note(db, by, "rescueDecided", { rescue, person: request.person, allow });
        note(allow ? "rescue_allowed" : "rescue_refused", { rescue, person: request.person, by });
        return undefined;
      });
    },
  };
}
