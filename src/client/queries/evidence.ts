/** A child's evidence from a day on: only what it shows is read, and where the rest begins. */
import { correctsOthers } from "../../domain/access.ts";
import type { Fields } from "../../domain/kinds.ts";
import { pairsOf, type Pairable } from "../../domain/pairs.ts";
import { streams } from "../../domain/streams.ts";
import { academicYearOf, addDays, dayOf, type Day } from "../../domain/time.ts";
import { marksOf } from "../../sync/merge.ts";
import { firstMark, type MergedRecord } from "../../sync/record.ts";
import { keptOf, recordOf, recordsOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { Shown } from "../../store/reading.ts";
import type { RecordView } from "../views/classScreen.ts";
import type { PictureView } from "../views/pictures.ts";
import type { EvidenceFilter, EvidenceRecord, EvidenceView } from "../views/evidence.ts";
import { areaGroups } from "./areaGroups.ts";
import { engagementAreas } from "./engagement.ts";
import { mayWriteHere } from "./may.ts";
import { shownById, type Reading } from "./reading.ts";
import { recordContext } from "./recordQueries.ts";
import { recordView, type RecordContext } from "./recordView.ts";
import { areasOf, strandsOf } from "./subjectAreas.ts";

export interface EvidenceAsked {
  pupil: string;
  /** The first day that is shown. */
  from: Day;
  filter: EvidenceFilter;
}

type AreaOf = ReturnType<typeof areasOf>;

/** Of an area is what was watched in it, and what is about a target or a step of it. */
function passes({ kind, target, step, areas = [] }: Fields<"observation">, filter: EvidenceFilter, areaOf: AreaOf): boolean {
  return (
    (filter.kind === undefined || kind === filter.kind) &&
    (filter.target === undefined || target === filter.target) &&
    (filter.area === undefined || areas.includes(filter.area) || areaOf(target ?? step) === filter.area)
  );
}

/** What was said of a record after it was first said, by group of its fields. */
function editsOf(record: MergedRecord, nameOf: (person: string) => string): EvidenceRecord["edits"] {
  const marks = marksOf(record);
  const first = firstMark(marks);
  return Object.entries(marks)
    .filter(([, mark]) => mark.change !== first?.change)
    .map(([group, { by, at }]) => ({ group, who: nameOf(by), at: instantOf(at) }))
    .sort((one, other) => other.at - one.at);
}

function pairable(records: readonly Shown[]): Pairable[] {
  return recordsOf(records, "observation").flatMap(({ id, fields: { target, step, went, seenBy, precision, observedAt } }) =>
    observedAt === undefined ? [] : [{ id, target, step, went, seenBy, precision, observedAt }],
  );
}

/** Both years' worth of what people said about records: far fewer than the records themselves. */
async function saidAbout({ store }: Reading, { pupil, from }: EvidenceAsked, today: Day) {
  const years = [...new Set([academicYearOf(from), academicYearOf(today)])];
  const of = async (kind: "remark" | "pair") =>
    (await Promise.all(years.map((year) => store.records(streams.evidence(pupil, year), kind)))).flat();
  return { remarks: recordsOf(await of("remark"), "remark"), pairs: recordsOf(await of("pair"), "pair") };
}

export async function evidenceQuery(reading: Reading, asked: EvidenceAsked): Promise<EvidenceView | null> {
  const { store, person, zone, now } = reading;
  const { pupil, from, filter } = asked;
  const card = streams.card(pupil);
  if (!recordOf(await store.record(card, pupil), "pupil")) return null;
  const today = dayOf(now, zone);
  const written = streams.evidence(pupil, academicYearOf(today));
  // A tablet's clock may be a little behind that of whoever wrote.
  const until = addDays(today, 1);
  const standing = await store.observations(pupil, from, until);
  const removed = (await store.removedObservations(pupil, from, until)).filter(
    ({ fields: { observedAt } }) => typeof observedAt === "number" && dayOf(observedAt, zone) >= from,
  );
  const all = [...standing, ...removed];
  const [said, earlier, access, targets, frameworks, engagement] = await Promise.all([
    saidAbout(reading, asked, today),
    store.observedBefore(pupil, from),
    store.access(),
    store.records(card, "target"),
    store.records(streams.school, "frameworkVersion"),
    engagementAreas(store),
  ]);
  const kept = access?.streams[written]?.read;
  const known = recordsOf(targets, "target");
  const areaOf = areasOf(known, strandsOf(frameworks));
  const context = await recordContext(reading, all);
  const nameOf = (by: string) => context.names.staff.get(by) ?? "";
  const views = viewsOf(all, context);
  const saidPairs = said.pairs.map(({ fields: { observations = [], joined = true } }) => ({ observations, joined }));
  const partner = partners(pairsOf(pairable(all), saidPairs));
  const correctsAll = access?.grants.some(({ role }) => correctsOthers.includes(role)) ?? false;
  const mine = mayWriteHere(access, written, "observation");
  const pictures = await shownById(
    store,
    views.flatMap(({ record: { stream }, view }) => view.pictures.map((record) => ({ stream, record }))),
  );
  const hungOn = ({ pictures: names }: RecordView) =>
    names.flatMap((name): PictureView[] => {
      const { fields, marks } = recordOf(pictures.get(name), "picture") ?? {};
      const made = marks && firstMark(marks);
      if (!fields || !made) return [];
      const { width = 1, height = 1 } = fields;
      return [{ id: name, width, height, who: nameOf(made.by), at: instantOf(made.at), mine: mine && (correctsAll || made.by === person) }];
    });
  const records = views
    .filter(({ fields }) => passes(fields, filter, areaOf))
    .map(({ record, view }): EvidenceRecord => {
      const pair = partner.get(record.id);
      const other = pair && views.find((one) => one.record.id === pair.id);
      return {
        ...view,
        day: dayOf(view.observedAt, zone),
        mayCorrect: mine && (correctsAll || firstMark(marksOf(record))?.by === person),
        edits: editsOf(record, nameOf),
        hung: hungOn(view),
        remarks: said.remarks
          .filter(({ fields }) => fields.observation === record.id)
          .flatMap(({ id, fields, marks }) => {
            const mark = firstMark(marks);
            return mark ? [{ id, words: fields.words ?? "", who: nameOf(mark.by), at: instantOf(mark.at) }] : [];
          }),
        apart: saidPairs.flatMap(({ observations, joined }) => {
          if (joined || view.removed || !observations.includes(record.id)) return [];
          return views.flatMap(({ record: { id }, view: { removed, seenBy } }) =>
            id !== record.id && !removed && observations.includes(id) ? [{ with: id, name: seenBy.name }] : [],
          );
        }),
        pair: pair && other ? { with: pair.id, name: other.view.seenBy.name, agree: pair.agree } : null,
      };
    })
    .filter(({ hung }) => filter.pictured === undefined || hung.length > 0);
  return {
    held: kept === "all" || kept === "own",
    records: records.sort((one, other) => other.observedAt - one.observedAt || (one.id < other.id ? 1 : -1)),
    earlier: earlier ?? null,
    targets: known.map(({ id, fields }) => ({ id, wording: fields.wording ?? "" })),
    areas: [
      ...areaGroups(frameworks, null)
        .flatMap(({ areas }) => areas)
        .filter(({ id }) => known.some((target) => areaOf(target.id) === id)),
      ...engagement.map(({ id, name }) => ({ id, name })),
    ],
    may: { remark: mayWriteHere(access, written, "remark"), pair: mine },
  };
}

function viewsOf(records: readonly Shown[], context: RecordContext) {
  return records.flatMap((record) => {
    const view = recordView(record, !record.waiting, context);
    const fields = keptOf(record, "observation")?.fields;
    return view && fields ? [{ record, view, fields }] : [];
  });
}

/** By record, the other one of its pair. */
function partners(pairs: ReturnType<typeof pairsOf>): Map<string, { id: string; agree: boolean }> {
  return new Map(
    pairs.flatMap(({ records: [one, other], agree }) => [[one, { id: other, agree }] as const, [other, { id: one, agree }] as const]),
  );
}
