/** The support a child is given beside the plan: what, by whom, from when to when, and whether it helped. */
import { streams } from "../../domain/streams.ts";
import { dayOf, holdsOn } from "../../domain/time.ts";
import { seenOf } from "../../store/draft.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { SupportView } from "../views/pupil.ts";
import type { Reading } from "./reading.ts";

export async function supportQuery({ store, zone, now }: Reading, { pupil }: { pupil: string }): Promise<SupportView> {
  const found = await store.records(streams.card(pupil), "support");
  const seen = new Map(found.map((record) => [record.id, seenOf(record)]));
  const today = dayOf(now, zone);
  const all = recordsOf(found, "support").map(({ id, fields }) => ({
    id,
    ...{ what: fields.what ?? "", who: fields.who ?? "", why: fields.why ?? "", helped: fields.helped ?? "" },
    ...{ from: fields.from ?? "", until: fields.until ?? null, reviewedOn: fields.reviewedOn ?? null },
    seen: seen.get(id) ?? {},
  }));
  const latest = all.sort((one, other) => (one.from < other.from ? 1 : -1));
  const goesOn = ({ from, until }: (typeof all)[number]) => until === null || holdsOn({ from: "", until }, today) || from > today;
  return { now: latest.filter(goesOn), over: latest.filter((one) => !goesOn(one)) };
}
