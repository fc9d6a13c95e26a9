/**
 * Second steps: setting one up, taking it at sign-in, codes for the day the phone is lost, and taking somebody's away so that they set
 * up another. What asks for them is `web`'s door (`owing.ts`), on every route but those that these are done by.
 */
import { dayOf, type Instant } from "../../domain/time.ts";
import type { OwnSecondStep, RecoveryCodes, SecondStepOffered, StepLinkMade } from "../../sync/identityMessages.ts";
import type { Audit } from "../audit/audit.ts";
import { loginOf } from "../identity/accounts.ts";
import { succeeded, tried, triesPerLink, triesPerStep, triesPerStepAnywhere } from "../identity/attempts.ts";
import { leads } from "../people/leading.ts";
import { schoolOf, staffMember } from "../people/schoolLog.ts";
import type { Open, OpenTables, SchoolDatabase } from "../storage/schoolDatabase.ts";
import type { Refused } from "../web/route.ts";
import * as factors from "./factors.ts";
import { appAddress, newFigureSecret, stepOf } from "./figures.ts";
import { makeStepLink, spendStepLink } from "./links.ts";
import { isRequired } from "./owing.ts";
import { newRecoveryCodes } from "./recoveryCodes.ts";
import type { Sealing } from "./sealing.ts";

/** Who asks, in which session, from where. */
export interface Stepping {
  person: string;
  token: string;
  address: string;
}

export interface SecondSteps {
  /** What is so of one's own. */
  own(person: string): Promise<OwnSecondStep>;
  /** Proves a session by six figures or a recovery code. */
  take(who: Stepping, typed: string): Promise<Refused | undefined>;
  /** Shows a new secret. Whoever has one already proves it first. */
  offer(who: Stepping, typed: string | undefined): Promise<SecondStepOffered | Refused>;
  /** Takes the shown one by its first figures: it stands in the place of any before, and so do its recovery codes. */
  confirm(who: Stepping, typed: string): Promise<RecoveryCodes | Refused>;
  /** New recovery codes, in the place of all there were. */
  renewCodes(who: Stepping, typed: string): Promise<RecoveryCodes | Refused>;
  /** Takes one's own away by a link that another gave. */
  useLink(who: Stepping, secret: string): Promise<Refused | undefined>;
  /** Who has one, for who leads the school. */
  holders(by: string): Promise<string[] | Refused>;
  /** A link that takes somebody else's away. */
  makeLink(by: string, person: string): Promise<StepLinkMade | Refused>;
}

export interface SecondStepsDeps {
  database: SchoolDatabase;
  sealing: Sealing;
  audit: Audit;
  now: () => Instant;
}

const wrong: Refused = { refused: "wrong_sign_in", field: "typed" };
/** What opened the secret of their authenticator is not this server's any more: only a recovery code is left. */
const unreadable: Refused = { refused: "gone", field: "typed" };
const notThere: Refused = { refused: "conflict" };
const notTheirs: Refused = { refused: "may_not_invite" };

