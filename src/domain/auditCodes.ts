/** What the audit tells of: who did it, to whom or what (in ids), and when. */
export const auditCodes = [
  "setUp",
  "signedIn",
  "signInRefused",
  "signedOut",
  "passwordChanged",
  /** A link was used: an account begun, or a password chosen anew. */
  "linkUsed",
  "invited",
  "linkMade",
  "linkWithdrawn",
  "granted",
  "grantEnded",
  "left",
  "sessionsEnded",
  /** An iPad was reported lost or stolen, or is back. */
  "tabletLost",
  "tabletFound",
  "rescueAsked",
  "rescueDecided",
  "rescueOpened",
  /** A second step: set up, taken at a sign-in with figures or with a recovery code, or refused. */
  "secondStepSetUp",
  "secondStepTaken",
  "recoveryCodeUsed",
  "secondStepRefused",
  "recoveryCodesMade",
  /** A link was given that takes somebody's away; it was used. */
  "secondStepLinkMade",
  "secondStepReset",
  /** Something was asked that was not theirs. */
  "refused",
  /** What was changed of a child was looked up. */
  "historyRead",
  /** A page about a child was opened on an iPad; what was read there was handed in, and how far its chain has come. */
  "recordRead",
  "readingsTaken",
  "erased",
  /** Something that holds for the whole school: how long an iPad stays open, who may see what. */
  "policyChanged",
  "restored",
] as const;
export type AuditCode = (typeof auditCodes)[number];

/** Who read about a child: far more entries than all others together, and looked for by themselves. */
export const readingCodes = ["historyRead", "recordRead"] as const satisfies readonly AuditCode[];
/** What holds the audit together and tells nothing that its other entries do not. */
export const bindingCodes = ["readingsTaken"] as const satisfies readonly AuditCode[];
