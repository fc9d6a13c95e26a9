/** Every command by its name. Those of somebody signed in answer `locked` without one. */
import type { CommandName, Commands, Outcome } from "../client.ts";
import * as correcting from "../commands/correcting.ts";
import * as deciding from "../commands/deciding.ts";
import * as marking from "../commands/marking.ts";
import { wrongPupil } from "../commands/movingOver.ts";
import * as recording from "../commands/recording.ts";
import { remember, takeActivity } from "../commands/remembering.ts";
import { editCard } from "../commands/editCard.ts";
import { setUpActivity } from "../commands/setUpActivity.ts";
import * as school from "../commands/school.ts";
import { recordTally, takePressBack } from "../commands/tallying.ts";
import type { CommandContext } from "../commands/context.ts";
import type { RunnerFacts } from "../exchange/runner.ts";
import { codeOfTrouble } from "../exchange/trouble.ts";
import * as joining from "../people/joining.ts";
import { signOut } from "../people/leaving.ts";
import * as managing from "../people/managing.ts";
import * as signingIn from "../people/signingIn.ts";
import { pillQuery } from "../queries/syncQuery.ts";
import { administer } from "./administering.ts";
import type { CardsInDispute } from "./cardsInDispute.ts";
import { setEmptied, type Session } from "./session.ts";

export interface Commanding {
  session: Session | null;
  signingIn: signingIn.SigningIn;
  origin: string;
  newId: () => string;
  exchangeNow: () => Promise<void>;
  facts: () => RunnerFacts;
  disputes: CardsInDispute;
  /** The school is known to be set up. */
  setUp: () => void;
  /** Who may do what has changed. */
}

type Run<N extends CommandName> = (commanding: Commanding, input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>>;

const locked: Outcome<never> = { ok: false, code: "locked" };

function own<N extends CommandName>(
  run: (context: CommandContext, input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>>,
): Run<N> {
  return async ({ session, newId }, input) =>
    session ? run({ store: session.store, person: session.person, zone: session.zone, newId }, input) : locked;
}

function online<N extends CommandName>(
  run: (context: CommandContext, input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>>,
): Run<N> {
  return async (commanding, input) => {
    await commanding.exchangeNow();
    const { trouble } = commanding.facts();
    if (trouble) return { ok: false, code: codeOfTrouble[trouble.why] };
    const { session } = commanding;
    return session ? administer(session.store, () => own(run)(commanding, input), commanding.exchangeNow) : locked;
  };
}

function managed<N extends CommandName>(
  run: (managing: managing.Managing, input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>>,
): Run<N> {
  return async ({ session, signingIn: { api }, origin }, input) => (session ? run({ api, session, origin }, input) : locked);
}

/** What only a page can do never reaches the engine. */
const onThePage = () => Promise.resolve(locked);

export const commands: { [N in CommandName]: Run<N> } = {
  recordTarget: own<"recordTarget">(recording.recordTarget),
  recordTally: own<"recordTally">(recordTally),
  takePressBack: own<"takePressBack">(takePressBack),
  recordEngagement: own<"recordEngagement">(recording.recordEngagement),
  recordNote: own<"recordNote">(recording.recordNote),
  correct: own<"correct">(correcting.correct),
  again: own<"again">(correcting.again),
  undo: own<"undo">(correcting.undo),
  remove: own<"remove">(correcting.remove),
  restore: own<"restore">(correcting.restore),
  wrongPupil: own<"wrongPupil">(wrongPupil),
  setState: own<"setState">(marking.setState),
  setAway: own<"setAway">(marking.setAway),
  didntJoinIn: own<"didntJoinIn">(marking.didntJoinIn),
  didntHappen: own<"didntHappen">(marking.didntHappen),
  takeActivity: own<"takeActivity">(takeActivity),
  remember: own<"remember">(remember),

  signIn: ({ signingIn: context }, input) => signingIn.signIn(context, input),
  switchTo: ({ signingIn: context }, input) => signingIn.switchTo(context, input),
  lock: ({ signingIn: context }) => signingIn.lock(context),
  signOut: ({ signingIn: context }) => signOut(context),
  emptiedRead: own<"emptiedRead">(async ({ store }) => {
    await setEmptied(store, null);
    return { ok: true, value: null };
  }),
  openInvitation: ({ signingIn: context }, input) => joining.openInvitation(context, input),
  claimSetUp: async ({ signingIn: context, setUp }, input) => {
    const outcome = await joining.claimSetUp(context, input);
    if (outcome.ok || outcome.code === "already_set_up") setUp();
    return outcome;
  },
  claimInvitation: ({ signingIn: context }, input) => joining.claimInvitation(context, input),

  syncNow: async (commanding) => {
    const { session } = commanding;
    if (!session) return locked;
    await commanding.exchangeNow();
    const { store, person, zone } = session;
    const { now } = await store.now();
    // Dispute by dispute: what this exchange brought is counted in its answer.
    await commanding.disputes.cards();
    const facts = commanding.facts();
    const state = await pillQuery({ store, person, zone, now }, facts, commanding.disputes.total);
    return { ok: true, value: { state, trouble: facts.trouble?.why ?? null } };
  },
  bringBack: own<"bringBack">(deciding.bringBack),
  letGo: own<"letGo">(deciding.letGo),
  retryRefused: own<"retryRefused">(deciding.retryRefused),
  keepAsNote: own<"keepAsNote">(deciding.keepAsNote),
  letGoShut: own<"letGoShut">(deciding.letGoShut),
  dismissRefused: own<"dismissRefused">(deciding.dismissRefused),
  settleDispute: own<"settleDispute">(deciding.settleDispute),

  addClass: online<"addClass">(school.addClass),
  addPupils: online<"addPupils">(school.addPupils),
  changeGroup: online<"changeGroup">(school.changeGroup),
  addTargets: own<"addTargets">(school.addTargets),
  setUpActivity: own<"setUpActivity">(setUpActivity),
  editCard: own<"editCard">(editCard),
  readStaff: managed<"readStaff">(managing.readStaff),
  invite: managed<"invite">(managing.invite),
  giveAccess: managed<"giveAccess">(managing.giveAccess),
  hasLeft: managed<"hasLeft">(managing.hasLeft),
  endGrant: managed<"endGrant">(managing.endGrant),
  inviteAgain: managed<"inviteAgain">(managing.inviteAgain),

  askToPersist: onThePage,
  takeUpdate: onThePage,
};
