/** One child: who they are, where they are, and what a supply adult must know in half a minute. */
import { initialsOf, tintOf } from "../../domain/pebble.ts";
import { myPageId, pictureConsentId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import { dayOf } from "../../domain/time.ts";
import { seenOf } from "../../store/draft.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { PupilView } from "../views/pupil.ts";
import { agreedOn, faceOf, nameOf } from "./card.ts";
import { mayWriteHere } from "./may.ts";
import { pathwayIn, placesOn } from "./placesOn.ts";
import type { Reading } from "./reading.ts";

export async function pupilQuery({ store, zone, now }: Reading, { pupil }: { pupil: string }): Promise<PupilView | null> {
  const stream = streams.card(pupil);
  const [child, page, consent, chips, memberships, classes, access] = await Promise.all([
    store.record(stream, pupil),
    store.record(stream, myPageId(pupil)),
    store.record(stream, pictureConsentId(pupil)),
    store.records(stream, "chip"),
    store.records(stream, "membership"),
    store.records(streams.school, "class"),
    store.access(),
  ]);
  const known = recordOf(child, "pupil");
  if (!known || access?.streams[stream] === undefined) return null;
  const { firstName = "", lastName = "", yearGroup = null, leftOn = null } = known.fields;
  const today = dayOf(now, zone);
  const places = placesOn(memberships, today);
  const named = new Map(recordsOf(classes, "class").map(({ id, fields }) => [id, fields]));
  const here = places.flatMap(({ fields }) => (fields.of === "class" || fields.of === "group" ? [named.get(fields.value ?? "")] : []));
  const lines = recordOf(page, "myPage")?.fields ?? {};
  const name = nameOf(known.fields);
  return {
    id: pupil,
    name,
    fullName: `${name} ${lastName}`.trim() || firstName,
    initials: initialsOf(name),
    pebble: tintOf(pupil),
    face: faceOf(known, agreedOn(recordOf(consent, "pictureConsent")?.fields, today)),
    yearGroup,
    pathway: pathwayIn(places),
    classes: here.flatMap((one) => (one?.name === undefined ? [] : [one.name])),
    leftOn,
    page: {
      communicates: lines.communicates ?? "",
      movementsMean: lines.movementsMean ?? "",
      helps: lines.helps ?? "",
      notToDo: lines.notToDo ?? "",
    },
    responses: recordsOf(chips, "chip")
      .sort((one, other) => (one.fields.order ?? 0) - (other.fields.order ?? 0))
      .map(({ fields }) => fields.label ?? ""),
    seen: page ? seenOf(page) : {},
    may: {
      plan: mayWriteHere(access, stream, "target") && mayWriteHere(access, stream, "transition"),
      outcomes: mayWriteHere(access, stream, "outcome"),
      page: mayWriteHere(access, stream, "myPage"),
      support: mayWriteHere(access, stream, "support"),
      programmes: mayWriteHere(access, stream, "programme"),
    },
  };
}
