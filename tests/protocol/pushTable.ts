/**
 * Every kind of record, and who may push it: domain.md's table written down once more, kind by kind, and never worked out from
 * the rules under test. A kind that is not here fails.
 */
import { randomUUID } from "node:crypto";
import type { KindName } from "../../src/domain/kinds.ts";
import { streams, type StreamType } from "../../src/domain/streams.ts";
import type { FieldValues } from "../../src/sync/change.ts";

export const pushers = ["ta", "cover", "specialist", "teacher", "phaseLeader", "leader", "technician", "nobody"] as const;
export type Pusher = (typeof pushers)[number];

/** `erased`: a class and a child that were one's own until they were erased. */
export const whose = ["own", "foreign", "unknown", "erased"] as const;
export type Whose = (typeof whose)[number];

/** What a push is about. */
export interface About {
  class: string;
  pupil: string;
  phase: string;
}

/** The stream of each type about whom and what a push is. */
export const streamAbout: Record<StreamType, (about: About) => string> = {
  school: () => streams.school,
  leadership: () => streams.leadership,
  class: (of) => streams.class(of.class),
  card: (of) => streams.card(of.pupil),
  file: (of) => streams.file(of.pupil),
  evidence: (of) => streams.evidence(of.pupil, "2026-27"),
};

interface Row {
  in: StreamType;
  /** Who may, where it is their own. A leader's own is the school. */
  may: readonly Pusher[];
  fields: (about: About) => FieldValues;
  /** The record's id, where it is not any new one. */
  record?: (about: About) => string;
  /** Where it is otherwise than the columns say. */
  but?: Partial<Record<Pusher, Partial<Record<Whose, string>>>>;
}

/** Who has any hand in a type of stream: to them it is a kind that is not theirs, to others a stream that is not. */
export const hold: Record<StreamType, readonly Pusher[]> = {
  school: ["ta", "cover", "specialist", "teacher", "phaseLeader", "leader"],
  class: ["ta", "cover", "teacher", "phaseLeader", "leader"],
  card: ["ta", "cover", "specialist", "teacher", "phaseLeader", "leader"],
  evidence: ["ta", "cover", "specialist", "teacher", "phaseLeader", "leader"],
  file: ["teacher", "phaseLeader", "leader"],
  leadership: ["phaseLeader", "leader"],
};

const leaders = ["leader"] as const;
const teachers = ["teacher", "phaseLeader", "leader"] as const;
const adults = ["ta", "cover", "specialist", "teacher", "phaseLeader"] as const;
const countersigners = ["phaseLeader", "leader"] as const;

const from = "2026-09-01";
const dated = { from, until: null };
const any = () => randomUUID();

const school = (may: Row["may"], fields: Row["fields"]): Row => ({ in: "school", may, fields });
const ofClass = (may: Row["may"], fields: Row["fields"]): Row => ({ in: "class", may, fields });
const ofPupil = (type: StreamType, may: Row["may"], fields: FieldValues): Row => ({
  in: type,
  may,
  fields: ({ pupil }) => ({ pupil, ...fields }),
});

