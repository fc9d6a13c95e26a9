import * as z from "zod/mini";
import { scale, states } from "../answer.ts";
import { areasOfNeed } from "../needs.ts";
import { count, day, defineKind, id, ids, instant, label, text } from "../kind.ts";
import { maxPortraitLetters } from "../pictures.ts";

export const pupil = defineKind({
  stream: "card",
  groups: { name: ["firstName", "lastName", "knownAs"] },
  shape: {
    firstName: label,
    lastName: label,
    knownAs: z.nullable(label),
    yearGroup: z.nullable(z.int().check(z.minimum(0), z.maximum(14))),
    leftOn: z.nullable(day),
    /** The picture on their card, where there is one. */
    portrait: z.nullable(id),
  },
});

/**
 * A child's face for their card. Its bytes are in the row, which no other picture's are: every iPad of the class draws the card with no
 * network, and they are as few as a page of words. The card names the one that stands.
 */
export const portrait = defineKind({
  stream: "card",
  fixed: ["pupil", "image"],
  shape: {
    pupil: id,
    /** A JPEG in base64, which begins as each of them does. */
    image: z.string().check(z.maxLength(maxPortraitLetters), z.regex(/^\/9j\/[A-Za-z0-9+/]*={0,2}$/)),
  },
});

/** Where a pupil belongs, from a day to a day. Administration: checked online against merged state. */
export const membership = defineKind({
  stream: "card",
  fixed: ["pupil", "of", "value"],
  groups: { dates: ["from", "until"] },
  shape: {
    pupil: id,
    of: z.enum(["class", "group", "phase", "site", "pathway"]),
    /** The class's or group's id, or the code of the phase, site or pathway. */
    value: id,
    from: day,
    until: z.nullable(day),
  },
});

/** What a supply adult must know in half a minute. Each line stands alone: two people may improve different lines. */
export const myPage = defineKind({
  stream: "card",
  fixed: ["pupil"],
  shape: { pupil: id, communicates: text, movementsMean: text, helps: text, notToDo: text, helpsLine: z.nullable(label) },
});

/** One of a pupil's own six to eight responses ("stilled", "turned"). */
export const chip = defineKind({
  stream: "card",
  fixed: ["pupil"],
  shape: { pupil: id, label, order: count },
});

/** Whether pictures may be taken: what the consents of the file come to, so that a TA's tablet need not hold them. */
export const pictureConsent = defineKind({
  stream: "card",
  fixed: ["pupil"],
  groups: { consent: ["level", "until"] },
  shape: { pupil: id, level: z.enum(["no", "school", "parents", "public"]), until: z.nullable(day) },
});

/** How the child is. Ends with the half-day; after a seizure, when someone says so or next morning. */
export const state = defineKind({
  stream: "card",
  fixed: ["pupil"],
  groups: { state: ["state", "since"] },
  lastWordStands: true,
  shape: { pupil: id, state: z.nullable(z.enum(states)), since: instant },
});

export const away = defineKind({
  stream: "card",
  fixed: ["pupil", "day"],
  groups: { away: ["away", "half", "why", "told", "until"] },
  lastWordStands: true,
  shape: {
    pupil: id,
    day,
    away: z.boolean(),
    half: z.enum(["day", "morning", "afternoon"]),
    why: z.enum(["away", "unwell"]),
    told: z.nullable(label),
    /** The last of several days that were said at once: each has a mark of its own, so that a card reads one. */
    until: z.nullable(day),
  },
});

/** "Didn't join in": belongs to pupil x activity, and is no record of evidence. */
export const notOffered = defineKind({
  stream: "card",
  fixed: ["pupil", "activity", "day"],
  lastWordStands: true,
  shape: { pupil: id, activity: id, day, why: z.enum(["didntJoinIn", "elsewhere", "unwell", "equipment", "staffing", "other"]) },
});

export const outcome = defineKind({
  stream: "card",
  fixed: ["pupil"],
  groups: { wording: ["wording"] },
  shape: { pupil: id, wording: text, need: z.enum(areasOfNeed), keyStage: label, order: count },
});

export const plan = defineKind({
  stream: "card",
  fixed: ["pupil", "year"],
  shape: { pupil: id, year: label, type: z.enum(["provision", "ilp"]), author: id, agreedWithParentsOn: z.nullable(day) },
});

export const strategy = defineKind({
  stream: "card",
  fixed: ["pupil"],
  shape: { pupil: id, wording: text, area: z.nullable(id), target: z.nullable(id), order: count },
});

