/** A child's card and file: who they are, where they belong, my page, the plan, its targets and their beginnings. */
import type { Draft } from "../domain/draft.ts";
import { brook } from "../domain/frameworks/brook.ts";
import { identityId, myPageId, pictureConsentId, planId, watchForId } from "../domain/recordIds.ts";
import { streams } from "../domain/streams.ts";
import { academicYearOf, addDays, type Day, type Instant } from "../domain/time.ts";
import { uuid7 } from "./ids.ts";
import { idIn, memberWith, type Cast, type Pupil } from "./people.ts";
import type { Random } from "./random.ts";
import type { Deed } from "./stamping.ts";
import { programmeDeeds } from "./programmeDeeds.ts";
import { outcomeOf } from "./towards.ts";

/** The birth date of a child in a year group: Year 1 is the academic year in which a child turns six. */
export function birthDate(yearGroup: number, birthday: string, today: Day): Day {
  const autumn = Number(academicYearOf(today).slice(0, 4));
  return `${autumn - yearGroup - (birthday < "09-01" ? 4 : 5)}-${birthday}`;
}

export function pupilDeeds(
  cast: Cast,
  pupil: Pupil,
  { from, today, at, zone }: { from: Day; today: Day; at: Instant; zone: string },
  random: Random,
): Deed[] {
  const { id, profile } = pupil;
  const [card, file] = [streams.card(id), streams.file(id)];
  const leader = memberWith(cast, "leader").id;
  const teacher = memberWith(cast, "teacher").id;
  const fresh = () => uuid7(at, random);

  const places = [
    { of: "class", value: cast.id },
    { of: "phase", value: cast.phase },
    { of: "site", value: "main" },
    { of: "pathway", value: "brook" },
    ...profile.groups.map((group) => ({ of: "group", value: idIn(cast.groups, group) }) as const),
  ] as const;
  const arrives: Draft[] = [
    {
      stream: card,
      kind: "pupil",
      record: id,
      fields: { firstName: profile.firstName, lastName: profile.lastName, knownAs: null, yearGroup: profile.yearGroup, leftOn: null },
    },
    ...places.map((place): Draft => ({
      stream: card,
      kind: "membership",
      record: fresh(),
      fields: { pupil: id, ...place, from, until: null },
    })),
    {
      stream: file,
      kind: "identity",
      record: identityId(id),
      fields: { pupil: id, birthDate: birthDate(profile.yearGroup, profile.birthday, today), misId: null },
    },
    ...groups(profile).map(([group, value]): Draft => ({
      stream: file,
      kind: "analysisGroup",
      record: fresh(),
      fields: { pupil: id, group, value, from, until: null },
    })),
  ];
  const consent: Draft[] = [
    ...(["inside", "parents", "public"] as const).map((scope, index): Draft => ({
      stream: file,
      kind: "consent",
      record: fresh(),
      fields: { pupil: id, scope, given: index < reach[profile.pictures], from, until: null, who: "Parent or carer" },
    })),
    { stream: card, kind: "pictureConsent", record: pictureConsentId(id), fields: { pupil: id, level: profile.pictures, until: null } },
  ];
  const page: Draft[] = [
    { stream: card, kind: "myPage", record: myPageId(id), fields: { pupil: id, ...profile.page } },
    ...pupil.chips.map(({ id: chip, label }, order): Draft => ({
      stream: card,
      kind: "chip",
      record: chip,
      fields: { pupil: id, label, order },
    })),
    ...profile.watchFor.flatMap((named, order): Draft[] => {
      const found = brook.steps.find((one) => one.id === named);
      if (!found) return [];
      const { id: step, strand, step: wording, counts, doesntCount } = found;
      const said = { pupil: id, step, framework: brook.framework, strand, wording, counts, doesntCount, order };
      return [{ stream: card, kind: "watchFor", record: watchForId(id, step), fields: said }];
    }),
  ];
  const by = [leader, leader, teacher, teacher, teacher];
  // Between the plan and its targets.
  const physio = { pupil, by: memberWith(cast, "specialist").id, at: at + 3.5 * 60_000, from, today, zone };
  const { programme, deeds } = programmeDeeds(physio, random.fork("programme"));
  const own = [arrives, consent, page, plan(cast, pupil, { from, today }, fresh), targets(pupil, programme, fresh)];
  return [...own.map((drafts, index) => ({ at: at + index * 60_000, by: by[index] ?? teacher, drafts })), ...deeds];
}

