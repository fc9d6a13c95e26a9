/**
 * A list of consents for pictures: one row a consent, or one row a child with a column for each. A consent that was taken back here
 * is given again only by a row with a later day: an old list never puts a child in front of a camera.
 */
import type { Draft } from "../../domain/draft.ts";
import type { FieldOf } from "../../domain/listCodes.ts";
import { consentScopes, lastSaid, saidOnCard, type ConsentSaid } from "../../domain/pictureLevel.ts";
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import { readDate } from "../dates.ts";
import { Children, goneFrom } from "./children.ts";
import type { ListGiven } from "./given.ts";
import type { KeptPupil } from "./here.ts";
import type { ListIds } from "./ids.ts";
import type { ListPart } from "./part.ts";
import { Reading, tooLong, type ListRow } from "./rows.ts";
import { consentScope, yesNo } from "./values.ts";

type Field = FieldOf<"consents">;
type Scope = ConsentSaid["scope"];

interface ConsentRow {
  row: ListRow;
  pupil: string;
  says: { scope: Scope; given: boolean; field: Field }[];
  from: Day | undefined;
  until: Day | undefined;
  who: string;
}

/** A consent as it will stand. */
interface Standing extends ConsentSaid {
  id: string | undefined;
  who: string;
}

export function listOfConsents(given: ListGiven, part: ListPart): undefined {
  const { rows, here, ids, today } = given;
  const children = new Children(here, today);
  const byPupil = new Map<string, ConsentRow[]>();
  for (const row of rows) {
    const reading = new Reading(row);
    const read = readConsent(reading, children, given, part);
    part.refuse.push(...reading.refused);
    if (read && reading.refused.length === 0) byPupil.set(read.pupil, [...(byPupil.get(read.pupil) ?? []), read]);
  }
  for (const [pupil, own] of byPupil) planConsents(pupil, own, here.kept.get(pupil), { ids, today }, part);
  return undefined;
}

function readConsent(reading: Reading, children: Children, { order }: ListGiven, part: ListPart): ConsentRow | undefined {
  const { row } = reading;
  tooLong(reading, ["who"]);
  const pupil = children.find(reading);
  const choices = { code: "notOneOf", choices: yesNo.choices } as const;
  const scope = reading.value("scope", consentScope.read, { code: "notOneOf", choices: consentScope.choices });
  const answer = reading.value("given", yesNo.read, choices);
  const says: ConsentRow["says"] = scope && answer ? [{ scope, given: answer === "yes", field: "given" }] : [];
  for (const each of consentScopes) {
    const said = reading.value(each, yesNo.read, choices);
    if (said) says.push({ scope: each, given: said === "yes", field: each });
  }
  const from = reading.value("from", (cell) => readDate(cell, order), { code: "notADate" });
  const until = reading.value("until", (cell) => readDate(cell, order), { code: "notADate" });
  if (from !== undefined && until !== undefined && until < from) reading.refuse({ code: "untilBeforeFrom" }, "until");
  if (says.length === 0 && reading.refused.length === 0) reading.refuse({ code: "consentNotSaid" });
  if (!pupil || reading.refused.length > 0) return undefined;
  const gone = goneFrom(pupil);
  if (gone) part.skip.push({ code: gone, ...row.spot() });
  return gone ? undefined : { row, pupil: pupil.id, says, from, until, who: row.get("who") };
}

function planConsents(
  pupil: string,
  rows: readonly ConsentRow[],
  kept: KeptPupil | undefined,
  { ids, today }: { ids: ListIds; today: Day },
  part: ListPart,
): void {
  const stands = new Map<Scope, Standing>(lastSaid((kept?.consents ?? []).filter(({ removed }) => !removed)));
  const drafts: Draft[] = [];
  const taken = new Set((kept?.consents ?? []).map(({ id }) => id));
  for (const row of rows) {
    const both = rows.some((other) => other !== row && row.says.some((one) => other.says.some((two) => contradicts(one, two))));
    if (both) {
      part.refuse.push({ code: "consentBothWays", ...row.row.spot() });
      continue;
    }
    const next = row.says.map((say) => ({ say, had: stands.get(say.scope), now: nextOf(row, say, stands.get(say.scope), today) }));
    const undated = next.find(({ now }) => now === "undated");
    if (undated) {
      part.refuse.push({ code: "consentWithoutDay", ...row.row.spot(undated.say.field) });
      continue;
    }
    const moved = next.flatMap(({ had, now }) => (typeof now === "object" ? [{ had, now }] : []));
    for (const { had, now } of moved) {
      const id = had?.id ?? ids.free(taken, "consent", pupil, now.scope);
      stands.set(now.scope, { ...now, id });
      const { scope, given, from, until, who } = now;
      const fields = { ...(had ? {} : { pupil, scope }), given, from, until, ...(who === "" ? {} : { who }) };
      drafts.push({ stream: streams.file(pupil), kind: "consent", record: id, fields });
    }
    const isNew = moved.some(({ had }) => !had);
    const older = next.some(({ now }) => now === "older");
    if (isNew) part.add.push(row.row.spot());
    else if (moved.length > 0)
      part.change.push({ ...row.row.spot(), columns: row.says.flatMap(({ field }) => row.row.spot(field).column ?? []) });
    else part.skip.push({ code: older ? "newerHere" : "alreadyThere", ...row.row.spot() });
  }
  if (drafts.length > 0) part.acts.push([...drafts, ...saidOnCard(pupil, stands.values(), kept?.pictureConsent?.fields, today)]);
}

const contradicts = (one: { scope: Scope; given: boolean }, two: { scope: Scope; given: boolean }) =>
  one.scope === two.scope && one.given !== two.given;

/** What a consent becomes by a row; `undated` where it would be given again without a day. */
function nextOf(
  row: ConsentRow,
  { scope, given }: { scope: Scope; given: boolean },
  had: Standing | undefined,
  today: Day,
): Omit<Standing, "id"> | "same" | "older" | "undated" {
  const until = row.until ?? null;
  if (!had) return { scope, given, from: row.from ?? today, until, who: row.who };
  const who = row.who === "" ? had.who : row.who;
  if (row.from !== undefined && row.from < had.from) return "older";
  if (given && !had.given) {
    if (row.from === undefined) return "undated";
    return row.from === had.from ? "older" : { scope, given, from: row.from, until, who };
  }
  const from = row.from ?? (given === had.given ? had.from : today);
  const next = { scope, given, from, until: row.until ?? (given === had.given ? had.until : null), who };
  return next.given === had.given && next.from === had.from && next.until === had.until && next.who === had.who ? "same" : next;
}
