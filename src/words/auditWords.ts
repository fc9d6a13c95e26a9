/** The audit in plain words: what somebody did, after their name. */
import type { AuditCode } from "../domain/auditCodes.ts";
import type { PupilPage } from "../domain/pupilPages.ts";
import { roleWords } from "./roles.ts";

/** What an entry is about, as far as it could be named: a colleague, a child, a role, a page. */
export interface AuditAbout {
  person: string | null;
  pupil: string | null;
  role: keyof typeof roleWords | null;
  page: PupilPage | null;
}

const somebody = "somebody";
const aChild = "a child who is not on this iPad";

const pages: Record<PupilPage, string> = {
  plan: "the plan",
  evidence: "the evidence",
  profile: "the profile",
  support: "the support records",
  record: "the record",
};

const done: Record<AuditCode, (about: AuditAbout) => string> = {
  setUp: () => "set the school up",
  signedIn: () => "signed in",
  signInRefused: () => "A sign-in was refused",
  signedOut: () => "signed out",
  passwordChanged: () => "changed their password",
  linkUsed: () => "used their link",
  invited: ({ person }) => `invited ${person ?? somebody}`,
  linkMade: ({ person }) => `made a link for ${person ?? somebody}`,
  linkWithdrawn: ({ person }) => `withdrew the link of ${person ?? somebody}`,
  granted: ({ person, role }) => `gave ${person ?? somebody} ${role ? `the role ${roleWords[role]}` : "a role"}`,
  grantEnded: ({ person, role }) => `ended ${role ? `the role ${roleWords[role]}` : "a role"} of ${person ?? somebody}`,
  left: ({ person }) => `said that ${person ?? somebody} has left`,
  sessionsEnded: ({ person }) => `signed ${person ?? somebody} out`,
  tabletLost: () => "reported an iPad lost or stolen",
  tabletFound: () => "let an iPad in again",
  rescueAsked: () => "asked to be let in without their PIN",
  rescueDecided: ({ person }) => `decided whether ${person ?? somebody} is let in without their PIN`,
  rescueOpened: () => "was let in without their PIN",
  secondStepSetUp: () => "set up their second step",
  secondStepTaken: () => "gave their second step",
  recoveryCodeUsed: () => "used a recovery code",
  secondStepRefused: () => "gave a second step that was not right",
  recoveryCodesMade: () => "made new recovery codes",
  secondStepLinkMade: ({ person }) => `made a link for ${person ?? somebody} to set up another second step`,
  secondStepReset: () => "took their own second step away by a link",
  refused: () => "asked for something that is not theirs, and was refused",
  historyRead: ({ pupil }) => `read who changed what about ${pupil ?? aChild}`,
  recordRead: ({ pupil, page }) => `read ${page === null ? "a page" : pages[page]} of ${pupil ?? aChild}`,
  readingsTaken: () => "handed in what was read on an iPad",
  erased: () => "erased something of a child or a class for good",
  policyChanged: () => "changed what holds for all iPads",
  restored: () => "A backup was put back",
};

function isKnown(what: string): what is AuditCode {
  return Object.hasOwn(done, what);
}

/** One entry as a sentence. What a newer server tells of is named as it names it. */
export function auditSaid(who: string | null, what: string, about: AuditAbout): string {
  const did = isKnown(what) ? done[what](about) : `did “${what}”`;
  if (what === "signInRefused" || what === "restored") return who === null ? did : `${did} (${who})`;
  return `${who ?? "The server"} ${did}`;
}

/** Whether the school's list is the one that this iPad has kept marks of. */
export function witnessSaid({ agree, differ }: { agree: number; differ: number }): string {
  if (differ > 0)
    return `The school’s list is not the one that this iPad remembers, in ${differ === 1 ? "one place" : `${differ} places`}: somebody may have changed it. Tell whoever keeps the server, and keep this iPad as it is. (After a backup was put back, what came after it is missing for good reason.)`;
  return agree === 0 ? "This iPad has nothing yet to compare the list with." : "The list is the one that this iPad remembers.";
}
