/**
 * Commands that are seldom given in a lesson: leaving, what needs a person to decide, moving a record to another child, and
 * setting the school up. They are loaded when the first of them is given, so that the engine of a lesson stays small.
 */
import * as away from "../commands/away.ts";
import * as besides from "../commands/besides.ts";
import * as deciding from "../commands/deciding.ts";
import { sayConsents } from "../commands/consents.ts";
import * as details from "../commands/details.ts";
import { editCard } from "../commands/editCard.ts";
import { endActivity } from "../commands/endActivity.ts";
import { erasePupil } from "../commands/erasePupil.ts";
import * as frameworks from "../commands/frameworks.ts";
import { changeMembers } from "../commands/members.ts";
import * as onCard from "../commands/onCard.ts";
import { savePolicies } from "../commands/policies.ts";
import { wrongPupil } from "../commands/movingOver.ts";
import { readHistory } from "../commands/readHistory.ts";
import { saveClass } from "../commands/saveClass.ts";
import { setUpActivity } from "../commands/setUpActivity.ts";
import * as school from "../commands/school.ts";
import { watchFor } from "../commands/watching.ts";
import * as years from "../commands/years.ts";
import * as targets from "../commands/targets.ts";
import { signOut } from "../people/leaving.ts";
import * as managing from "../people/managing.ts";
import { afterExchange, locked, managed, online, own, type Run } from "./commanding.ts";
import type { SecondStepName } from "./secondStepCommands.ts";

export type DeskName =
  | "signOut"
  | "bringBack"
  | "letGo"
  | "retryRefused"
  | "keepAsNote"
  | "letGoShut"
  | "dismissRefused"
  | "settleDispute"
  | "addClass"
  | "saveClass"
  | "addPupils"
  | "changeMembers"
  | "addTargets"
  | "saveTarget"
  | "wrongPupil"
  | "addRemark"
  | "sayPair"
  | "decideTarget"
  | "saveOnCard"
  | "removeOnCard"
  | "beginFramework"
  | "reviewProgramme"
  | "keepFrameworkDraft"
  | "adoptFramework"
  | "savePolicies"
  | "readTablets"
  | "nameTablet"
  | "sayTabletLost"
  | "endOnTablet"
  | "beginYear"
  | "saveModules"
  | "saveClosure"
  | "removeClosure"
  | "watchFor"
  | "awayUntil"
  | "hereAgain"
  | "setUpActivity"
  | "endActivity"
  | "sayConsents"
  | "editCard"
  | "saveDetails"
  | "choosePathway"
  | "hasLeftSchool"
  | "erasePupil"
  | "readAudit"
  | "readUpkeep"
  | "readHistory"
  | "noteReading"
  | "readStaff"
  | "invite"
  | "giveAccess"
  | "hasLeft"
  | "endGrant"
  | "inviteAgain"
  | "readRescues"
  | "decideRescue"
  | SecondStepName;

function withSecondStep<N extends SecondStepName>(name: N): Run<N> {
  return async (commanding, input) => (await import("./secondStepCommands.ts")).secondStepCommands[name](commanding, input);
}

/** Seldom asked for, and by leaders alone. */
const upkeep = () => import("../people/upkeep.ts");

