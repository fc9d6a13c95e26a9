/** What is noted of requests by how they were answered: signing in and out, refusals, and the reading of a child's history. */
import * as z from "zod";
import type { AuditCode } from "../../domain/auditCodes.ts";
import { pushResponse } from "../../sync/protocol.ts";
import type { SchoolDatabase } from "../storage/schoolDatabase.ts";
import type { Asked, Outcome, Route } from "../web/route.ts";
import type { About, Audit } from "./audit.ts";

interface Noted {
  person: string;
  what: AuditCode;
  about?: About;
}

/** Refusals that say that somebody asked for what is not theirs. Others are slips, or tries that are limited. */
const notTheirs: readonly string[] = ["forbidden_stream", "forbidden_kind", "may_not_invite", "wrong_person", "second_factor_needed"];

const signedIn = z.looseObject({ person: z.string() });
const aboutPupil = z.looseObject({ pupil: z.string() });

/** Of one request, by its path: what it did. */
const done: Readonly<Record<string, (asked: Asked<unknown>, body: object) => Noted | undefined>> = {
  "/setup/claim": (_asked, body) => bySigningIn("setUp", body),
  "/identity/sign-in": (_asked, body) => bySigningIn("signedIn", body),
  "/identity/links/claim": (_asked, body) => bySigningIn("linkUsed", body),
  "/identity/sign-out": ({ person }) => ({ person, what: "signedOut" }),
  "/identity/password": ({ person }) => ({ person, what: "passwordChanged" }),
  "/sync/history": ({ person, body }) => {
    const read = aboutPupil.safeParse(body);
    return read.success ? { person, what: "historyRead", about: { pupil: read.data.pupil } } : undefined;
  },
  "/sync/push": ({ person }, body) => {
    const pushed = pushResponse.safeParse(body);
    const codes = (pushed.success ? pushed.data.results : []).flatMap((each) => (each.outcome === "refused" ? [each.code] : []));
    const odd = codes.filter((code) => notTheirs.includes(code));
    const [code] = odd;
    return code === undefined ? undefined : { person, what: "refused", about: { route: "/sync/push", code, acts: odd.length } };
  },
};

function bySigningIn(what: AuditCode, body: object): Noted | undefined {
  const session = signedIn.safeParse(body);
  return session.success ? { person: session.data.person, what } : undefined;
}

function notedOf(route: string, asked: Asked<unknown>, outcome: Outcome): Noted | undefined {
  if (!("refused" in outcome)) return done[route]?.(asked, outcome.body);
  const { refused: code } = outcome;
  if (route === "/identity/sign-in" && code === "wrong_sign_in") return { person: "", what: "signInRefused" };
  return notTheirs.includes(code) ? { person: asked.person, what: "refused", about: { route, code } } : undefined;
}

/** The same routes; what they did is noted before it is answered. */
export function audited(routes: readonly Route[], audit: Audit, database: SchoolDatabase): Route[] {
  return routes.map((route) => ({
    ...route,
    async handle(asked) {
      const outcome = await route.handle(asked);
      if ("events" in outcome) return outcome;
      const noted = notedOf(route.path, asked, outcome);
      if (noted) await database.writing(({ db }) => audit.note(db, noted.person, noted.what, noted.about));
      return outcome;
    },
  }));
}
