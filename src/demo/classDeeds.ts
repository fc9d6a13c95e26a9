/** A class's week: its activities, when they are, and which one or two targets of each child live there. */
import type { Draft } from "../domain/draft.ts";
import { activityPupilId } from "../domain/recordIds.ts";
import { streams, type StreamName } from "../domain/streams.ts";
import type { Instant } from "../domain/time.ts";
import { uuid7 } from "./ids.ts";
import { idIn, inCharge, type Cast, type Pupil } from "./people.ts";
import type { ActivityProfile } from "./profile.ts";
import type { Random } from "./random.ts";
import type { Deed } from "./stamping.ts";

/** The active targets of a child that live in an activity. */
export function targetsIn(pupil: Pupil, { key }: Pick<ActivityProfile, "key">): Pupil["targets"] {
  return pupil.targets.filter(({ profile }) => profile.state === undefined && profile.lives.includes(key));
}

/** The children who usually take part: those with a target there, and all of the group where it is a group's. */
export function usualPupils(cast: Cast, activity: ActivityProfile): Pupil[] {
  const { group } = activity;
  return cast.pupils.filter((pupil) =>
    group === undefined ? targetsIn(pupil, activity).length > 0 : pupil.profile.groups.includes(group),
  );
}

/** An activity and its times, as whoever sets the class up says them. */
export function activityDrafts(
  stream: StreamName,
  id: string,
  { name, place, camera, areas, slots }: ActivityProfile,
  usualAdults: string[],
  fresh: () => string,
): Draft[] {
  return [
    { stream, kind: "activity", record: id, fields: { name, place, camera, areas: [...areas], usualAdults, until: null } },
    ...slots.map(([weekday, start, end]): Draft => ({
      stream,
      kind: "slot",
      record: fresh(),
      fields: { activity: id, weekday, start, end },
    })),
  ];
}

export function classDeeds(cast: Cast, at: Instant, random: Random): Deed[] {
  const teacher = inCharge(cast).id;
  const helping = (group: string | undefined) =>
    cast.staff.filter(({ profile }) => (group === undefined ? profile.writes > 0 : profile.groups.includes(group))).map(({ id }) => id);
  return cast.profile.activities.map((activity, index): Deed => {
    const { key, group } = activity;
    const id = idIn(cast.activities, key);
    const stream = streams.class(group === undefined ? cast.id : idIn(cast.groups, group));
    const drafts: Draft[] = [
      ...activityDrafts(stream, id, activity, helping(group), () => uuid7(at, random)),
      ...usualPupils(cast, activity).map((pupil): Draft => ({
        stream,
        kind: "activityPupil",
        record: activityPupilId(id, pupil.id),
        fields: { activity: id, pupil: pupil.id, targets: targetsIn(pupil, activity).map((target) => target.id) },
      })),
    ];
    return { at: at + index * 60_000, by: teacher, drafts };
  });
}
