/** Where a child of a list belongs, and what groups for analysis they are of, from the day of the import on. */
import type { Draft } from "../../domain/draft.ts";
import { streams } from "../../domain/streams.ts";
import { academicYearOf, type Day } from "../../domain/time.ts";
import type { Held } from "./here.ts";
import type { ListIds } from "./ids.ts";
import { earlier, moveTo } from "./moving.ts";
import type { ListPart } from "./part.ts";
import type { AnalysisSaid, PlaceSaid, PupilRow } from "./pupilRows.ts";

interface Child {
  id: string;
  places: readonly Held[];
  analysis: readonly Held[];
}

interface Given {
  ids: ListIds;
  today: Day;
}

interface Said {
  drafts: Draft[];
  fields: (PlaceSaid | AnalysisSaid)["field"][];
}

export function placesOf(row: PupilRow, child: Child, given: Given, part: ListPart): Said {
  const said: Said = { drafts: [], fields: [] };
  const take = (field: Said["fields"][number], drafts: readonly Draft[]) => {
    said.drafts.push(...drafts);
    if (drafts.length > 0) said.fields.push(field);
  };
  for (const place of row.places) {
    if (place.of !== "group") take(place.field, placeDrafts(place, child, given));
    else if (leftBefore(place, child, given)) part.notices.push({ code: "groupLeftHere", ...row.row.spot("groups") });
    else take(place.field, groupDrafts(place, child, given));
  }
  const inList = new Set(row.places.map(({ found }) => found.value));
  const others = child.places.some(
    ({ of, value, until, removed }) => of === "group" && !removed && !inList.has(value) && (until === null || until >= given.today),
  );
  if (others && row.row.spot("groups").column !== undefined) part.notices.push({ code: "othersInGroups" });
  for (const group of row.analysis) take(group.field, analysisDrafts(group, child, given));
  return said;
}

const idsOf = (held: readonly Held[]) => new Set(held.map(({ id }) => id));

/** A class that has not begun is come into on its first day, and the one before is left the day before that. */
const dayOf = ({ from }: { from: Day }, today: Day): Day => (from > today ? from : today);

function placeDrafts({ of, found }: PlaceSaid, { id, places }: Child, { ids, today }: Given): Draft[] {
  const stream = streams.card(id);
  const from = dayOf(found, today);
  const move = moveTo(
    places.filter((held) => held.of === of),
    found.value,
    from,
  );
  if (!move) return [];
  const record = ids.free(idsOf(places), "membership", id, of, found.value, from);
  const until = earlier(move.begins.until, found.until);
  return [
    ...ending(move.ends, (held, fields): Draft => ({ stream, kind: "membership", record: held.id, fields })),
    { stream, kind: "membership", record, fields: { pupil: id, of, value: found.value, from, until } },
  ];
}

/**
 * How one that held is ended: with its last day, or taken back where it began that day and so never was. That is said of the day,
 * not of the minute: the same list comes to the same statements, so that what was shown can be told from what is applied.
 */
function ending(
  ends: NonNullable<ReturnType<typeof moveTo>>["ends"],
  draft: (held: Held, fields: { from: Day; until: Day } | { removedAt: number; removedWhy: "mistake" }) => Draft,
): Draft[] {
  if (!ends) return [];
  const { held, until } = ends;
  return [draft(held, until === null ? { removedAt: Date.parse(held.from), removedWhy: "mistake" } : { from: held.from, until })];
}

/** In a group this school year and not any more: somebody took them out of it here, and a list does not put them back. */
function leftBefore({ found }: PlaceSaid, { places }: Child, { today }: Given): boolean {
  const own = places.filter(({ of, value }) => of === "group" && value === found.value);
  const there = own.some(({ until, removed }) => !removed && (until === null || until >= today));
  return !there && own.some(({ from, until, removed }) => removed || academicYearOf(until ?? from) === academicYearOf(today));
}

function groupDrafts({ found }: PlaceSaid, { id, places }: Child, { ids, today }: Given): Draft[] {
  const from = dayOf(found, today);
  const there = places.some(
    ({ of, value, until, removed }) => of === "group" && value === found.value && !removed && (until === null || until >= today),
  );
  if (there) return [];
  const record = ids.free(idsOf(places), "membership", id, "group", found.value, from);
  const fields = { pupil: id, of: "group" as const, value: found.value, from, until: found.until };
  return [{ stream: streams.card(id), kind: "membership", record, fields }];
}

function analysisDrafts({ group, value }: AnalysisSaid, { id, analysis }: Child, { ids, today }: Given): Draft[] {
  const stream = streams.file(id);
  const move = moveTo(
    analysis.filter(({ of }) => of === group),
    value,
    today,
  );
  if (!move) return [];
  const record = ids.free(idsOf(analysis), "analysis", id, group, today);
  return [
    ...ending(move.ends, (held, fields): Draft => ({
      ...{ stream, kind: "analysisGroup", record: held.id },
      fields: "removedAt" in fields ? fields : { value: held.value, ...fields },
    })),
    { stream, kind: "analysisGroup", record, fields: { pupil: id, group, value, ...move.begins } },
  ];
}
