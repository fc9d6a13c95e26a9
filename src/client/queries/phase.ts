/** A phase: each class and each child, from cards and summaries. Not one record of evidence is read, however many there are. */
import { evidenceByArea, fortnightFrom, fortnightOf, hadNoChance, sixWeeksFrom, type MarkedAway } from "../../domain/phase.ts";
import { awayId, planId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import type { PupilSummary } from "../../domain/summary.ts";
import { livesOf } from "../../domain/targetLife.ts";
import { academicYearOf, dayOf, holdsOn, type Day } from "../../domain/time.ts";
import type { OwnAccess } from "../../sync/protocol.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf, recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import type { PhaseClass, PhaseEvidence, PhasePupil, PhaseView } from "../views/phase.ts";
import { areaGroups } from "./areaGroups.ts";
import { nameOf } from "./card.ts";
import { engagementAreas } from "./engagement.ts";
import { membersOf } from "./membersOf.ts";
import { shownById, type Reading } from "./reading.ts";
import { schoolDaysOf } from "./schoolDaysOf.ts";
import { areasOf, strandsOf } from "./subjectAreas.ts";
import { transitionsOf } from "./targetRows.ts";

/** What every child of the phase is looked at with. */
interface Around {
  today: Day;
  year: string;
  /** School days of the fortnight. */
  days: readonly Day[];
  access: OwnAccess | undefined;
  /** The strand of a step, by the step. */
  strands: ReadonlyMap<string, string>;
  /** The areas in the order they are shown. */
  order: ReadonlyMap<string, number>;
}

/** The phases somebody leads; all there are for who leads the school. */
function phasesOf(access: OwnAccess | undefined, classes: readonly RecordOf<"class">[]): string[] {
  const all = [...new Set(classes.flatMap(({ fields }) => fields.phase ?? []))];
  const led = (access?.grants ?? []).flatMap(({ role, scope }) => {
    if (role === "leader") return all;
    return role === "phaseLeader" && scope.type === "phase" && scope.id !== undefined ? [scope.id] : [];
  });
  return [...new Set(led)].sort();
}

/** The children of each class, and those who are in none of them. A child of two classes stands in each. */
async function rollsOf({ store }: Reading, phase: string, classes: readonly RecordOf<"class">[], today: Day) {
  const rolls = await Promise.all(classes.map(async (named) => ({ named, pupils: await membersOf(store, named.id, today) })));
  const placed = new Set(rolls.flatMap(({ pupils }) => pupils));
  const others = (await membersOf(store, phase, today)).filter((pupil) => !placed.has(pupil));
  return [...rolls, ...(others.length === 0 ? [] : [{ named: null, pupils: others }])];
}

function targetsOf(targets: readonly RecordOf<"target">[], transitions: readonly MergedRecord[]) {
  const lives = livesOf(
    targets.map(({ id }) => id),
    transitionsOf(transitions),
  );
  const states: PhasePupil["targets"] = { draft: 0, active: 0, paused: 0, ended: 0 };
  for (const { state } of lives.values()) states[state] += 1;
  return { states, active: targets.filter(({ id }) => lives.get(id)?.state === "active") };
}

interface Child {
  child: RecordOf<"pupil">;
  shown: ReadonlyMap<string, MergedRecord>;
  summary: PupilSummary | undefined;
}

function evidenceOf(
  { summary }: Child,
  active: readonly RecordOf<"target">[],
  targets: readonly RecordOf<"target">[],
  asked: Asked,
): PhaseEvidence {
  const { today, days, strands, order } = asked;
  const filedUnder = areasOf(targets, strands);
  const areaOf = (subject: string) => filedUnder(subject) ?? (order.has(subject) ? subject : null);
  const pieces = evidenceByArea(summary?.lately, sixWeeksFrom(today), areaOf);
  const shown = new Set([...active.map(({ id }) => areaOf(id)), ...pieces.keys()]);
  const place = (area: string | null) => (area === null ? Infinity : (order.get(area) ?? order.size));
  const fortnight = fortnightOf(summary?.lately, { today, schoolDays: days, since: asked.since, away: asked.away });
  return {
    areas: [...shown].sort((one, other) => place(one) - place(other)).map((area) => ({ area, pieces: pieces.get(area) ?? 0 })),
    fortnight,
    noChance: hadNoChance(fortnight),
  };
}

interface Asked extends Around {
  since: Day;
  away: readonly MarkedAway[];
}

async function pupilOf({ store }: Reading, one: Child, around: Around): Promise<PhasePupil> {
  const { child, shown } = one;
  const card = streams.card(child.id);
  const [targets, transitions, memberships] = await Promise.all([
    store.records(card, "target"),
    store.records(card, "transition"),
    store.records(card, "membership"),
  ]);
  const known = recordsOf(targets, "target");
  const { states, active } = targetsOf(known, transitions);
  const plan = recordOf(shown.get(planId(child.id, around.year)), "plan");
  const agreedOn = plan?.fields.agreedWithParentsOn ?? null;
  const away = around.days.flatMap((day): MarkedAway[] => {
    const mark = recordOf(shown.get(awayId(child.id, day)), "away")?.fields;
    return mark?.away === true ? [{ day, half: mark.half ?? "day" }] : [];
  });
  const since = recordsOf(memberships, "membership").reduce(
    (first, { fields: { from = around.today } }) => (from < first ? from : first),
    around.today,
  );
  const kept = around.access?.streams[streams.evidence(child.id, around.year)]?.read;
  return {
    ...{ id: child.id, name: nameOf(child.fields), agreedOn, targets: states },
    plan: plan ? (agreedOn === null ? "notAgreed" : "agreed") : "none",
    evidence: kept === "all" || kept === "own" ? evidenceOf(one, active, known, { ...around, since, away }) : null,
  };
}

/** @param phase the one that is asked for; the first, where it is none of theirs */
export async function phaseQuery(reading: Reading, { phase: wanted }: { phase: string | null }): Promise<PhaseView> {
  const { store, zone, now } = reading;
  const today = dayOf(now, zone);
  const [access, named, frameworks, years, closures, engagement] = await Promise.all([
    store.access(),
    store.records(streams.school, "class"),
    store.records(streams.school, "frameworkVersion"),
    store.records(streams.school, "year"),
    store.records(streams.school, "closure"),
    engagementAreas(store),
  ]);
  const standing = recordsOf(named, "class").filter(({ fields }) => holdsOn({ from: fields.from ?? "", until: fields.until }, today));
  const phases = phasesOf(access, standing);
  const phase = phases.find((one) => one === wanted) ?? phases[0] ?? null;
  const areas = [...areaGroups(frameworks, null).flatMap((group) => group.areas), ...engagement.map(({ id, name }) => ({ id, name }))];
  const around: Around = {
    ...{ today, access, year: academicYearOf(today) },
    days: schoolDaysOf(years, closures, fortnightFrom(today), today),
    strands: strandsOf(frameworks),
    order: new Map(areas.map(({ id }, at) => [id, at])),
  };
  const classes = phase === null ? [] : await classesOf(reading, phase, standing, around);
  const counted = new Set(classes.flatMap(({ pupils }) => pupils.flatMap(({ evidence }) => evidence?.areas.map(({ area }) => area) ?? [])));
  return {
    ...{ phases, phase, today, evidenceFrom: sixWeeksFrom(today), fortnightFrom: fortnightFrom(today) },
    held: classes.some(({ pupils }) => pupils.some(({ evidence }) => evidence !== null)),
    areas: areas.filter(({ id }) => counted.has(id)),
    classes,
  };
}

/** Two children of a class who go by one name are told by their last names too. */
function toldApart(pupils: readonly PhasePupil[], shown: ReadonlyMap<string, MergedRecord>): PhasePupil[] {
  return pupils.map((pupil) => {
    const alike = pupils.filter(({ name }) => name === pupil.name).length > 1;
    const { lastName = "" } = recordOf(shown.get(pupil.id), "pupil")?.fields ?? {};
    return alike ? { ...pupil, name: `${pupil.name} ${lastName}`.trim() } : pupil;
  });
}

async function classesOf(reading: Reading, phase: string, standing: readonly RecordOf<"class">[], around: Around): Promise<PhaseClass[]> {
  const { store } = reading;
  const own = standing
    .filter(({ fields }) => fields.phase === phase && fields.type !== "group")
    .sort((a, b) => (a.fields.name ?? "").localeCompare(b.fields.name ?? "", "en-GB", { numeric: true }));
  const rolls = await rollsOf(reading, phase, own, around.today);
  const all = [...new Set(rolls.flatMap(({ pupils }) => pupils))];
  const ids = (pupil: string) => [pupil, planId(pupil, around.year), ...around.days.map((day) => awayId(pupil, day))];
  const [shown, summaries] = await Promise.all([
    shownById(
      store,
      all.flatMap((pupil) => ids(pupil).map((record) => ({ stream: streams.card(pupil), record }))),
    ),
    store.summaries(all),
  ]);
  const pupils = new Map<string, PhasePupil>();
  for (const [at, id] of all.entries()) {
    const child = recordOf(shown.get(id), "pupil");
    const { leftOn } = child?.fields ?? {};
    if (!child || (typeof leftOn === "string" && leftOn <= around.today)) continue;
    pupils.set(id, await pupilOf(reading, { child, shown, summary: summaries[at] }, around));
  }
  return rolls.map(({ named, pupils: roll }) => ({
    ...{ id: named?.id ?? null, name: named?.fields.name ?? "", pathway: named?.fields.pathway ?? null },
    pupils: toldApart(
      roll.flatMap((pupil) => pupils.get(pupil) ?? []),
      shown,
    ).sort((a, b) => a.name.localeCompare(b.name, "en-GB") || (a.id < b.id ? -1 : 1)),
  }));
}
