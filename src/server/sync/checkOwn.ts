/**
 * What somebody writes only of their own, on a child's card: a specialist's programmes with their reviews, the targets of those and
 * what is decided of them, and the strategies and support that they themselves put in. A programme is whoever's who began it.
 *
 * A record that has not been begun here has nobody to ask about: its edits were taken before, and come again. A programme that is
 * named and is not here makes nothing anybody's: it is begun in the same act or was before. But when a copy was put back, what it lacks
 * comes again tablet by tablet, a target before its programme: what was written until then is taken as it was the first time.
 */
import { writesOnlyTheirOwn } from "../../domain/access.ts";
import { parseStream } from "../../domain/streams.ts";
import type { Change, FieldValues } from "../../sync/change.ts";
import { marksOf } from "../../sync/merge.ts";
import type { Refusal } from "../../sync/refusals.ts";
import { instantOf, maxAheadMs } from "../../sync/stamp.ts";
import { isBegun } from "../projection/planAppend.ts";
import { recordKey, type KeptRecord } from "../storage/streamStore.ts";
import { forbiddenKind, type Checking } from "./checking.ts";
import type { KnownKind } from "./checkShape.ts";
import type { Standing } from "./standing.ts";

/** Refuses what is somebody else's; a target that is begun says of which programme of theirs it is, or stays where the one before it is. */
export function checkOwn(change: KnownKind, { roles }: Standing, checking: Checking): Refusal | undefined {
  const { stream, kind, record, fields } = change;
  if (parseStream(stream)?.type !== "card" || !writesOnlyTheirOwn(roles, kind)) return undefined;
  const kept = checking.found.records.get(recordKey(stream, record));
  const theirs = ownIn(change, checking);
  switch (kind) {
    case "target": {
      if (!theirs.target(record)) return forbiddenKind("target");
      const begins = "pupil" in fields && (!kept || !isBegun(kept.record));
      const says = begins || "programmeOf" in fields;
      const may = theirs.programme(fields.programmeOf) || (begins && theirs.staysBeside(fields));
      if (says && !may) return forbiddenKind("programmeOf");
      return isNamed(fields.successorOf) && !theirs.target(fields.successorOf) ? forbiddenKind("successorOf") : undefined;
    }
    case "transition": {
      // One that is there does not say its target again, and is its maker's to take back.
      if (!theirs.record(kept)) return forbiddenKind("by");
      if (isNamed(fields.target) && !theirs.target(fields.target)) return forbiddenKind("target");
      return isNamed(fields.successor) && !theirs.target(fields.successor) ? forbiddenKind("successor") : undefined;
    }
    case "programmeReview": {
      const { programme } = { ...fields, ...kept?.record.fields };
      return isNamed(programme) && !theirs.programme(programme) ? forbiddenKind("programme") : undefined;
    }
    default:
      return theirs.record(kept) ? undefined : forbiddenKind("by");
  }
}

function isNamed(id: FieldValues[string] | undefined): id is string {
  return typeof id === "string";
}

/** What of a card is this person's own, as far as it is there. */
function ownIn({ stream, at }: KnownKind, { act, found, person }: Checking) {
  const ofAuthor = (kept: KeptRecord | undefined) => kept === undefined || !isBegun(kept.record) || kept.author === person;
  const mayHaveBeenHere = found.renewedAt !== null && instantOf(at) <= found.renewedAt + maxAheadMs;
  const programme = (id: FieldValues[string] | undefined): boolean => {
    if (!isNamed(id)) return false;
    const kept = found.ofKinds.find(({ record }) => record.stream === stream && record.kind === "programme" && record.id === id);
    if (kept && (kept.record.redacted || isBegun(kept.record))) return kept.author === person;
    const begins = act.changes.some(
      (one) => one.stream === stream && one.kind === "programme" && one.record === id && "pupil" in one.fields,
    );
    return begins || mayHaveBeenHere;
  };
  const target = (id: string): boolean => {
    const kept = found.records.get(recordKey(stream, id));
    if (ofAuthor(kept) || programme(kept?.record.fields.programmeOf)) return true;
    // Put elsewhere since, while their tablet was away: what it was part of before is not known here.
    const put = kept && marksOf(kept.record).programmeOf;
    return put !== undefined && put.at > at;
  };
  /** The class may have put a target of theirs elsewhere since: what comes after it is not theirs to put back, and may go on there. */
  const staysBeside = ({ successorOf, programmeOf = null }: FieldValues): boolean => {
    const before = isNamed(successorOf) ? found.records.get(recordKey(stream, successorOf)) : undefined;
    return before !== undefined && isBegun(before.record) && (before.record.fields.programmeOf ?? null) === programmeOf;
  };
  return { record: ofAuthor, programme, target, staysBeside };
}

/** The kind that is read whole to tell whose what a change names is. */
export function ownReads(kind: string, stream: string): { stream: string; kind: string }[] {
  return kind === "target" || kind === "transition" || kind === "programmeReview" ? [{ stream, kind: "programme" }] : [];
}

/** The targets that a change says something of beside its own record. */
export function targetsNamed({ kind, fields }: Change): string[] {
  if (kind !== "target" && kind !== "transition") return [];
  return [fields.target, fields.successor, fields.successorOf].filter(isNamed);
}
