/** Why something about people was refused: set-up, sign-in, invitations, roles. A closed set; each has a sentence and an action in `words`. */
export const identityCodes = [
  /** Nobody has set the school up yet: use the link printed on the server's terminal. */
  "not_set_up",
  "already_set_up",
  /** The demonstration was asked for where there are pupils, classes or staff: it is never mixed with a school. */
  "not_empty",
  /** No such link. It may have been withdrawn, or copied in part. */
  "link_unknown",
  "link_used",
  "link_expired",
  /** The name or the password is not right; it is never said which. */
  "wrong_sign_in",
  "password_short",
  "password_long",
  "password_common",
  /** Somebody else signs in with that name or address. */
  "login_taken",
  /** Neither an e-mail address nor a user name (3 to 40 of a-z, 0-9, dot, hyphen, underscore). */
  "login_invalid",
  /** The role is not this person's to give or to end. */
  "may_not_invite",
  "unknown_person",
  "unknown_grant",
  /** No such iPad. */
  "unknown_tablet",
  /** They have left the school: nothing more can be given to them. */
  "has_left",
  /** The last leader cannot leave or lose the role: nobody could let anybody in again. */
  "last_leader",
  /** The message is not of the shape asked for; `field` says where. */
  "invalid_request",
  "unknown_address",
  /** Asked over plain http from another machine: anybody on the way could read it. */
  "not_encrypted",
] as const;
export type IdentityCode = (typeof identityCodes)[number];
