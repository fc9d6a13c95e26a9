/** Every command by its name. Those of somebody signed in answer `locked` without one. */
import type { CommandName } from "../client.ts";
import * as correcting from "../commands/correcting.ts";
import * as marking from "../commands/marking.ts";
import * as recording from "../commands/recording.ts";
import { remember, takeActivity } from "../commands/remembering.ts";
import { recordTally, takePressBack } from "../commands/tallying.ts";
import { pillQuery } from "../queries/pillQuery.ts";
import { locked, own, type Run } from "./commanding.ts";
import type { ArrivingName } from "./arrivingCommands.ts";
import type { DeskName } from "./deskCommands.ts";
import type { ImportName } from "./importCommands.ts";
import type { PictureName } from "./pictureCommands.ts";
import { setEmptied } from "./session.ts";

/** What only a page can do never reaches the engine. */
const onThePage = () => Promise.resolve(locked);

function withFiles<N extends ImportName>(name: N): Run<N> {
  return async (commanding, input) => (await import("./importCommands.ts")).importCommands[name](commanding, input);
}

function arriving<N extends ArrivingName>(name: N): Run<N> {
  return async (commanding, input) => (await import("./arrivingCommands.ts")).arrivingCommands[name](commanding, input);
}

function withPictures<N extends PictureName>(name: N): Run<N> {
  return async (commanding, input) => (await import("./pictureCommands.ts")).pictureCommands[name](commanding, input);
}

const inALesson: { [N in Exclude<CommandName, DeskName>]: Run<N> } = {
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
  setState: own<"setState">(marking.setState),
  setAway: own<"setAway">(marking.setAway),
  didntJoinIn: own<"didntJoinIn">(marking.didntJoinIn),
  didntHappen: own<"didntHappen">(marking.didntHappen),
  takeActivity: own<"takeActivity">(takeActivity),
  remember: own<"remember">(remember),

  signIn: arriving("signIn"),
  openTile: arriving("openTile"),
  choosePin: arriving("choosePin"),
  changePin: arriving("changePin"),
  forgotPin: arriving("forgotPin"),
  askRescue: arriving("askRescue"),
  startAgain: arriving("startAgain"),
  openInvitation: arriving("openInvitation"),
  claimSetUp: arriving("claimSetUp"),
  claimInvitation: arriving("claimInvitation"),
  lock: async ({ signingIn: { become } }) => {
    await become(null);
    return { ok: true, value: null };
  },
  emptiedRead: own<"emptiedRead">(async ({ store }) => {
    await setEmptied(store, null);
    return { ok: true, value: null };
  }),
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
  recordPicture: withPictures("recordPicture"),
  takePictureAway: withPictures("takePictureAway"),
  openPicture: withPictures("openPicture"),
  sayPortrait: withPictures("sayPortrait"),
  planImport: withFiles("planImport"),
  applyImport: withFiles("applyImport"),
  importTemplate: withFiles("importTemplate"),
  readFrameworkList: withFiles("readFrameworkList"),
  frameworkTemplate: withFiles("frameworkTemplate"),

  askToPersist: onThePage,
  takeUpdate: onThePage,
};

/** A command by its name. Those of the desk are loaded with the first of them. */
export async function commandNamed<N extends CommandName>(name: N): Promise<Run<N>> {
  const here: { [K in CommandName]?: Run<K> } = inALesson;
  const found = here[name] ?? (await atTheDesk())[name];
  if (!found) throw new TypeError(name);
  return found;
}

async function atTheDesk(): Promise<{ [K in CommandName]?: Run<K> }> {
  return (await import("./deskCommands.ts")).deskCommands;
}
