import type { IdentityCode } from "../domain/identityCodes.ts";
import { passwordLength } from "../domain/passwords.ts";
import type { Sentence } from "./sentence.ts";

/** Sign-in, set-up, invitations and roles: why not, and what to do. */
export const identityWords: Record<IdentityCode, Sentence> = {
  not_set_up: { says: "This school is not set up yet.", todo: "Open the link that the server printed when it started." },
  already_set_up: { says: "This school is already set up.", todo: "Sign in, or ask a leader of the school for an invitation." },
  not_empty: { says: "There are pupils or staff here already.", todo: "Set the school up without the demonstration." },
  link_unknown: { says: "This link is not known here.", todo: "Copy all of it, or ask for a new one." },
  link_used: { says: "This link was already used.", todo: "Sign in, or ask for a new one." },
  link_expired: { says: "This link has run out.", todo: "Ask for a new one." },
  wrong_sign_in: { says: "That name and password do not go together.", todo: "Try again, or ask a leader for a new link." },
  password_short: {
    says: "That password is too short.",
    todo: `Use ${passwordLength.min} letters or more; a few words in a row are good.`,
  },
  password_long: { says: "That password is too long.", todo: `Use at most ${passwordLength.max} letters.` },
  password_common: { says: "That password is on the list of common ones.", todo: "Choose another; a few words in a row are good." },
  login_taken: { says: "Somebody already signs in with that name.", todo: "Choose another." },
  login_invalid: {
    says: "That cannot be used to sign in.",
    todo: "Use your e-mail address, or 3 to 40 small letters, numbers, dots, hyphens.",
  },
  may_not_invite: { says: "That role is not yours to give or to end.", todo: "Ask a school leader." },
  unknown_person: { says: "This person is not known here any more.", todo: "Look at the list again." },
  unknown_grant: { says: "This access was already ended.", todo: "Look at the list again." },
  unknown_tablet: { says: "There is no such iPad any more.", todo: "Look at the list again." },
  has_left: { says: "This person has left the school.", todo: "If they come back, invite them again." },
  last_leader: { says: "This is the school’s last leader.", todo: "Make somebody else a leader first." },
  invalid_request: { says: "Something in this form cannot be read.", todo: "Look at what you typed and try again." },
  not_encrypted: { says: "Others could read what is sent to this address.", todo: "Use the address that begins with https://." },
  unknown_address: { says: "The server does not know this address.", todo: "Go back to Class and try again." },
};
