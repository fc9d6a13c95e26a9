/** What the pill says, and the page behind it: what waits, the last exchange, what a person must decide. */
import { fieldsOf } from "../../domain/kind.ts";
import { kindNamed } from "../../domain/kinds.ts";
import { parseStream, pupilOf, streams, type StreamName } from "../../domain/streams.ts";
import { lifeOf } from "../../domain/targetLife.ts";
import { recordOfKey, streamOfKey } from "../../store/keys.ts";
import type { Change, FieldValues } from "../../sync/change.ts";
import { everyGroup, type MergedRecord } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import { syncState, type SyncState } from "../../sync/syncState.ts";
import type { RunnerFacts } from "../exchange/runner.ts";
import type { AttentionItem, SyncView, WaitingAct } from "../views/syncView.ts";
import { nameOf } from "./card.ts";
import { namesOf } from "./names.ts";
import { heldStreams, shownById, type Reading } from "./reading.ts";
import { recordContext } from "./recordQueries.ts";
import { recordView } from "./recordView.ts";
import { transitionsOf } from "./targetRows.ts";

/** How many of what waits are listed; the count says the rest. */
const listed = 50;

/** The pill, from small counts: it is read after every tap. `disputed` is how many targets two people changed, as last worked out. */
export async function pillQuery({ store, now }: Reading, facts: RunnerFacts, disputed: number): Promise<SyncState> {
  const { waiting, oldest, refused: notTaken, replaced: lost } = await store.counts();
  const { doing, matchedAt, trouble } = facts;
  return syncState({ waiting, oldest, attention: notTaken + lost + disputed, doing, matchedAt, trouble, now });
}

/** What a lost or standing statement says, in its own words, for a person to choose between. */
function said(fields: FieldValues): string {
  return Object.values(fields)
    .filter((value) => typeof value === "string" || typeof value === "number")
    .join(" · ");
}

async function pupilNames({ store }: Reading, names: readonly StreamName[]): Promise<(stream: StreamName) => string | null> {
  const pupils = [...new Set(names.flatMap((stream) => pupilOf(stream) ?? []))];
  const cards = await shownById(
    store,
    pupils.map((pupil) => ({ stream: streams.card(pupil), record: pupil })),
  );
  return (stream) => {
    const child = recordOf(cards.get(pupilOf(stream) ?? ""), "pupil");
    return child ? nameOf(child.fields) : null;
  };
}

async function staffNames({ store }: Reading): Promise<(person: string) => string> {
  const { staff } = namesOf(await store.records(streams.school, "staff"));
  return (person) => staff.get(person) ?? "";
}

async function waitingActs(reading: Reading): Promise<WaitingAct[]> {
  const acts = (await reading.store.waitingActs()).slice(0, listed);
  const firsts = acts.flatMap(({ changes }) => changes.slice(0, 1));
  const records = await shownById(reading.store, firsts);
  const context = await recordContext(reading, [...records.values()]);
  const nameIn = await pupilNames(
    reading,
    firsts.map(({ stream }) => stream),
  );
  return acts.flatMap(({ act, changes: [first] }): WaitingAct[] => {
    if (!first) return [];
    const record = records.get(first.record);
    const view = record ? recordView(record, false, context) : null;
    return [{ act, pupilName: nameIn(first.stream), record: view, kind: first.kind, at: instantOf(first.at) }];
  });
}

/** A refused change as the record it would have made, so that it can be told like any other. */
function wouldBe({ stream, kind, record, fields, at, by, id }: Change): MergedRecord {
  return { stream, kind, id: record, fields, marks: { [everyGroup]: { at, by, change: id } } };
}

async function refused(reading: Reading): Promise<AttentionItem[]> {
  const acts = await reading.store.refusedActs();
  const firsts = acts.flatMap(({ changes }) => changes.slice(0, 1));
  const context = await recordContext(reading, firsts.map(wouldBe));
  const nameIn = await pupilNames(
    reading,
    firsts.map(({ stream }) => stream),
  );
  return acts.flatMap(({ act, code, refusedAt, changes: [first] }): AttentionItem[] => {
    if (!first) return [{ type: "shut", id: act, code, at: refusedAt }];
    const record = recordView(wouldBe(first), false, context);
    return [{ type: "refused", id: act, code, kind: first.kind, pupilName: nameIn(first.stream), record, at: refusedAt }];
  });
}

