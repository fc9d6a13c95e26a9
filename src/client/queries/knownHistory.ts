/**
 * What this tablet itself can tell of a child's history: records remember who said each part of them last, not what was there
 * before. The card whole, and what was written this fortnight.
 */
import { streams } from "../../domain/streams.ts";
import { addDays, dayOf } from "../../domain/time.ts";
import { fieldsOf } from "../../domain/kind.ts";
import { kindNamed } from "../../domain/kinds.ts";
import type { HistoryGroup } from "../../domain/historyGroups.ts";
import { kindsOfGroup } from "../../domain/historyGroups.ts";
import type { FieldValues } from "../../sync/change.ts";
import { marksOf } from "../../sync/merge.ts";
import { firstMark, type MergedRecord } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";
import type { KnownHistory } from "../views/history.ts";
import { historyItems, historyNames, type Told } from "./historyItems.ts";
import type { Reading } from "./reading.ts";

/** As many as somebody reads on one page. */
const shown = 40;

function pick(fields: FieldValues, names: readonly string[]): FieldValues {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

/** The changes a record still remembers: each with what it says of the record today. */
function remembered(record: MergedRecord): Told[] {
  const { stream, kind, id, fields } = record;
  const known = kindNamed(kind);
  const marks = marksOf(record);
  const first = firstMark(marks);
  const namesOf = (group: string) => (known ? fieldsOf(known, group) : [group]);
  const about = pick(fields, namesOf("fixed"));
  const changes = new Map<string, Told>();
  for (const [group, mark] of Object.entries(marks)) {
    const begun = { stream, kind, record: id, before: null, about, takenBack: false, late: false };
    const told = changes.get(mark.change) ?? {
      ...begun,
      id: mark.change,
      at: mark.at,
      by: mark.by,
      first: mark.change === first?.change,
      fields: {},
    };
    changes.set(mark.change, { ...told, fields: { ...told.fields, ...pick(fields, namesOf(group)) } });
  }
  return [...changes.values()];
}

export async function knownHistoryQuery(
  { store, zone, now }: Reading,
  { pupil, group }: { pupil: string; group: HistoryGroup | null },
): Promise<KnownHistory | null> {
  const card = streams.card(pupil);
  const today = dayOf(now, zone);
  const [held, seen] = [await store.records(card), await store.observations(pupil, addDays(today, -14), addDays(today, 1))];
  if (
    !recordOf(
      held.find(({ id }) => id === pupil),
      "pupil",
    )
  )
    return null;
  const kinds = group === null ? null : new Set<string>(kindsOfGroup(group));
  const changes = [...held, ...seen]
    .filter(({ kind, redacted }) => !redacted && kind !== "redaction" && (kinds?.has(kind) ?? true))
    .flatMap(remembered)
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, shown);
  return { items: historyItems(changes, await historyNames(store, pupil, changes)) };
}