export const deskCommands: { [N in DeskName]: Run<N> } = {
  signOut: ({ signingIn }) => signOut(signingIn),

  bringBack: own<"bringBack">(deciding.bringBack),
  letGo: own<"letGo">(deciding.letGo),
  retryRefused: own<"retryRefused">(deciding.retryRefused),
  keepAsNote: own<"keepAsNote">(deciding.keepAsNote),
  letGoShut: own<"letGoShut">(deciding.letGoShut),
  dismissRefused: own<"dismissRefused">(deciding.dismissRefused),
  settleDispute: own<"settleDispute">(deciding.settleDispute),

  addClass: online<"addClass">(school.addClass),
  saveClass: online<"saveClass">(saveClass),
  addPupils: online<"addPupils">(school.addPupils),
  changeMembers: online<"changeMembers">(changeMembers),
  addTargets: own<"addTargets">(targets.addTargets),
  wrongPupil: own<"wrongPupil">(wrongPupil),
  addRemark: own<"addRemark">(besides.addRemark),
  sayPair: own<"sayPair">(besides.sayPair),
  saveTarget: own<"saveTarget">(targets.saveTarget),
  decideTarget: own<"decideTarget">(targets.decideTarget),
  saveOnCard: own<"saveOnCard">(onCard.saveOnCard),
  removeOnCard: own<"removeOnCard">(onCard.removeOnCard),
  beginFramework: own<"beginFramework">(frameworks.beginFramework),
  reviewProgramme: own<"reviewProgramme">(onCard.reviewProgramme),
  keepFrameworkDraft: own<"keepFrameworkDraft">(frameworks.keepFrameworkDraft),
  adoptFramework: async (commanding, input) => {
    const outcome = await online<"adoptFramework">(frameworks.adoptFramework)(commanding, input);
    // Only what the server has taken is let go of here.
    if (outcome.ok) await deskCommands.keepFrameworkDraft(commanding, { ...input, draft: null });
    return outcome;
  },
  savePolicies: online<"savePolicies">(savePolicies),
  beginYear: own<"beginYear">(years.beginYear),
  saveModules: own<"saveModules">(years.saveModules),
  saveClosure: own<"saveClosure">(years.saveClosure),
  removeClosure: own<"removeClosure">(years.removeClosure),
  watchFor: own<"watchFor">(watchFor),
  awayUntil: own<"awayUntil">(away.awayUntil),
  hereAgain: own<"hereAgain">(away.hereAgain),
  setUpActivity: own<"setUpActivity">(setUpActivity),
  endActivity: own<"endActivity">(endActivity),
  sayConsents: online<"sayConsents">(sayConsents),
  saveDetails: own<"saveDetails">(details.saveDetails),
  choosePathway: online<"choosePathway">(details.choosePathway),
  hasLeftSchool: online<"hasLeftSchool">(details.hasLeftSchool),
  erasePupil: afterExchange<"erasePupil">(async ({ session, signingIn, exchangeNow }, input) => {
    const outcome = session ? await erasePupil(session, signingIn.deps.network, input) : locked;
    // What this iPad holds of the child goes as every other iPad's does: by its next exchange, which is now.
    if (outcome.ok) await exchangeNow();
    return outcome;
  }),
  editCard: own<"editCard">(editCard),
  readHistory: async ({ session, signingIn }, input) => (session ? readHistory(session, signingIn.deps.network, input) : locked),
  noteReading: async ({ session, signingIn: { deps } }, input) =>
    session ? (await import("../people/readings.ts")).noteReading(session, deps, input) : locked,
  readStaff: managed<"readStaff">(managing.readStaff),
  invite: managed<"invite">(managing.invite),
  giveAccess: managed<"giveAccess">(managing.giveAccess),
  hasLeft: managed<"hasLeft">(managing.hasLeft),
  endGrant: managed<"endGrant">(managing.endGrant),
  inviteAgain: managed<"inviteAgain">(managing.inviteAgain),
  readTablets: managed<"readTablets">(managing.readTablets),
  nameTablet: managed<"nameTablet">(managing.nameTablet),
  sayTabletLost: managed<"sayTabletLost">(managing.sayTabletLost),
  endOnTablet: managed<"endOnTablet">(managing.endOnTablet),
  readAudit: managed<"readAudit">(async (managing, input) => (await upkeep()).readAudit(managing, input)),
  readUpkeep: managed<"readUpkeep">(async (managing) => (await upkeep()).readUpkeep(managing)),
  readRescues: managed<"readRescues">(managing.readRescues),
  decideRescue: managed<"decideRescue">(managing.decideRescue),
  takeSecondStep: withSecondStep("takeSecondStep"),
  offerSecondStep: withSecondStep("offerSecondStep"),
  confirmSecondStep: withSecondStep("confirmSecondStep"),
  keptCodes: withSecondStep("keptCodes"),
  renewCodes: withSecondStep("renewCodes"),
  readSecondStep: withSecondStep("readSecondStep"),
  useStepLink: withSecondStep("useStepLink"),
  readSecondSteps: withSecondStep("readSecondSteps"),
  resetSecondStep: withSecondStep("resetSecondStep"),
};
