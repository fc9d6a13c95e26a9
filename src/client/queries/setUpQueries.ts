/** What the School screen edits: a class with its activities, and a pupil with what stands on their card. */
import { myPageId } from "../../domain/recordIds.ts";
import { consentScopes, lastSaid } from "../../domain/pictureLevel.ts";
import { streams } from "../../domain/streams.ts";
import { livesOf } from "../../domain/targetLife.ts";
import { withSuccessors } from "../../domain/targets/lineage.ts";
import { dayOf, holdsOn } from "../../domain/time.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { ActivityEnded, ActivitySetUp, ClassSetUp, ConsentSetUp, PupilSetUp } from "../views/setUp.ts";
import { nameOf } from "./card.ts";
import { cardsOf } from "./classQuery.ts";
import { engagementAreas } from "./engagement.ts";
import { mayWriteHere } from "./may.ts";
import { pathwayIn, placesOn } from "./placesOn.ts";
import type { Reading } from "./reading.ts";
import { seenIn } from "./seenIn.ts";
import { staffChoicesQuery } from "./staffChoices.ts";
import { activeTargets, transitionsOf } from "./targetRows.ts";

async function targetsOf({ store }: Reading, pupil: string) {
  const stream = streams.card(pupil);
  const [all, transitions] = await Promise.all([store.records(stream, "target"), store.records(stream, "transition")]);
  return { all: recordsOf(all, "target"), active: activeTargets(all, transitions), transitions: transitionsOf(transitions) };
}
type Targets = Awaited<ReturnType<typeof targetsOf>>;

/** The words of those that have not ended, drafts and paused ones too. */
function wordsNotEnded({ all, transitions }: Targets): string[] {
  const lives = livesOf(
    all.map(({ id }) => id),
    transitions,
  );
  return all.flatMap(({ id, fields: { wording = "" } }) => (lives.get(id)?.state === "ended" ? [] : [wording]));
}

/** What was chosen, as it is offered today; of a child who is not here, to the letter. */
function chosenToday(chosen: readonly string[], of: Targets | undefined): string[] {
  if (!of) return [...chosen];
  const live = withSuccessors(chosen, of.all);
  return of.active.flatMap(({ id }) => (live.includes(id) ? [id] : []));
}

export async function pupilSetUpQuery(reading: Reading, { pupil }: { pupil: string }): Promise<PupilSetUp | null> {
  const { store } = reading;
  const stream = streams.card(pupil);
  const file = streams.file(pupil);
  const [child, page, chips, portraits, targets, access, memberships] = await Promise.all([
    store.record(stream, pupil),
    store.record(stream, myPageId(pupil)),
    store.records(stream, "chip"),
    store.records(stream, "portrait"),
    targetsOf(reading, pupil),
    store.access(),
    store.records(stream, "membership"),
  ]);
  const known = recordOf(child, "pupil");
  if (!known) return null;
  const { firstName = "", lastName = "", knownAs = null, yearGroup = null } = known.fields;
  const pathway = pathwayIn(placesOn(memberships, dayOf(reading.now, reading.zone)));
  return {
    id: pupil,
    name: nameOf(known.fields),
    helpsLine: recordOf(page, "myPage")?.fields.helpsLine ?? "",
    chips: recordsOf(chips, "chip")
      .map(({ id, fields }) => ({ id, label: fields.label ?? "", order: fields.order ?? 0 }))
      .sort((a, b) => a.order - b.order),
    targets: targets.active.map(({ id, fields }) => ({ id, wording: fields.wording ?? "", area: fields.area ?? null })),
    had: wordsNotEnded(targets),
    // Taken on one iPad while it was taken away on another, a picture is there and the card names none: it can still be taken away.
    portrait: known.fields.portrait ?? recordsOf(portraits, "portrait")[0]?.id ?? null,
    details: mayWriteHere(access, stream, "pupil") ? { firstName, lastName, knownAs, yearGroup, pathway } : null,
    consents: mayWriteHere(access, file, "consent") ? consentsIn(await store.records(file, "consent")) : null,
    seen: seenIn([...(child ? [child] : []), ...(page ? [page] : []), ...chips]),
  };
}

function consentsIn(records: readonly MergedRecord[]): ConsentSetUp[] {
  const stands = lastSaid(recordsOf(records, "consent"));
  return consentScopes.map((scope) => {
    const { given = null, until = null, who = "" } = stands.get(scope) ?? {};
    return { scope, given, until, who };
  });
}

function activitiesOf(records: readonly MergedRecord[], today: string, targets: ReadonlyMap<string, Targets>): ActivitySetUp[] {
  const [slots, chosen] = [recordsOf(records, "slot"), recordsOf(records, "activityPupil")];
  return recordsOf(records, "activity")
    .filter(({ fields }) => holdsOn({ from: "", until: fields.until }, today))
    .map(({ id, fields }) => ({
      ...{ id, name: fields.name ?? "", place: fields.place ?? null, camera: fields.camera ?? false },
      ...{ areas: fields.areas ?? [], usualAdults: fields.usualAdults ?? [] },
      slots: slots
        .filter((slot) => slot.fields.activity === id)
        .map(({ id: slot, fields: { weekday = 1, start = 0, end = 0 } }) => ({ id: slot, weekday, start, end }))
        .sort((a, b) => a.weekday - b.weekday || a.start - b.start),
      targets: Object.fromEntries(
        chosen.flatMap(({ fields: { activity, pupil = "", targets: these = [] } }) =>
          activity === id ? [[pupil, chosenToday(these, targets.get(pupil))] as const] : [],
        ),
      ),
      seen: seenIn(records.filter((record) => record.id === id || record.fields.activity === id)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}

function endedOf(records: readonly MergedRecord[], today: string): ActivityEnded[] {
  const seen = seenIn(records);
  return recordsOf(records, "activity")
    .flatMap(({ id, fields: { name = "", until } }): ActivityEnded[] =>
      typeof until === "string" && until < today ? [{ id, name, until, seen: seen[id] ?? {} }] : [],
    )
    .sort((one, other) => (one.until < other.until ? 1 : -1));
}

export async function classSetUpQuery(reading: Reading, { class: named }: { class: string }): Promise<ClassSetUp> {
  const { store, zone, now } = reading;
  const [access, records, cards, areas, adults] = await Promise.all([
    store.access(),
    store.records(streams.class(named)),
    cardsOf(reading, named),
    engagementAreas(store),
    staffChoicesQuery(reading, { class: named }),
  ]);
  const targets = new Map(await Promise.all(cards.map(async ({ id }) => [id, await targetsOf(reading, id)] as const)));
  return {
    mayEdit: access?.streams[streams.class(named)]?.write === "all",
    activities: activitiesOf(records, dayOf(now, zone), targets),
    ended: endedOf(records, dayOf(now, zone)),
    pupils: cards.map(({ id, name }) => ({
      ...{ id, name },
      targets: (targets.get(id)?.active ?? []).map((target) => ({ id: target.id, wording: target.fields.wording ?? "" })),
    })),
    areas,
    adults,
  };
}
