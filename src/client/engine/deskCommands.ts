/**
 * Commands that are seldom given in a lesson: joining and leaving, what needs a person to decide, moving a record to another child, and
 * setting the school up. They are loaded when the first of them is given, so that the engine of a lesson stays small.
 */
import * as away from "../commands/away.ts";
import * as besides from "../commands/besides.ts";
import * as deciding from "../commands/deciding.ts";
import { sayConsents } from "../commands/consents.ts";
import * as details from "../commands/details.ts";
import { editCard } from "../commands/editCard.ts";
import { endActivity } from "../commands/endActivity.ts";
import * as frameworks from "../commands/frameworks.ts";
import { changeMembers } from "../commands/members.ts";
import * as onCard from "../commands/onCard.ts";
import { wrongPupil } from "../commands/movingOver.ts";
import { readHistory } from "../commands/readHistory.ts";
import { saveClass } from "../commands/saveClass.ts";
import { setUpActivity } from "../commands/setUpActivity.ts";
import * as school from "../commands/school.ts";
import { watchFor } from "../commands/watching.ts";
import * as years from "../commands/years.ts";
import * as targets from "../commands/targets.ts";
import * as joining from "../people/joining.ts";
import { signOut } from "../people/leaving.ts";
import * as managing from "../people/managing.ts";
import { locked, managed, online, own, type Run } from "./commanding.ts";

export type DeskName =
  | "openInvitation"
  | "claimSetUp"
  | "claimInvitation"
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
  | "readHistory"
  | "readStaff"
  | "invite"
  | "giveAccess"
  | "hasLeft"
  | "endGrant"
  | "inviteAgain";

export const deskCommands: { [N in DeskName]: Run<N> } = {
  openInvitation: ({ signingIn }, input) => joining.openInvitation(signingIn, input),
  claimSetUp: async ({ signingIn, setUp }, input) => {
    const outcome = await joining.claimSetUp(signingIn, input);
    if (outcome.ok || outcome.code === "already_set_up") setUp();
    return outcome;
  },
  claimInvitation: ({ signingIn }, input) => joining.claimInvitation(signingIn, input),
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
  editCard: own<"editCard">(editCard),
  readHistory: async ({ session, signingIn }, input) => (session ? readHistory(session, signingIn.deps.network, input) : locked),
  readStaff: managed<"readStaff">(managing.readStaff),
  invite: managed<"invite">(managing.invite),
  giveAccess: managed<"giveAccess">(managing.giveAccess),
  hasLeft: managed<"hasLeft">(managing.hasLeft),
  endGrant: managed<"endGrant">(managing.endGrant),
  inviteAgain: managed<"inviteAgain">(managing.inviteAgain),
};
