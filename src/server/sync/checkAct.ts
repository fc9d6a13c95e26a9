/**
 * Whether an act may be appended to what is there: a pure decision over what the store found, made inside its transaction.
 * The first change that may not refuses the whole act.
 */
import { correctsOthers } from "../../domain/access.ts";
import { kinds } from "../../domain/kinds.ts";
import type { Day, Instant } from "../../domain/time.ts";
import type { FieldValues } from "../../sync/change.ts";
import type { Refusal } from "../../sync/refusals.ts";
import { instantOf, maxAheadMs } from "../../sync/stamp.ts";
import { isBegun, planAppend } from "../projection/planAppend.ts";
import { schoolDay } from "../projection/schoolDay.ts";
import { recordKey, type Appending, type Decision, type Found, type KeptRecord } from "../storage/streamStore.ts";
import { contradiction, isAdministration } from "./administration.ts";
import { forbiddenKind, invalid, type Checking } from "./checking.ts";
import { checkOwn } from "./checkOwn.ts";
import { checkRedaction } from "./checkRedaction.ts";
import type { KnownKind, ShapedAct } from "./checkShape.ts";
import { checkSigned } from "./checkSigned.ts";
import { hashOf } from "./hash.ts";
import { standing, type Facts, type Standing } from "./standing.ts";

/**
 * Decides an act. Changes that are in the log already are known, whatever has become of the right to make them; the others
 * must all be allowed.
 */
export function checkAct(act: ShapedAct, person: string, now: Instant, found: Found): Decision {
  const append: Appending[] = [];
  const facts = factsWith(act, found);
  for (const change of act.changes) {
    const checked = checkChange(change, { act, person, now, found, facts });
    if (checked === "known") continue;
    if ("code" in checked) return { refused: { ...checked, change: change.id } };
    append.push(checked);
  }
  const clash = contradictionIn(found, append, schoolDay(now, found.school.zone));
  return clash ? { refused: clash } : { append };
}

/** The school with the children and classes that this very act begins: a leader's act may begin one and say more of it. */
function factsWith({ changes }: ShapedAct, { person, school }: Found): Facts {
  const pupils = changes.filter(({ kind }) => kind === "pupil").map(({ record }) => record);
  const classes = changes
    .filter(({ kind }) => kind === "class")
    .map(({ record }) => ({ id: record, phase: null, from: null, until: null }));
  return { person, school: { ...school, pupils: [...school.pupils, ...pupils], datedClasses: [...school.datedClasses, ...classes] } };
}

function checkChange(change: KnownKind, checking: Checking): Appending | "known" | Refusal {
  const { act, person, now, found, facts } = checking;
  const hash = hashOf(change);
  const kept = found.changes.get(change.id);
  if (kept) {
    const same = kept.by === person && kept.stream === change.stream && (kept.redacted || kept.hash === hash);
    return same ? "known" : invalid("id");
  }
  const at = instantOf(change.at);
  if (at > now + maxAheadMs) return { code: "clock_ahead" };
  const { stream, kind, fields } = change;
  const judged = standing(facts, { person, stream, kind, at, now, online: isAdministration(kind, fields) });
  const erased = found.erased.get(stream);
  if (erased && (erased.has(person) || typeof judged !== "string")) return { code: "gone" };
  if (typeof judged === "string") return { code: judged };
  // An act is whole or not there: one that is there has no more to say, and its id is nobody else's.
  if (found.acts.has(act.id)) return invalid("act");
  const refusal =
    checkRecord(change, judged, checking) ??
    checkOwn(change, judged, checking) ??
    checkSigned(change, checking) ??
    checkRedaction(change, judged, checking);
  return refusal ?? { change, hash, late: judged.late };
}

/** A record stays of its kind, is begun once, and is corrected by those who may. */
function checkRecord(change: KnownKind, judged: Standing, { found, person }: Checking): Refusal | undefined {
  const kept = found.records.get(recordKey(change.stream, change.record));
  if (!kept) return undefined;
  if (kept.record.kind !== change.kind) return invalid("kind");
  if (kept.record.redacted) return undefined;
  const restated = restatedField(change, kept);
  if (restated !== undefined) return invalid(restated);
  return mayCorrect(kept, judged, person) ? undefined : forbiddenKind();
}

/** What was said once stays said: the fixed fields of a record that has been begun may be repeated, not changed. */
function restatedField(change: KnownKind, { record }: KeptRecord): string | undefined {
  const kind = kinds[change.kind];
  const fixed: readonly string[] = kind.fixed;
  const touches = Object.keys(change.fields).some((field) => fixed.includes(field));
  if (!touches || !isBegun(record)) return undefined;
  return fixed.find((field) => !sameValue(change.fields[field], record.fields[field]));
}

function sameValue(one: FieldValues[string] | undefined, other: FieldValues[string] | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Records that are one adult's word: corrected by who made them or the class's teacher, and added to by others. */
const ofOneAuthor: readonly string[] = ["observation", "remark"];

/** A record that has not been begun here yet has no author to ask about: its edits were taken before, and come again. */
function mayCorrect({ record, author }: KeptRecord, { roles }: Standing, person: string): boolean {
  if (!ofOneAuthor.includes(record.kind) || !isBegun(record)) return true;
  return author === person || roles.some((role) => correctsOthers.includes(role));
}

/** Administration is checked as it will be: the act's records merged, among all others of the kinds its rules ask for. */
function contradictionIn(found: Found, append: readonly Appending[], today: Day): Refusal | undefined {
  if (!append.some(({ change }) => isAdministration(change.kind, change.fields))) return undefined;
  const touched = planAppend(found, append).records.map(({ record }) => record);
  const names = new Set(touched.map(({ stream, id }) => recordKey(stream, id)));
  const others = [...found.ofKinds.map(({ record }) => record).filter(({ stream, id }) => !names.has(recordKey(stream, id))), ...touched];
  const clash = contradiction(touched, others, today);
  if (!clash) return undefined;
  const at = append.find(({ change: { record, stream } }) => record === clash.record && stream === clash.stream);
  return { code: "conflict", change: at?.change.id, field: clash.field };
}
