/** What a thrown error comes to. Errors are data: a code with words, whoever threw it; what is no failure of the disk is a bug. */
import { StoreFailure, type StoreCode } from "../../store/failure.ts";
import type { Trouble } from "../../sync/syncState.ts";
import type { CommandCode } from "../client.ts";

const codes: Record<StoreCode, CommandCode> = {
  busy: "busy",
  reloadNeeded: "reload_needed",
  storageFull: "quota",
  newerData: "newer_data",
  closed: "locked",
};

/** What a command answers that threw. */
export function commandCodeOf(error: unknown): CommandCode {
  return error instanceof StoreFailure ? codes[error.code] : "failed";
}

/** What a query says that threw, to report: never with what anybody wrote. */
export function reportOf(error: unknown): string {
  return error instanceof StoreFailure ? error.code : error instanceof Error ? error.name : "unknown";
}

export function troubleFrom(error: unknown): Trouble {
  return error instanceof StoreFailure && error.code === "storageFull" ? "full" : "failed";
}

export function isClosed(error: unknown): boolean {
  return error instanceof StoreFailure && error.code === "closed";
}
