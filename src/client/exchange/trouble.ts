/** Why an exchange came to nothing, as a person is told it and as a command answers it. */
import type { RefusedRequest } from "../../sync/protocol.ts";
import type { Trouble } from "../../sync/syncState.ts";
import type { CommandCode } from "../client.ts";
import type { ExchangeEnd } from "./exchange.ts";

/** A request refused whole. What a person can do about it decides, not the number of its status. */
function refusedWhy(code: RefusedRequest["code"]): Trouble {
  switch (code) {
    case "unauthenticated":
    case "second_factor_needed":
    case "wrong_person":
    case "device_revoked":
      return "unauthenticated";
    case "rate_limited":
      return "asksToWait";
    case "server_error":
      return "unreachable";
    default:
      return "notUnderstood";
  }
}

export function troubleOf(end: Exclude<ExchangeEnd, { end: "matched" }>): Trouble {
  return end.end === "refused" ? refusedWhy(end.refusal.code) : end.end;
}

/** What a command that needs the school's server answers while there is this trouble. */
export const codeOfTrouble: Record<Trouble, CommandCode> = {
  offline: "offline",
  unreachable: "unreachable",
  unauthenticated: "unauthenticated",
  asksToWait: "rate_limited",
  notUnderstood: "version_not_supported",
  full: "quota",
  failed: "failed",
};