export function createSecondSteps({ database, sealing, audit, now }: SecondStepsDeps): SecondSteps {
  /** Bound to the row and to whose it is. */
  const about = (person: string, id: string) => `${person} ${id}`;
  const secretOf = ({ person, id, secret }: factors.Factor) => sealing.open(secret, about(person, id));

  const limits = ({ person, address }: Stepping) => [
    { what: `second step ${person} from ${address}`, limit: triesPerStep },
    { what: `second step ${person}`, limit: triesPerStepAnywhere },
  ];

  async function waits(db: OpenTables, who: Stepping): Promise<Refused | undefined> {
    for (const { what, limit } of limits(who)) {
      const wait = await tried(db, what, limit, now());
      if (wait !== undefined) return { refused: "rate_limited", retryAfter: wait };
    }
    return undefined;
  }

  /** Uses up what was typed: figures of a step that was not used yet, or a recovery code. */
  async function spend(db: OpenTables, factor: factors.Factor, typed: string): Promise<Refused | "figures" | "recoveryCode"> {
    const figures = typed.replace(/\s/g, "");
    if (!/^\d{6}$/.test(figures)) return (await factors.spendRecoveryCode(db, factor.id, typed, now())) ? "recoveryCode" : wrong;
    const secret = secretOf(factor);
    if (secret === undefined) return unreadable;
    const step = stepOf(figures, secret, now());
    return step !== undefined && (await factors.spendStep(db, factor.id, step)) ? "figures" : wrong;
  }

  /** Proves that it is them, and their session with it. */
  async function prove(db: OpenTables, who: Stepping, typed: string): Promise<factors.Factor | Refused> {
    const factor = await factors.factorOf(db, who.person);
    if (!factor) return notThere;
    const refused = await waits(db, who);
    if (refused) return refused;
    const spent = await spend(db, factor, typed);
    if (typeof spent !== "string") {
      await audit.note(db, who.person, "secondStepRefused");
      return spent;
    }
    for (const { what } of limits(who)) await succeeded(db, what);
    await factors.proved(db, who.token, factor.id, now());
    await audit.note(db, who.person, spent === "figures" ? "secondStepTaken" : "recoveryCodeUsed");
    return factor;
  }

  async function newCodesOf(db: OpenTables, factor: string): Promise<RecoveryCodes> {
    const codes = newRecoveryCodes();
    await factors.keepRecoveryCodes(db, factor, codes);
    return { codes };
  }

  async function offerIn({ db, log }: Open, who: Stepping, typed: string | undefined): Promise<SecondStepOffered | Refused> {
    const { person } = who;
    if (await factors.factorOf(db, person)) {
      if (typed === undefined) return { refused: "second_factor_needed" };
      const proof = await prove(db, who, typed);
      if ("refused" in proof) return proof;
    }
    const secret = newFigureSecret();
    await factors.offerFactor(db, person, (id) => sealing.seal(secret, about(person, id)), now());
    const named = { school: (await schoolOf(log))?.name ?? "", login: (await loginOf(db, person)) ?? "" };
    return { secret, address: appAddress(secret, named) };
  }

  return {
    own: (person) =>
      database.reading(async ({ db, log }) => {
        const factor = await factors.factorOf(db, person);
        const required = await isRequired(db, person, now(), dayOf(now(), await log.zone()));
        return { required, setUp: factor !== undefined, codesLeft: factor ? await factors.recoveryCodesLeft(db, factor.id) : 0 };
      }),

    take: (who, typed) =>
      database.writing(async ({ db }) => {
        const proof = await prove(db, who, typed);
        return "refused" in proof ? proof : undefined;
      }),

    offer: (who, typed) => database.writing((open) => offerIn(open, who, typed)),

    confirm: (who, typed) =>
      database.writing(async ({ db }) => {
        const at = now();
        const offered = await factors.offeredTo(db, who.person, at);
        const secret = offered && secretOf(offered);
        if (!offered || secret === undefined) return notThere;
        const step = stepOf(typed.replace(/\s/g, ""), secret, at);
        if (step === undefined) return wrong;
        await factors.confirmFactor(db, offered, step, at);
        await factors.proved(db, who.token, offered.id, at);
        await audit.note(db, who.person, "secondStepSetUp");
        return newCodesOf(db, offered.id);
      }),

    renewCodes: (who, typed) =>
      database.writing(async ({ db }) => {
        const proof = await prove(db, who, typed);
        if ("refused" in proof) return proof;
        await audit.note(db, who.person, "recoveryCodesMade");
        return newCodesOf(db, proof.id);
      }),

    useLink: ({ person, address }, secret) =>
      database.writing(async ({ db }) => {
        const wait = await tried(db, `link ${address}`, triesPerLink, now());
        if (wait !== undefined) return { refused: "rate_limited", retryAfter: wait };
        const refused = await spendStepLink(db, person, secret, now());
        if (refused) return refused;
        await factors.removeFactor(db, person);
        await factors.withdrawOffer(db, person);
        await audit.note(db, person, "secondStepReset");
        return undefined;
      }),

    holders: (by) => database.reading(async (open) => ((await leads(open, by, now())) ? factors.holders(open.db) : notTheirs)),

    makeLink: (by, person) =>
      database.writing(async (open) => {
        const { db, log } = open;
        const at = now();
        // Somebody who holds both an open iPad and a leader's word must not be one and the same.
        if (by === person || !(await leads(open, by, at))) return notTheirs;
        if (!(await staffMember(log, person))) return { refused: "unknown_person" };
        if (!(await factors.factorOf(db, person))) return notThere;
        await audit.note(db, by, "secondStepLinkMade", { person });
        return makeStepLink(db, { person, by, at });
      }),
  };
}
