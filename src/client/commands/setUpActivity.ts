/** An activity as whoever plans for the class sets it up: when, where, whose targets, what to watch, who is usually there. */
import { activityPupilId } from "../../domain/recordIds.ts";
import { streams, type StreamName } from "../../domain/streams.ts";
import type { ActView } from "../../store/acting.ts";
import type { Draft } from "../../store/draft.ts";
import type { Commands, Outcome } from "../client.ts";
import type { ActivityFields, ActivitySetUp, SlotSetUp } from "../views/setUp.ts";
import type { CommandContext } from "./context.ts";

type Input = Commands["setUpActivity"]["input"];

interface Edit {
  stream: StreamName;
  id: string;
  seen: ActivitySetUp | null;
  now: ActivityFields;
  newId: () => string;
  removed: { removedAt: number; removedWhy: "mistake" };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const sorted = (ids: readonly string[] | undefined) => [...(ids ?? [])].sort();

/** Says what was edited since `seen`, and nothing else, as one act. */
export async function setUpActivity(context: CommandContext, { class: named, seen, now }: Input): Promise<Outcome<{ activity: string }>> {
  const { store, newId } = context;
  const id = seen?.id ?? newId();
  const removed = { removedAt: (await store.now()).now, removedWhy: "mistake" } as const;
  const edit: Edit = { stream: streams.class(named), id, seen, now, newId, removed };
  const own = [...activityDrafts(edit), ...slotDrafts(edit)];
  await store.actOn(async (view) => ({ drafts: [...own, ...(await targetDrafts(view, edit))], result: null }));
  return { ok: true, value: { activity: id } };
}

function overOf({ seen }: Edit, record: string): Record<string, string> {
  return seen?.seen[record] ?? {};
}

function activityDrafts(edit: Edit): Draft[] {
  const { stream, id, seen, now } = edit;
  const { name, place, camera, areas, usualAdults } = now;
  if (!seen) return [{ stream, kind: "activity", record: id, fields: { name, place, camera, areas, usualAdults, until: null } }];
  const fields = {
    ...(name === seen.name ? {} : { name }),
    // Where it is and whether the camera may come out there are one statement.
    ...(place === seen.place && camera === seen.camera ? {} : { place, camera }),
    ...(same(sorted(areas), sorted(seen.areas)) ? {} : { areas }),
    ...(same(sorted(usualAdults), sorted(seen.usualAdults)) ? {} : { usualAdults }),
  };
  return same(fields, {}) ? [] : [{ stream, kind: "activity", record: id, fields, over: overOf(edit, id) }];
}

function slotDrafts(edit: Edit): Draft[] {
  const { stream, id: activity, seen, now, newId, removed } = edit;
  const had = seen?.slots ?? [];
  const timeOf = ({ weekday, start, end }: SlotSetUp) => ({ weekday, start, end });
  const gone = had.flatMap(({ id }): Draft[] =>
    id === null || now.slots.some((slot) => slot.id === id)
      ? []
      : [{ stream, kind: "slot", record: id, fields: removed, over: overOf(edit, id) }],
  );
  const said = now.slots.flatMap((slot): Draft[] => {
    const before = had.find(({ id }) => id !== null && id === slot.id);
    if (!before || slot.id === null) return [{ stream, kind: "slot", record: newId(), fields: { activity, ...timeOf(slot) } }];
    if (same(timeOf(before), timeOf(slot))) return [];
    return [{ stream, kind: "slot", record: slot.id, fields: timeOf(slot), over: overOf(edit, slot.id) }];
  });
  return [...gone, ...said];
}

/** A pupil for whom none is chosen is offered all of their targets again: the choice is taken back, not left empty. */
async function targetDrafts(view: ActView, edit: Edit): Promise<Draft[]> {
  const { stream, id: activity, seen, now, removed } = edit;
  const pupils = [...new Set([...Object.keys(seen?.targets ?? {}), ...Object.keys(now.targets)])];
  const drafts = pupils.map(async (pupil): Promise<Draft[]> => {
    const [before, targets] = [sorted(seen?.targets[pupil]), sorted(now.targets[pupil])];
    if (same(before, targets)) return [];
    const record = activityPupilId(activity, pupil);
    const there = await view.record(stream, record);
    const fields = there ? { targets, removedAt: null, removedWhy: null } : { activity, pupil, targets };
    return [{ stream, kind: "activityPupil", record, fields: targets.length === 0 ? removed : fields, over: overOf(edit, record) }];
  });
  return (await Promise.all(drafts)).flat();
}
