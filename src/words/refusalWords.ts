import type { RefusalCode } from "../sync/refusals.ts";
import type { Sentence } from "./sentence.ts";

/** Why the school's server did not take something. What was written stays on the tablet until somebody decides. */
export const refusalWords: Record<RefusalCode, Sentence> = {
  unauthenticated: { says: "Your sign-in has run out.", todo: "Sign in again; everything written meanwhile is kept here." },
  second_factor_needed: { says: "The school asks for a second step to sign in.", todo: "Sign in again and follow the second step." },
  wrong_person: { says: "Somebody else is signed in on this connection.", todo: "Switch to your own name and sign in again." },
  device_revoked: { says: "This iPad was signed off by the school.", todo: "Ask a school leader to let it in again." },
  forbidden_stream: {
    says: "You could not write about this pupil or class then.",
    todo: "Tell the class’s teacher what you saw.",
  },
  forbidden_kind: { says: "Your role does not change this.", todo: "Ask the class’s teacher to do it." },
  invalid_change: { says: "The server could not read this.", todo: "Update Small Steps and try again; report it if it stays." },
  conflict: { says: "Something else was decided meanwhile.", todo: "Look at it as it stands now, then decide again." },
  clock_ahead: { says: "This iPad’s clock runs ahead.", todo: "It is put right at the next exchange, and sent again by itself." },
  gone: { says: "This record was erased for good at the school.", todo: "Nothing more can be added to it." },
  too_large: { says: "This is too long to be sent in one piece.", todo: "Shorten the words and try again." },
  version_not_supported: {
    says: "The school’s server is older than this app.",
    todo: "It is kept here and sent once the server is updated.",
  },
  rate_limited: { says: "Too many tries in a short time.", todo: "Wait a minute, then try again." },
  server_error: { says: "The school’s server had a fault.", todo: "It is kept here and tried again by itself." },
};
