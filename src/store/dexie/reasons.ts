/** What a browser means by its errors, by their names: their messages are in every language and change with every version. */
import { StoreFailure } from "../failure.ts";

/** The connection to the disk is gone (an iPad slept, WebKit's storage process was ended): opening it again usually helps. */
const lostNames: readonly string[] = ["InvalidStateError", "DatabaseClosedError", "UnknownError", "AbortError"];

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function causesOf(error: object): unknown[] {
  return [...("inner" in error ? [error.inner] : []), ...("failures" in error ? listOf(error.failures) : [])];
}

/** The names of an error and of everything it wraps: a full disk comes as an aborted transaction with the reason inside. */
function namesOf(error: unknown): string[] {
  if (typeof error !== "object" || error === null) return [];
  const name = "name" in error && typeof error.name === "string" ? [error.name] : [];
  return [...name, ...causesOf(error).flatMap(namesOf)];
}

export type Reason = "storageFull" | "lost" | "other";

export function reasonOf(error: unknown): Reason {
  const names = namesOf(error);
  if (names.includes("QuotaExceededError")) return "storageFull";
  return names.some((name) => lostNames.includes(name)) ? "lost" : "other";
}

/** The failure to tell once nothing more can be tried; what is not a failure of the disk is a bug, and told as it came. */
export function failureOf(error: unknown): unknown {
  const reason = reasonOf(error);
  if (reason === "storageFull") return new StoreFailure("storageFull", error);
  return reason === "lost" ? new StoreFailure("reloadNeeded", error) : error;
}
