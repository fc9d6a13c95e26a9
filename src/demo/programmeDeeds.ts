/** The physiotherapist's programme of a child: written before its first target, looked at again when its day has come. */
import type { Draft } from "../domain/draft.ts";
import { instantAt } from "../domain/observing.ts";
import { streams } from "../domain/streams.ts";
import { addDays, type Day, type Instant } from "../domain/time.ts";
import { uuid7 } from "./ids.ts";
import type { Pupil } from "./people.ts";
import type { Random } from "./random.ts";
import type { Deed } from "./stamping.ts";

/** Days until the first review. */
const untilReview = 44;
/** Share of reviews that have not been got round to. */
const forgotten = 0.25;
const cameOfIt = [
  "Goes on as it is.",
  "Goes on, five minutes longer.",
  "Goes well. Less help from now on.",
  "Goes on. New photograph on the wall.",
];

interface Written {
  pupil: Pupil;
  /** Who writes it. */
  by: string;
  at: Instant;
  from: Day;
  today: Day;
  zone: string;
}

/** @returns the id of the programme, null where the child has none */
export function programmeDeeds({ pupil, by, at, from, today, zone }: Written, random: Random): { programme: string | null; deeds: Deed[] } {
  const { id, profile } = pupil;
  if (!profile.programme) return { programme: null, deeds: [] };
  const stream = streams.card(id);
  const programme = uuid7(at, random);
  const { title, toDo } = profile.programme;
  const first = addDays(from, untilReview);
  const written: Draft = {
    ...{ stream, kind: "programme", record: programme },
    fields: { pupil: id, title, toDo, writtenBy: null, profession: "Physiotherapist", writtenOn: from, reviewOn: first },
  };
  const deeds: Deed[] = [{ at, by, drafts: [written] }];
  if (first >= today || random.chance(forgotten)) return { programme, deeds };
  const reviewed: Draft[] = [
    {
      ...{ stream, kind: "programmeReview", record: uuid7(instantAt(first, 15 * 60, zone), random) },
      fields: { pupil: id, programme, on: first, reviewer: null, said: random.pick(cameOfIt) },
    },
    { stream, kind: "programme", record: programme, fields: { reviewOn: addDays(today, random.whole(-12, 60)) } },
  ];
  deeds.push({ at: instantAt(first, random.whole(15 * 60, 16 * 60), zone), by, drafts: reviewed });
  return { programme, deeds };
}
