import * as z from "zod/mini";
import { day, defineKind, id, ids, label } from "../kind.ts";

const minutes = z.int().check(z.minimum(0), z.maximum(1440));

/** What the class does together: a record belongs to one, and it decides what a card offers and whether the camera may come out. */
export const activity = defineKind({
  stream: "class",
  groups: { place: ["place", "camera"] },
  shape: {
    name: label,
    place: z.nullable(label),
    camera: z.boolean(),
    /** Engagement areas to watch here. */
    areas: z.array(id).check(z.maxLength(12)),
    usualAdults: ids,
    until: z.nullable(day),
  },
});

/** When an activity happens: a weekday (1 Monday to 7 Sunday) and minutes since midnight, the school's time. */
export const slot = defineKind({
  stream: "class",
  fixed: ["activity"],
  groups: { time: ["weekday", "start", "end"] },
  shape: { activity: id, weekday: z.int().check(z.minimum(1), z.maximum(7)), start: minutes, end: minutes },
});

/** A usual pupil of an activity, and the one or two of their targets that live there. */
export const activityPupil = defineKind({
  stream: "class",
  fixed: ["activity", "pupil"],
  shape: { activity: id, pupil: id, targets: ids },
});

export const didntHappen = defineKind({
  stream: "class",
  fixed: ["activity", "day"],
  lastWordStands: true,
  shape: { activity: id, day, why: z.enum(["closed", "staffing", "trip", "other"]) },
});
