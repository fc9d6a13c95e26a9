/**
 * Whether an act may be appended to what is there: a pure decision over what the store found, made inside its transaction.
 * The first change that may not refuses the whole act.
 */
import { correctsOthers } from "../../domain/access.ts";
import { kinds } from "../../domain/kinds.ts";
import type { Instant } from "../../domain/time.ts";
import type { FieldValues } from "../../sync/change.ts";
import { marksOf } from "../../sync/merge.ts";
import { redactionIn } from "../../sync/redaction.ts";
import type { Refusal, RefusalCode } from "../../sync/refusals.ts";
import { instantOf, maxAheadMs } from "../../sync/stamp.ts";
import { planAppend } from "../projection/planAppend.ts";
import type { Appending, Decision, Found, KeptRecord, Needs } from "../storage/streamStore.ts";
import { administrationReads, contradiction, isAdministration } from "./administration.ts";
import type { KnownKind, ShapedAct } from "./checkShape.ts";
import { hashOf } from "./hash.ts";
import { standing, type Facts, type Standing } from "./standing.ts";

/** What an act has to be checked against. */
export function needsOf(person: string, { changes }: ShapedAct): Needs {
  const named = changes.flatMap((change) => redactionIn(change)?.records ?? []);
  const kindsRead = changes.flatMap(({ kind, stream }) => administrationReads(kind, stream));
  return {
    person,
    streams: [...new Set(changes.map(({ stream }) => stream))].sort(),
    changes: changes.map(({ id }) => id),
    records: [...new Set([...changes.map(({ record }) => record), ...named])],
    kinds: [...new Map(kindsRead.map((read) => [`${read.stream} ${read.kind}`, read])).values()],
  };
}

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
  const clash = contradictionIn(found, append);
  return clash ? { refused: clash } : { append };
}

interface Checking {
  act: ShapedAct;
  person: string;
  now: Instant;
  found: Found;
  facts: Facts;
}

/** The school with the children and classes that this very act begins: a leader's act may begin one and say more of it. */
function factsWith({ changes }: ShapedAct, { person, school }: Found): Facts {
  const pupils = changes.filter(({ kind }) => kind === "pupil").map(({ record }) => record);
  const classes = changes.filter(({ kind }) => kind === "class").map(({ record }) => ({ id: record, phase: null }));
  return { person, school: { ...school, pupils: [...school.pupils, ...pupils], classes: [...school.classes, ...classes] } };
}

function checkChange(change: KnownKind, checking: Checking): Appending | "known" | Refusal {
  const { person, now, found, facts } = checking;
  const hash = hashOf(change);
  const kept = found.changes.get(change.id);
  if (kept) {
    const wordless = kept.redacted || change.redacted !== undefined;
    const same = kept.by === person && kept.stream === change.stream && (wordless || kept.hash === hash);
    return same ? "known" : { code: "invalid_change", field: "id" };
  }
  if (found.erased.has(change.stream)) return { code: "gone" };
  const at = instantOf(change.at);
  if (at > now + maxAheadMs) return { code: "clock_ahead" };
  const judged = standing(facts, { person, stream: change.stream, kind: change.kind, at, now });
  if (typeof judged === "string") return { code: judged };
  const refusal = checkRecord(change, judged, checking) ?? checkRedaction(change, judged, checking);
  return refusal ?? { change, hash, late: judged.late };
}

/** A record stays in its stream and of its kind, is begun once, and is corrected by those who may. */
function checkRecord(change: KnownKind, judged: Standing, { found, person }: Checking): Refusal | undefined {
  const kept = found.records.get(change.record);
  if (!kept) return undefined;
  if (kept.record.stream !== change.stream) return invalid("record");
  if (kept.record.kind !== change.kind) return invalid("kind");
  if (kept.record.redacted) return undefined;
  if (change.redacted) return mayTakeBack(kept, judged, person) ? undefined : { code: "forbidden_kind" };
  const restated = restatedField(change, kept);
  if (restated !== undefined) return invalid(restated);
  return mayCorrect(kept, judged, person) ? undefined : { code: "forbidden_kind" };
}

