/** What commands run with, and what each sort of them needs: somebody signed in, the server there, or the right to manage. */
import type { CommandName, Commands, Outcome } from "../client.ts";
import type { CommandContext } from "../commands/context.ts";
import type { RunnerFacts } from "../exchange/runner.ts";
import { codeOfTrouble } from "../exchange/trouble.ts";
import type { Managing } from "../people/managing.ts";
import type { SigningIn } from "../people/context.ts";
import { administer } from "./administering.ts";
import type { CardsInDispute } from "./cardsInDispute.ts";
import type { Session } from "./session.ts";

export interface Commanding {
  session: Session | null;
  signingIn: SigningIn;
  origin: string;
  newId: () => string;
  exchangeNow: () => Promise<void>;
  facts: () => RunnerFacts;
  disputes: CardsInDispute;
  /** The school is known to be set up. */
  setUp: () => void;
}

/** A command as the engine runs it. */
export type Run<N extends CommandName> = (commanding: Commanding, input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>>;

export const locked: Outcome<never> = { ok: false, code: "locked" };

/** A command of whoever is signed in, over their store. */
export function own<N extends CommandName>(
  run: (context: CommandContext, input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>>,
): Run<N> {
  return async ({ session, newId }, input) => (session ? run(contextOf(session, newId), input) : locked);
}

/** What a command of somebody signed in works with. */
export function contextOf({ store, person, zone }: Session, newId: () => string): CommandContext {
  return { store, person, zone, newId };
}

/** Administration: the server is there, and what it says of it is the answer. */
export function online<N extends CommandName>(
  run: (context: CommandContext, input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>>,
): Run<N> {
  return afterExchange(async (commanding, input) => {
    const { session } = commanding;
    return session ? administer(session.store, () => own(run)(commanding, input), commanding.exchangeNow) : locked;
  });
}

/** What compares with everything that is there: this tablet holds what the school has now, all of it. */
export function afterExchange<N extends CommandName>(run: Run<N>): Run<N> {
  return async (commanding, input) => {
    await commanding.exchangeNow();
    const { trouble } = commanding.facts();
    return trouble ? { ok: false, code: codeOfTrouble[trouble.why] } : run(commanding, input);
  };
}

/** Staff and their access: asked of the server by whoever is signed in. */
export function managed<N extends CommandName>(
  run: (managing: Managing, input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>>,
): Run<N> {
  return async ({ session, signingIn: { api }, origin }, input) => (session ? run({ api, session, origin }, input) : locked);
}
