/** What is signed, and by whom it may not be. */
import { mayLock } from "../../domain/own.ts";
import { dayOf } from "../../domain/time.ts";
import type { Change } from "../../sync/change.ts";
import type { Refusal } from "../../sync/refusals.ts";
import { instantOf } from "../../sync/stamp.ts";
import { recordKey } from "../storage/streamStore.ts";
import { forbiddenKind, type Checking } from "./checking.ts";
import type { KnownKind } from "./checkShape.ts";
import { judgementIn } from "./needsOf.ts";
import { schoolAt, type Facts } from "./standing.ts";

/** What only somebody else may sign: a phase's lock, its own phase leader; a late judgement, not who made it. */
export function checkSigned(change: KnownKind, { found, facts, person }: Checking): Refusal | undefined {
  if (change.kind === "lock") {
    const kept = found.records.get(recordKey(change.stream, change.record));
    return mayLockIt(kept?.record.fields.phase ?? change.fields.phase, change, facts, person) ? undefined : forbiddenKind("phase");
  }
  const judgement = judgementIn(change);
  const signed = judgement === undefined ? undefined : found.records.get(recordKey(change.stream, judgement));
  return signed?.author === person ? forbiddenKind("judgement") : undefined;
}

/** Whether the lock of a phase, made by this change, is its author's to set or open. */
export function mayLockIt(phase: unknown, { at }: Change, facts: Facts, person: string): boolean {
  const made = instantOf(at);
  return typeof phase === "string" && mayLock(person, dayOf(made, facts.school.zone), phase, schoolAt(facts, made));
}