/** What was said once stays said: the fixed fields of a record that has been begun may be repeated, not changed. */
function restatedField(change: KnownKind, { record }: KeptRecord): string | undefined {
  const kind = kinds[change.kind];
  const fixed: readonly string[] = kind.fixed;
  const touches = Object.keys(change.fields).some((field) => fixed.includes(field));
  if (!touches || marksOf(record).fixed === undefined) return undefined;
  return fixed.find((field) => !sameValue(change.fields[field], record.fields[field]));
}

function sameValue(one: FieldValues[string] | undefined, other: FieldValues[string] | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Records that are one adult's word: corrected by who made them or the class's teacher, and added to by others. */
const ofOneAuthor: readonly string[] = ["observation", "remark"];

/** A record that has not been begun here yet has no author to ask about: its edits were taken before, and come again. */
function mayCorrect({ record, author }: KeptRecord, { roles }: Standing, person: string): boolean {
  if (!ofOneAuthor.includes(record.kind) || marksOf(record).fixed === undefined) return true;
  return author === person || roles.some((role) => correctsOthers.includes(role));
}

/** Taking words back cannot be undone, so it asks for more than an edit: one's own, or a class that is one's own to answer for. */
function mayTakeBack({ author }: KeptRecord, { roles }: Standing, person: string): boolean {
  return author === person || roles.some((role) => role === "leader" || correctsOthers.includes(role));
}

/**
 * A redaction names records of its own stream. One that is not here is named all the same: it may be on its way, or have
 * been lost by a restore, and must not come back with its words.
 */
function checkRedaction(change: KnownKind, judged: Standing, checking: Checking): Refusal | undefined {
  if (change.kind !== "redaction") return change.kind === "erasure" ? { code: "forbidden_kind" } : undefined;
  const redaction = redactionIn(change);
  if (!redaction || "removedAt" in change.fields) return invalid("records");
  const { act, found, facts, person, now } = checking;
  for (const id of redaction.records) {
    const kept = found.records.get(id);
    const beside = act.changes.find(({ record }) => record === id);
    const home = kept?.record.stream ?? beside?.stream;
    if (home !== undefined && home !== change.stream) return invalid("records");
    const kind = act.changes.find(({ record }) => record === id)?.kind ?? kept?.record.kind;
    if (kind === "redaction" || kind === "erasure") return invalid("records");
    if (!kept || kept.record.redacted) continue;
    if (!mayTakeBack(kept, judged, person)) return { code: "forbidden_kind" };
    if (!mayWriteKind(kept.record.kind, change, facts, person, now)) return { code: "forbidden_kind" };
  }
  return undefined;
}

function mayWriteKind(kind: string, change: KnownKind, facts: Facts, person: string, now: Instant): boolean {
  const known = Object.keys(kinds).find((name): name is keyof typeof kinds => name === kind);
  if (known === undefined) return false;
  return typeof standing(facts, { person, stream: change.stream, kind: known, at: instantOf(change.at), now }) !== "string";
}

/** Administration is checked as it will be: the act's records merged, among all others of the kinds its rules ask for. */
function contradictionIn(found: Found, append: readonly Appending[]): Refusal | undefined {
  if (!append.some(({ change }) => isAdministration(change.kind))) return undefined;
  const touched = planAppend(found, append).records.map(({ record }) => record);
  const ids = new Set(touched.map(({ id }) => id));
  const others = [...found.ofKinds.map(({ record }) => record).filter(({ id }) => !ids.has(id)), ...touched];
  const clash = contradiction(touched, others);
  if (!clash) return undefined;
  return { code: "conflict", change: append.find(({ change }) => change.record === clash.record)?.change.id, field: clash.field };
}

function invalid(field: string): Refusal & { code: RefusalCode } {
  return { code: "invalid_change", field };
}
