/** What a child is given beside the plan: specialists' programmes with their targets, and support: what, by whom, and whether it helped. */
import { streams } from "../../domain/streams.ts";
import { livesOf } from "../../domain/targetLife.ts";
import { dayOf, holdsOn } from "../../domain/time.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { SupportView } from "../views/pupil.ts";
import { namesOf } from "./names.ts";
import { mayChange, programmeItems } from "./programmes.ts";
import type { Reading } from "./reading.ts";
import { seenIn } from "./seenIn.ts";
import { transitionsOf } from "./targetRows.ts";

export async function supportQuery({ store, person, zone, now }: Reading, { pupil }: { pupil: string }): Promise<SupportView> {
  const card = streams.card(pupil);
  const [found, programmes, reviews, targets, decided, staff, access] = await Promise.all([
    store.records(card, "support"),
    store.records(card, "programme"),
    store.records(card, "programmeReview"),
    store.records(card, "target"),
    store.records(card, "transition"),
    store.records(streams.school, "staff"),
    store.access(),
  ]);
  const around = { access, card, me: person, staff: namesOf(staff).staff };
  const today = dayOf(now, zone);
  const seen = seenIn(found);
  const all = recordsOf(found, "support").map((record) => {
    const { id, fields } = record;
    return {
      id,
      ...{ what: fields.what ?? "", who: fields.who ?? "", why: fields.why ?? "", helped: fields.helped ?? "" },
      ...{ from: fields.from ?? "", until: fields.until ?? null, reviewedOn: fields.reviewedOn ?? null },
      ...{ mayEdit: mayChange(record, "support", around), seen: seen[id] ?? {} },
    };
  });
  const latest = all.sort((one, other) => (one.from < other.from ? 1 : -1));
  const goesOn = ({ from, until }: (typeof all)[number]) => until === null || holdsOn({ from: "", until }, today) || from > today;

  const known = recordsOf(targets, "target");
  const ids = known.map(({ id }) => id);
  const lives = livesOf(ids, transitionsOf(decided));
  const planned = known.map(({ id, fields: { wording = "", programmeOf = null } }) => ({
    ...{ id, wording, programmeOf },
    state: lives.get(id)?.state ?? ("draft" as const),
  }));
  const written = programmeItems({ programmes, reviews }, planned, around);
  const stands = ({ endedOn }: (typeof written)[number]) => endedOn === null || endedOn > today;
  return {
    ...{ programmes: written.filter(stands), programmesOver: written.filter((one) => !stands(one)) },
    ...{ now: latest.filter(goesOn), over: latest.filter((one) => !goesOn(one)) },
  };
}