/** What stands now of the group that was lost. */
function standing(record: MergedRecord | undefined, kind: string, group: string): FieldValues {
  const known = kindNamed(kind);
  const names = known ? fieldsOf(known, group) : [group];
  return Object.fromEntries(Object.entries(record?.fields ?? {}).filter(([name]) => names.includes(name)));
}

/** A record of something seen as it would be with a statement that was lost, beside how it stands. */
function asLost(record: MergedRecord | undefined, group: string, lostFields: FieldValues): MergedRecord[] {
  if (record?.kind !== "observation") return [];
  const lost = Object.keys(standing(record, record.kind, group));
  const others = Object.entries(record.fields).filter(([name]) => !lost.includes(name));
  return [{ ...record, fields: { ...Object.fromEntries(others), ...lostFields } }, record];
}

async function replaced(reading: Reading): Promise<AttentionItem[]> {
  const lost = await reading.store.losers();
  const refs = lost.map(({ key }) => ({ stream: streamOfKey(key), record: recordOfKey(key) }));
  const records = await shownById(reading.store, refs);
  const nameIn = await pupilNames(
    reading,
    refs.map(({ stream }) => stream),
  );
  const nameOfStaff = await staffNames(reading);
  const seen = lost.map(({ key, group, lostFields }) => asLost(records.get(recordOfKey(key)), group, lostFields));
  const context = await recordContext(reading, seen.flat());
  return lost.map(({ key, kind, group, lost: mine, lostFields, won }, at): AttentionItem => {
    const [lostView, standingView] = (seen[at] ?? []).map((record) => recordView(record, true, context));
    return {
      type: "replaced",
      id: key,
      kind,
      group,
      pupilName: nameIn(streamOfKey(key)),
      mine: said(lostFields),
      mineAt: instantOf(mine.at),
      theirs: said(standing(records.get(recordOfKey(key)), kind, group)),
      theirsAt: instantOf(won.at),
      seen: lostView && standingView ? { mine: lostView, theirs: standingView } : null,
      who: nameOfStaff(won.by),
    };
  });
}

/** The targets of one child that two people changed at once, one of them this person. */
async function disputesIn(
  { store, person }: Reading,
  stream: StreamName,
  pupilName: string | null,
  nameOfStaff: (person: string) => string,
) {
  const transitions = transitionsOf(await store.records(stream, "transition"));
  const targets = [...new Set(transitions.map(({ target }) => target))];
  const items = targets.map(async (target): Promise<AttentionItem[]> => {
    const { dispute } = lifeOf(transitions.filter((one) => one.target === target));
    if (!dispute.some(({ by }) => by === person)) return [];
    const named = [target, ...dispute.flatMap(({ successor }) => successor ?? [])];
    const records = await shownById(
      store,
      named.map((record) => ({ stream, record })),
    );
    const wordingOf = (id: string | null) => recordOf(records.get(id ?? ""), "target")?.fields.wording ?? null;
    const choices = dispute.map(({ id, by, at, action, why, successor }) => ({
      ...{ transition: id, who: nameOfStaff(by), mine: by === person, at: instantOf(at) },
      ...{ action, why, successor: wordingOf(successor) },
    }));
    return [{ type: "dispute", id: target, target, pupilName, wording: wordingOf(target) ?? "", choices }];
  });
  return (await Promise.all(items)).flat();
}

/** Targets that two people changed at once, for those two. */
export async function disputes(reading: Reading): Promise<AttentionItem[]> {
  const cards = (await heldStreams(reading.store)).filter((stream) => parseStream(stream)?.type === "card");
  const [nameIn, nameOfStaff] = [await pupilNames(reading, cards), await staffNames(reading)];
  return (await Promise.all(cards.map((stream) => disputesIn(reading, stream, nameIn(stream), nameOfStaff)))).flat();
}

export async function syncQuery(reading: Reading, facts: RunnerFacts): Promise<SyncView> {
  const disputed = await disputes(reading);
  return {
    state: await pillQuery(reading, facts, disputed.length),
    waiting: await waitingActs(reading),
    attention: [...(await refused(reading)), ...disputed, ...(await replaced(reading))],
    lastExchange: facts.last,
    trouble: facts.trouble?.why ?? null,
    clockOffset: facts.offset,
  };
}