/** When a target counts as reached. `open` is described in words. */
const criterion = z.union([
  z.strictObject({ type: z.literal("xOfY"), x: count, y: count }),
  z.strictObject({ type: z.literal("duration"), seconds: count }),
  z.strictObject({ type: z.literal("distance"), value: z.number().check(z.minimum(0), z.maximum(100_000)), unit: z.enum(["m", "times"]) }),
  z.strictObject({ type: z.literal("onDays"), days: count }),
  z.strictObject({ type: z.literal("keeps") }),
  z.strictObject({ type: z.literal("open"), words: text }),
]);

export const target = defineKind({
  stream: "card",
  fixed: ["pupil", "successorOf"],
  groups: {
    statement: ["wording", "cue", "behaviour", "help", "criterion", "contexts", "module"],
    watchFor: ["counts", "doesntCount"],
    link: ["framework", "area", "step"],
  },
  shape: {
    pupil: id,
    successorOf: id,
    /** Verbatim: it may be legally agreed. The structured fields improve it and never rewrite it. */
    wording: text,
    cue: text,
    behaviour: text,
    help: z.enum(scale),
    criterion,
    contexts: text,
    module: z.int().check(z.minimum(1), z.maximum(6)),
    counts: text,
    doesntCount: text,
    framework: id,
    area: id,
    step: id,
    outcome: z.nullable(id),
    maintain: z.boolean(),
    /** The programme it is part of. */
    programmeOf: z.nullable(id),
    order: count,
  },
});

/**
 * A small step of a framework that the adults of a child watch for, whether a target asks for it or not: three to five at a time,
 * each a record, so that two people may choose different ones. Its words stand here as they were chosen, so that a log sheet reads
 * no framework; one that is no longer watched for is removed, and what was seen of it keeps its words.
 */
export const watchFor = defineKind({
  stream: "card",
  fixed: ["pupil", "step"],
  groups: { words: ["framework", "strand", "wording", "counts", "doesntCount"] },
  lastWordStands: true,
  shape: { pupil: id, step: id, framework: id, strand: id, wording: text, counts: text, doesntCount: text, order: count },
});

export const targetStates = ["draft", "active", "paused", "ended"] as const;
export type TargetState = (typeof targetStates)[number];

/** One step in a target's life. What happens is a record, never a field: two from one state are two people deciding. */
export const transition = defineKind({
  stream: "card",
  fixed: ["pupil", "target", "after", "settles", "to", "action", "successor", "why"],
  shape: {
    pupil: id,
    target: id,
    /** The transition its author saw last, null when there was none. */
    after: z.nullable(id),
    /** The transitions this one decides between, when two people had changed the target. */
    settles: ids,
    to: z.enum(targetStates),
    action: z.enum(["start", "pause", "resume", "end", "nextStep", "adjust", "carryOver", "stop", "settle"]),
    successor: id,
    why: text,
  },
});

export const support = defineKind({
  stream: "card",
  fixed: ["pupil"],
  groups: { dates: ["from", "until"] },
  shape: {
    pupil: id,
    what: text,
    who: label,
    from: day,
    until: z.nullable(day),
    why: text,
    reviewedOn: z.nullable(day),
    helped: z.nullable(text),
    targets: ids,
  },
});

/**
 * What a specialist asks the adults of a child to do. Whose it is, is who began the record: that is what they may correct by, and nobody
 * can say it of somebody else. The day of the next review is a statement, a review that took place a record of its own.
 */
export const programme = defineKind({
  stream: "card",
  fixed: ["pupil"],
  groups: { whose: ["writtenBy", "profession"], end: ["endedOn", "endedWhy"] },
  shape: {
    pupil: id,
    title: label,
    toDo: text,
    /** The name of somebody who does not write here, as it stood on their paper; null where it is who began the record. */
    writtenBy: z.nullable(label),
    profession: z.nullable(label),
    writtenOn: day,
    reviewOn: z.nullable(day),
    endedOn: z.nullable(day),
    endedWhy: text,
  },
});

/** That a programme was looked at again: two who did so are two facts. */
export const programmeReview = defineKind({
  stream: "card",
  fixed: ["pupil", "programme"],
  groups: { review: ["on", "reviewer", "said"] },
  shape: {
    pupil: id,
    programme: id,
    on: day,
    /** A name that was typed, as `writtenBy` of the programme. */
    reviewer: z.nullable(label),
    said: text,
  },
});
