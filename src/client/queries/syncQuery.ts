/** The page behind the pill: what waits, the last exchange, what a person must decide. */
import { fieldsOf } from "../../domain/kind.ts";
import { kindNamed } from "../../domain/kinds.ts";
import { pupilOf, streams, type StreamName } from "../../domain/streams.ts";
import { recordOfKey, streamOfKey } from "../../store/keys.ts";
import { pictureRoom } from "../../store/pictureRoom.ts";
import type { FieldValues } from "../../sync/change.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { RunnerFacts } from "../exchange/runner.ts";
import type { AttentionItem, SyncView, WaitingAct } from "../views/syncView.ts";
import { nameOf } from "./card.ts";
import { disputedTargets } from "./disputes.ts";
import { namesOf } from "./names.ts";
import { pillQuery } from "./pillQuery.ts";
import { shownById, type Reading } from "./reading.ts";
import { recordContext } from "./recordQueries.ts";
import { mayKeepNote, refusedRecords } from "./refusedRecords.ts";
import { recordView } from "./recordView.ts";
import { statementOf } from "./statement.ts";
import { transitionsOf } from "./targetRows.ts";

/** How many of what waits are listed; the count says the rest. */
const listed = 50;

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
  const acts = await reading.store.waitingActs(listed);
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

async function refused(reading: Reading): Promise<{ items: AttentionItem[]; shut: number }> {
  const { store, zone } = reading;
  const all = await store.refusedActs();
  const acts = all.filter(({ shut }) => !shut);
  const changes = acts.flatMap((act) => act.changes);
  const [records, access] = await Promise.all([refusedRecords(store, changes), store.access()]);
  const context = await recordContext(reading, records);
  const nameIn = await pupilNames(
    reading,
    changes.map(({ stream }) => stream),
  );
  const items = acts.flatMap(({ act, code, refusedAt, changes: own }): AttentionItem[] => {
    const [first] = own;
    if (!first) return [];
    const ids = new Set(own.map(({ record }) => record));
    const mine = records.filter(({ id }) => ids.has(id));
    const mayKeep = code !== "gone" && mine.length > 0 && mine.every((record) => mayKeepNote(record, access, zone));
    const views = mine.flatMap((record) => recordView(record, false, context) ?? []);
    return [{ type: "refused", id: act, code, kind: first.kind, pupilName: nameIn(first.stream), records: views, mayKeep, at: refusedAt }];
  });
  return { items, shut: all.length - acts.length };
}

/** What stands now of the group that was lost. */
function standing(record: MergedRecord | undefined, kind: string, group: string): FieldValues {
  const known = kindNamed(kind);
  const names = known ? fieldsOf(known, group) : [group];
  return Object.fromEntries(Object.entries(record?.fields ?? {}).filter(([name]) => names.includes(name)));
}

async function replaced(reading: Reading): Promise<AttentionItem[]> {
  const lost = await reading.store.losers();
  const refs = lost.map(({ key }) => ({ stream: streamOfKey(key), record: recordOfKey(key) }));
  const shown = await shownById(reading.store, refs);
  const versions = lost.map(({ key, kind, group, lostFields }) => {
    const bare = { stream: streamOfKey(key), kind, id: recordOfKey(key), marks: {} };
    return { mine: { ...bare, fields: lostFields }, theirs: { ...bare, fields: standing(shown.get(bare.id), kind, group) } };
  });
  const context = await recordContext(
    reading,
    versions.flatMap(({ mine, theirs }) => [mine, theirs]),
  );
  const nameIn = await pupilNames(
    reading,
    refs.map(({ stream }) => stream),
  );
  return lost.flatMap(({ key, kind, group, lost: mine, won }, at): AttentionItem[] => {
    const version = versions[at];
    if (!version) return [];
    return [
      {
        ...{ type: "replaced", id: key, kind, group, pupilName: nameIn(streamOfKey(key)), who: context.names.staff.get(won.by) ?? "" },
        ...{ mine: statementOf(version.mine, group, context), mineAt: instantOf(mine.at) },
        ...{ theirs: statementOf(version.theirs, group, context), theirsAt: instantOf(won.at) },
      },
    ];
  });
}

async function disputesIn(
  { store, person }: Reading,
  stream: StreamName,
  pupilName: string | null,
  nameOfStaff: (person: string) => string,
) {
  const transitions = transitionsOf(await store.records(stream, "transition"));
  const disputed = disputedTargets(transitions, person);
  const named = disputed.flatMap(({ target, dispute }) => [target, ...dispute.flatMap(({ successor }) => successor ?? [])]);
  const targets = await shownById(
    store,
    named.map((record) => ({ stream, record })),
  );
  const wordingOf = (id: string) => recordOf(targets.get(id), "target")?.fields.wording ?? null;
  return disputed.map(({ target, dispute }): AttentionItem => {
    const choices = dispute.map(({ id, by, at, action, why, successor }) => ({
      ...{ transition: id, who: nameOfStaff(by), mine: by === person, at: instantOf(at) },
      ...{ action, why, successor: successor === null ? null : wordingOf(successor) },
    }));
    return { type: "dispute", id: target, target, pupilName, wording: wordingOf(target) ?? "", choices };
  });
}

/** Targets in these cards that two people changed at once, for those two. */
async function disputes(reading: Reading, cards: readonly StreamName[]): Promise<AttentionItem[]> {
  const [nameIn, nameOfStaff] = [await pupilNames(reading, cards), await staffNames(reading)];
  return (await Promise.all(cards.map((stream) => disputesIn(reading, stream, nameIn(stream), nameOfStaff)))).flat();
}

/** `cards`: those that hold targets in dispute. */
export async function syncQuery(reading: Reading, facts: RunnerFacts, cards: readonly StreamName[]): Promise<SyncView> {
  const [disputed, { items, shut }] = await Promise.all([disputes(reading, cards), refused(reading)]);
  return {
    state: await pillQuery(reading, facts, disputed.length),
    waiting: await waitingActs(reading),
    attention: [...items, ...disputed, ...(await replaced(reading))],
    shut,
    pictures: await reading.store.beside(pictureRoom),
    lastExchange: facts.last,
    trouble: facts.trouble?.why ?? null,
    clockOffset: facts.offset,
  };
}