/** How many of the scopes inside, parents, public a consent reaches. */
export const reach = { no: 0, school: 1, parents: 2, public: 3 } as const;

function groups({ ppg, eal, sex, primaryNeed }: Pupil["profile"]) {
  return [
    ["ppg", ppg ? "yes" : "no"],
    ["eal", eal ? "yes" : "no"],
    ["sex", sex],
    ["primaryNeed", primaryNeed],
  ] as const;
}

/** The outcomes of the EHC plan, this year's learning plan, and the strategies everybody uses. */
function plan(cast: Cast, { id, profile, outcomes }: Pupil, { from, today }: { from: Day; today: Day }, fresh: () => string): Draft[] {
  const stream = streams.card(id);
  const year = academicYearOf(today);
  return [
    ...outcomes.map(({ id: record, need, wording }, order): Draft => ({
      stream,
      kind: "outcome",
      record,
      fields: { pupil: id, need, wording, keyStage: profile.yearGroup < 3 ? "1" : "2", order },
    })),
    {
      stream,
      kind: "plan",
      record: planId(id, year),
      fields: { pupil: id, year, type: "ilp", author: memberWith(cast, "teacher").id, agreedWithParentsOn: addDays(from, 16) },
    },
    ...profile.strategies.map((wording, order): Draft => ({
      stream,
      kind: "strategy",
      record: fresh(),
      fields: { pupil: id, wording, area: null, target: null, order },
    })),
  ];
}

/** Targets begin by a transition; some follow on from one that was met, one waits for health, a draft has not begun. */
function targets({ id, targets, outcomes }: Pupil, programmeOf: string | null, fresh: () => string): Draft[] {
  const stream = streams.card(id);
  return targets.flatMap(({ id: target, profile }, order): Draft[] => {
    const { strand, lives: _lives, followsOn, programme, maintain = false, state, ...said } = profile;
    const starts = (of: string, record: string): Draft => ({
      stream,
      kind: "transition",
      record,
      fields: { pupil: id, target: of, after: null, to: "active", action: "start" },
    });
    const link = { framework: "brook", area: strand, maintain };
    const hangs = { outcome: outcomeOf(strand, outcomes), programmeOf: programme ? programmeOf : null };
    const [started, before, begun] = [fresh(), fresh(), fresh()];
    const earlier: Draft[] =
      followsOn === undefined
        ? []
        : [
            { stream, kind: "target", record: before, fields: { pupil: id, wording: followsOn, ...link, ...hangs, order } },
            starts(before, begun),
            {
              stream,
              kind: "transition",
              record: fresh(),
              fields: { pupil: id, target: before, after: begun, to: "ended", action: "nextStep", successor: target },
            },
          ];
    const own: Draft[] = [
      {
        stream,
        kind: "target",
        record: target,
        fields: { pupil: id, ...said, ...link, ...hangs, order, ...(followsOn === undefined ? {} : { successorOf: before }) },
      },
      ...(state === "draft" ? [] : [starts(target, started)]),
    ];
    const paused: Draft[] =
      state === "paused"
        ? [
            {
              stream,
              kind: "transition",
              record: fresh(),
              fields: { pupil: id, target, after: started, to: "paused", action: "pause", why: "New places wait until she is well again." },
            },
          ]
        : [];
    return [...earlier, ...own, ...paused];
  });
}