export const pushTable: Record<KindName, Row> = {
  school: { ...school(leaders, () => ({ name: "Riverside" })), record: () => "school" },
  year: school(leaders, () => ({ year: any() })),
  closure: school(leaders, () => ({ name: "Snow", from, until: from })),
  class: school(leaders, ({ phase }) => ({ name: "Wren", type: "class", phase })),
  staff: school(leaders, () => ({ displayName: "Wim" })),
  policy: school(leaders, () => ({ policy: any(), value: true })),
  frameworkVersion: school(leaders, () => ({ framework: any(), version: 1 })),
  comparator: school(leaders, () => ({ series: "attendance", value: 87 })),
  lock: {
    ...school(["phaseLeader", "leader"], ({ phase }) => ({ dataPoint: "d1", phase, cursors: {}, lockedAt: Date.UTC(2026, 10, 24) })),
    but: { phaseLeader: { foreign: "forbidden_kind", unknown: "forbidden_kind" } },
  },
  activity: ofClass(teachers, () => ({ name: "Hydro", camera: false })),
  slot: ofClass(teachers, () => ({ activity: "hydro", weekday: 1 })),
  activityPupil: ofClass(teachers, ({ pupil }) => ({ activity: "hydro", pupil, targets: [] })),
  didntHappen: ofClass(["ta", "cover", ...teachers], () => ({ activity: "hydro", day: "2026-11-24", why: "closed" })),
  pupil: {
    in: "card",
    may: teachers,
    fields: () => ({ firstName: "Ada", lastName: "Reed", knownAs: null }),
    record: ({ pupil }) => pupil,
    // A child there never was is one that a leader begins.
    but: { leader: { unknown: "ok" } },
  },
  portrait: ofPupil("card", teachers, { image: "/9j/4AAQSkZJRg==" }),
  membership: ofPupil("card", teachers, { of: "pathway", value: "brook", ...dated }),
  myPage: ofPupil("card", ["ta", ...teachers], { helps: "waiting" }),
  chip: ofPupil("card", ["ta", ...teachers], { label: "stilled" }),
  pictureConsent: ofPupil("card", teachers, { level: "no", until: null }),
  state: ofPupil("card", ["ta", "cover", ...teachers], { state: "alert", since: Date.UTC(2026, 10, 24) }),
  away: ofPupil("card", ["ta", "cover", ...teachers], { day: "2026-11-24", away: true }),
  notOffered: ofPupil("card", ["ta", "cover", "specialist", ...teachers], { activity: "hydro", day: "2026-11-24", why: "staffing" }),
  outcome: ofPupil("card", teachers, { wording: "Asks for more" }),
  plan: ofPupil("card", teachers, { year: "2026-27", type: "ilp" }),
  strategy: ofPupil("card", ["specialist", ...teachers], { wording: "Wait ten seconds" }),
  programme: {
    ...ofPupil("card", ["specialist", ...teachers], { title: "Standing programme", writtenOn: from, reviewOn: null }),
    record: () => "standing",
  },
  // A specialist's is of a programme of theirs, which stands before it here.
  target: ofPupil("card", ["specialist", ...teachers], { wording: "Looks to the page", programmeOf: "standing" }),
  transition: ofPupil("card", ["specialist", ...teachers], { target: "looks", after: null, to: "active", action: "start" }),
  watchFor: ofPupil("card", teachers, { step: "fine-k3-opens-and-keeps", wording: "Opens a hand and keeps hold" }),
  support: ofPupil("card", ["specialist", ...teachers], { what: "Hydro" }),
  programmeReview: ofPupil("card", ["specialist", ...teachers], { programme: "standing", on: from, said: "Goes on" }),
  observation: ofPupil("evidence", adults, { kind: "note", words: "looked up" }),
  remark: ofPupil("evidence", adults, { observation: "one", words: "with me too" }),
  pair: ofPupil("evidence", adults, { observations: ["one", "two"], joined: true }),
  picture: ofPupil("evidence", adults, {
    ...{ observation: "one", type: "image/jpeg", width: 2048, height: 1536 },
    ...{ original: { hash: "a".repeat(64), bytes: 300_000 }, thumbnail: { hash: "b".repeat(64), bytes: 9_000 } },
  }),
  redaction: { in: "evidence", may: adults, fields: () => ({ records: ["01900000-0000-7000-8000-00000000ffff"], why: "request" }) },
  identity: ofPupil("file", teachers, { misId: "7" }),
  analysisGroup: ofPupil("file", teachers, { group: "eal", value: "yes", ...dated }),
  evaluation: ofPupil("file", teachers, { target: "looks", dataPoint: "d1", result: "met" }),
  judgement: ofPupil("file", teachers, { strand: "fine", level: "k3" }),
  countersignature: ofPupil("file", countersigners, { judgement: "somebody-elses" }),
  consent: ofPupil("file", teachers, { scope: "inside", given: true, ...dated }),
  auditMark: { in: "leadership", may: [], fields: () => ({ number: 7, hash: "h" }) },
  erasure: {
    in: "leadership",
    may: [],
    fields: ({ pupil }) => ({ stream: `card/${pupil}`, erasedAt: Date.UTC(2026, 10, 24), why: "request" }),
  },
};
