/** What the office says of a child: who they are, where they belong and since when, going up, moving and leaving. */
import { instantAt } from "../../domain/observing.ts";
import type { Draft } from "../../domain/draft.ts";
import type { Fields } from "../../domain/kinds.ts";
import { identityId, myPageId, pictureConsentId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import { addDays, type Day } from "../../domain/time.ts";
import { uuid7 } from "../ids.ts";
import { idIn } from "../people.ts";
import { birthDate, reach } from "../pupilDeeds.ts";
import type { Deed } from "../stamping.ts";
import type { Child } from "./child.ts";
import { groupOf, headOf, type School } from "./school.ts";
import { moduleOf } from "./time.ts";

type Place = NonNullable<Fields<"membership">["of"]>;

interface Belonging {
  of: Place;
  value: string;
  from: Day;
  until: Day | null;
}

/** Where a child belonged, from a day to a day: spells that say the same are one. */
function belongings(school: School, { enrolled, ...child }: Child): Belonging[] {
  const { spells, leftOn } = enrolled;
  const dated = (of: Place, valueOf: (spell: (typeof spells)[number]) => string): Belonging[] => {
    const found: Belonging[] = [];
    for (const spell of spells) {
      const value = valueOf(spell);
      const last = found.at(-1);
      if (last?.value === value) continue;
      if (last) last.until = addDays(spell.from, -1);
      found.push({ of, value, from: spell.from, until: null });
    }
    const last = found.at(-1);
    if (last) last.until = leftOn;
    return found;
  };
  const inGroups = school.years.flatMap((year): Belonging[] => {
    const group = groupOf(school, { enrolled, ...child }, year);
    const over = moduleOf(year, 6).until;
    return group
      ? [{ of: "group", value: idIn(school.classIds, group.key), from: moduleOf(year, 1).from, until: over < school.today ? over : null }]
      : [];
  });
  return [
    ...dated("class", ({ classKey }) => idIn(school.classIds, classKey)),
    ...dated("phase", ({ phase }) => phase),
    ...dated("site", ({ site }) => site),
    ...dated("pathway", ({ pathway }) => pathway),
    ...inGroups,
  ];
}

/** Every deed of the office about a child. The last of a day before today: nothing is said ahead of its day. */
export function officeDeeds(school: School, child: Child): Deed[] {
  const { zone, today } = school;
  const { id, enrolled } = child;
  const { joined, leftOn, spells } = enrolled;
  const by = headOf(school);
  const random = school.random.fork(`office ${child.key}`);
  const [card, file] = [streams.card(id), streams.file(id)];
  const early = (day: Day) => instantAt(day, 8 * 60 + random.whole(0, 29), zone) + random.whole(0, 59_999);
  const arrival = early(joined);
  const fresh = () => uuid7(arrival, random);
  const first = spells[0];

  const placed = belongings(school, child).flatMap(({ from, until, ...place }): Deed[] => {
    const record = fresh();
    const fields = { pupil: id, ...place, from, until: null };
    const begins: Deed = {
      at: from === joined ? arrival : early(from),
      by,
      drafts: [{ stream: card, kind: "membership", record, fields }],
    };
    if (until === null) return [begins];
    const says = { from, until };
    // On its last day a place still stands: it is ended when school is over.
    const ends: Deed = {
      at: instantAt(until, 16 * 60 + 40, zone),
      by,
      drafts: [{ stream: card, kind: "membership", record, fields: says }],
    };
    return [begins, ends];
  });
  const arrives: Draft[] = [
    {
      stream: card,
      kind: "pupil",
      record: id,
      fields: { firstName: child.firstName, lastName: child.lastName, knownAs: null, yearGroup: first?.yearGroup ?? null, leftOn: null },
    },
    {
      stream: file,
      kind: "identity",
      record: identityId(id),
      fields: { pupil: id, birthDate: born(child, joined), misId: null },
    },
    ...consents(child, joined, fresh),
    { stream: card, kind: "myPage", record: myPageId(id), fields: { pupil: id, ...child.page } },
    ...child.chipIds.map(({ id: chip, label }, order): Draft => ({
      stream: card,
      kind: "chip",
      record: chip,
      fields: { pupil: id, label, order },
    })),
    ...child.outcomes.map(({ id: record, need, wording }, order): Draft => ({
      stream: card,
      kind: "outcome",
      record,
      fields: { pupil: id, need, wording, keyStage: keyStageOf(first?.yearGroup ?? 0), order },
    })),
    ...child.strategies.map((wording, order): Draft => ({
      stream: card,
      kind: "strategy",
      record: fresh(),
      fields: { pupil: id, wording, area: null, target: null, order },
    })),
  ];
  const goesUp = spells.flatMap(({ yearGroup, from }, index): Deed[] => {
    const changed = index > 0 && yearGroup !== spells[index - 1]?.yearGroup;
    return changed ? [{ at: early(from), by, drafts: [{ stream: card, kind: "pupil", record: id, fields: { yearGroup } }] }] : [];
  });
  const leaves: Deed[] =
    leftOn === null
      ? []
      : [{ at: instantAt(leftOn, 16 * 60 + 45, zone), by, drafts: [{ stream: card, kind: "pupil", record: id, fields: { leftOn } }] }];
  const all = [{ at: arrival, by, drafts: arrives }, ...analysis(child, by, early, fresh, file), ...placed, ...goesUp, ...leaves];
  return all.filter(({ at }) => at < instantAt(today, 0, zone));
}

function keyStageOf(yearGroup: number): string {
  if (yearGroup === 0) return "EYFS";
  return yearGroup < 3 ? "1" : yearGroup < 7 ? "2" : yearGroup < 10 ? "3" : yearGroup < 12 ? "4" : "post-16";
}

function born({ enrolled, birthday }: Child, joined: Day): Day {
  const yearGroup = enrolled.spells[0]?.yearGroup ?? 0;
  return birthDate(yearGroup + (enrolled.outOfYear ? 1 : 0), birthday, joined);
}

function consents({ id, pictures }: Child, from: Day, fresh: () => string): Draft[] {
  const file = streams.file(id);
  return [
    ...(["inside", "parents", "public"] as const).map((scope, index): Draft => ({
      stream: file,
      kind: "consent",
      record: fresh(),
      fields: { pupil: id, scope, given: index < reach[pictures], from, until: null, who: "Parent or carer" },
    })),
    { stream: streams.card(id), kind: "pictureConsent", record: pictureConsentId(id), fields: { pupil: id, level: pictures, until: null } },
  ];
}

/** Analysis groups. There is no pupil premium after Year 11. */
function analysis(child: Child, by: string, early: (day: Day) => number, fresh: () => string, stream: string): Deed[] {
  const { id, enrolled, ppg, eal, ealUnknown, sex, lookedAfter, primaryNeed } = child;
  const { joined, spells } = enrolled;
  const post16 = spells.find(({ yearGroup }) => yearGroup > 11)?.from;
  const said = (group: NonNullable<Fields<"analysisGroup">["group"]>, value: string): Draft => ({
    stream,
    kind: "analysisGroup",
    record: fresh(),
    fields: { pupil: id, group, value, from: joined, until: null },
  });
  const premium = said("ppg", ppg ? "yes" : "no");
  const drafts = [
    ...(post16 === joined ? [] : [premium]),
    said("eal", ealUnknown ? "unknown" : eal ? "yes" : "no"),
    said("sex", sex),
    said("lookedAfter", lookedAfter ? "yes" : "no"),
    said("primaryNeed", primaryNeed),
  ];
  const ends: Deed[] =
    post16 === undefined || post16 === joined
      ? []
      : [
          {
            at: early(post16),
            by,
            drafts: [
              {
                stream,
                kind: "analysisGroup",
                record: premium.record,
                fields: { value: ppg ? "yes" : "no", from: joined, until: addDays(post16, -1) },
              },
            ],
          },
        ];
  return [{ at: early(joined) + 60_000, by, drafts }, ...ends];
}
