import * as z from "zod/mini";
import { helps, states, went } from "../answer.ts";
import { count, defineKind, id, ids, instant, label, text } from "../kind.ts";
import { maxPictureBytes } from "../pictures.ts";

/** Who saw it: a member of staff, or a role with a typed name. Rules about evidence use this, never who typed. */
export const seenBy = z.union([
  z.strictObject({ staff: id }),
  z.strictObject({ role: z.enum(["supply", "therapist", "nurse", "home", "other"]), name: z.optional(label) }),
]);
export type SeenBy = z.infer<typeof seenBy>;

const observationKinds = ["target", "engagement", "step", "note"] as const;

/** What one adult saw one child do: one row, one change, one stamp. */
export const observation = defineKind({
  stream: "evidence",
  fixed: ["pupil", "kind", "target", "areas", "step", "copyOf"],
  groups: {
    how: ["went", "help", "tally", "measure", "waited", "equipment", "hands"],
    response: ["chips", "stimulus"],
    when: ["observedAt", "precision", "correction"],
    seen: ["seenBy"],
    where: ["activity", "place", "materials"],
  },
  shape: {
    pupil: id,
    kind: z.enum(observationKinds),
    target: id,
    areas: z.array(id).check(z.minLength(1), z.maxLength(12)),
    step: id,
    /** The record in another child's stream this one was moved from, so that both halves can be told as one. */
    copyOf: id,
    went: z.enum(went),
    help: z.enum(helps),
    /** The same answer so many times, or how often it worked and didn't: "4 of 5" is one record. */
    tally: z.union([z.strictObject({ times: count }), z.strictObject({ worked: count, didnt: count })]),
    measure: z.strictObject({ value: z.number().check(z.minimum(0), z.maximum(100_000)), unit: z.enum(["s", "min", "m", "times"]) }),
    /** Seconds waited before helping: recorded apart, because waiting is not help. */
    waited: count,
    equipment: label,
    hands: z.enum(["oneToOne", "twoToOne", "atHips", "walker", "none"]),
    chips: z.array(id).check(z.maxLength(20)),
    stimulus: label,
    /** The instant it was seen, corrected by `correction`: raw reading = observedAt - correction. */
    observedAt: instant,
    correction: z.int(),
    precision: z.enum(["exact", "session", "day"]),
    seenBy,
    activity: z.nullable(id),
    place: label,
    materials: label,
    state: z.nullable(z.enum(states)),
    words: text,
    pictures: ids,
  },
});

/** What somebody else adds to another adult's record: only its author or the class's teacher corrects the record itself. */
export const remark = defineKind({
  stream: "evidence",
  fixed: ["pupil", "observation"],
  shape: { pupil: id, observation: id, words: text },
});

/** Two records of one moment, joined or un-joined by a person. The derived pair stands where this says nothing. */
export const pair = defineKind({
  stream: "evidence",
  fixed: ["pupil", "observations"],
  shape: { pupil: id, observations: z.array(id).check(z.minLength(2), z.maxLength(2)), joined: z.boolean() },
});

/** A file by what is in it: bytes travel apart, and are what they are said to be or are not taken. */
const file = z.strictObject({
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  bytes: z.int().check(z.minimum(1), z.maximum(maxPictureBytes)),
});

/** A picture of an observation, which names it in turn. Never its bytes: those must not be in the way of any record. */
export const picture = defineKind({
  stream: "evidence",
  fixed: ["pupil", "observation", "type", "width", "height", "original", "thumbnail"],
  shape: {
    pupil: id,
    observation: id,
    type: z.enum(["image/jpeg", "image/webp"]),
    width: count,
    height: count,
    original: file,
    thumbnail: file,
  },
});
