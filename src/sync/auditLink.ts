/**
 * How the entries of an audit are chained, wherever they are written: at the server by each of its processes, and on an iPad by each
 * person who reads there with no network. The hash of an entry is the SHA-256 of `linkText`, as base64url; it holds the hash of the
 * entry before, so that one that was changed, taken out or put in is found.
 */
import type { Instant } from "../domain/time.ts";

export interface AuditLink {
  /** Whose chain it is. */
  writer: string;
  /** 1, 2, 3 ... in its writer's chain. */
  number: number;
  at: Instant;
  /** Who did it; empty when nobody was signed in. */
  person: string;
  what: string;
  /** Ids and codes, as JSON with its keys in order. */
  about: string;
}

/** What stands where the hash of the entry before the first would. */
export const beginning = "";

/** @param previous the hash of the entry before, or `beginning` */
export function linkText(previous: string, { writer, number, at, person, what, about }: AuditLink): string {
  return JSON.stringify([previous, writer, number, at, person, what, about]);
}
