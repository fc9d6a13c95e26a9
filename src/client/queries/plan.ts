/** A child's plan: outcomes, this year's targets with what was last seen of each, and how we go about it. From plans and summaries only. */
import { planId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import { lastOf, type PupilSummary } from "../../domain/summary.ts";
import { livesOf, type TargetLife, type Transition } from "../../domain/targetLife.ts";
import { actionsOf } from "../../domain/targets/nextActions.ts";
import { academicYearOf, dayOf } from "../../domain/time.ts";
import { placeInYear } from "../../domain/year.ts";
import { recordOf, recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { PlanTarget, PlanView } from "../views/pupil.ts";
import { areaGroups } from "./areaGroups.ts";
import { mayWriteHere } from "./may.ts";
import { namesOf, seenByName, type Names } from "./names.ts";
import { planShown, yearsOfPlan } from "./planOfYear.ts";
import { pathwayIn, placesOn } from "./placesOn.ts";
import { beganBy, programmesNamed, writesOnlyOwn } from "./programmes.ts";
import type { Reading } from "./reading.ts";
import { seenIn } from "./seenIn.ts";
import { stepSaid } from "./stepBank.ts";
import { transitionsOf } from "./targetRows.ts";

interface Around {
  names: Names;
  me: string;
  summary: PupilSummary | undefined;
  transitions: readonly Transition[];
  lives: ReadonlyMap<string, TargetLife>;
  wordings: ReadonlyMap<string, string>;
  said: ReturnType<typeof stepSaid>;
  seen: PlanView["seen"];
  programmes: PlanView["programmes"];
  /** Whether this person may change a target. */
  mayEdit: (target: RecordOf<"target">) => boolean;
}

const inOrder = (one: { order: number; id: string }, other: { order: number; id: string }) =>
  one.order - other.order || (one.id < other.id ? -1 : 1);

function planTarget(target: RecordOf<"target">, around: Around): PlanTarget {
  const { id, fields } = target;
  const { names, me, summary, transitions, lives, wordings, said, seen } = around;
  const life = lives.get(id);
  const last = lastOf(summary, id);
  const own = transitions.filter(({ target }) => target === id).sort((one, other) => (one.at < other.at ? 1 : -1));
  const successor = life?.last?.successor ?? null;
  return {
    id,
    ...{ cue: fields.cue, behaviour: fields.behaviour, help: fields.help, criterion: fields.criterion },
    ...{ contexts: fields.contexts, module: fields.module, wording: fields.wording ?? "" },
    ...{ area: fields.area ?? null, areaName: fields.area === undefined ? null : (names.areas.get(fields.area) ?? null) },
    ...{ framework: fields.framework ?? null, step: fields.step ?? null, standsFor: said(fields.step) },
    ...{ outcome: fields.outcome ?? null, counts: fields.counts ?? "", doesntCount: fields.doesntCount ?? "" },
    ...{ maintain: fields.maintain ?? false, order: fields.order ?? 0 },
    ...{ programmeOf: fields.programmeOf ?? null, programme: around.programmes.find((one) => one.id === fields.programmeOf) ?? null },
    mayEdit: around.mayEdit(target),
    state: life?.state ?? "draft",
    disputed: (life?.dispute.length ?? 0) > 0,
    actions: [...actionsOf(life?.state ?? "draft")],
    last: last
      ? {
          ...{ went: last.went ?? null, observedAt: last.observedAt, precision: last.precision ?? "day" },
          seenBy: seenByName(last.seenBy, names, me).name,
        }
      : null,
    decided: own.map(({ id: transition, action, at, by, why }) => ({
      id: transition,
      action,
      at: instantOf(at),
      who: names.staff.get(by) ?? "",
      why,
    })),
    before: fields.successorOf === undefined ? null : (wordings.get(fields.successorOf) ?? null),
    after: successor === null ? null : (wordings.get(successor) ?? null),
    seen: seen[id] ?? {},
  };
}

export async function planQuery(reading: Reading, { pupil }: { pupil: string }): Promise<PlanView | null> {
  const { store, person, zone, now } = reading;
  const stream = streams.card(pupil);
  if (!recordOf(await store.record(stream, pupil), "pupil")) return null;
  const today = dayOf(now, zone);
  const year = academicYearOf(today);
  const [targets, decided, outcomes, strategies, written, plans, frameworks, staff, years, [summary], memberships, access] =
    await Promise.all([
      store.records(stream, "target"),
      store.records(stream, "transition"),
      store.records(stream, "outcome"),
      store.records(stream, "strategy"),
      store.records(stream, "programme"),
      store.records(stream, "plan"),
      store.records(streams.school, "frameworkVersion"),
      store.records(streams.school, "staff"),
      store.records(streams.school, "year"),
      store.summaries([pupil]),
      store.records(stream, "membership"),
      store.access(),
    ]);
  const names = namesOf([...staff, ...frameworks]);
  const known = recordsOf(targets, "target");
  const transitions = transitionsOf(decided);
  const lives = livesOf(
    known.map(({ id }) => id),
    transitions,
  );
  const wordings = new Map(known.map(({ id, fields }) => [id, fields.wording ?? ""]));
  const onlyOwn = writesOnlyOwn(access, stream);
  const programmes = programmesNamed(written, { access, card: stream, me: person, staff: names.staff });
  // One that was removed is its maker's all the same, and so are its targets.
  const mine = new Set(written.filter((one) => beganBy(one) === person).map(({ id }) => id));
  const mayEdit: Around["mayEdit"] = (target) =>
    mayWriteHere(access, stream, "target") && (!onlyOwn || beganBy(target) === person || mine.has(target.fields.programmeOf ?? ""));
  const around = {
    programmes,
    mayEdit,
    names,
    me: person,
    summary,
    transitions,
    lives,
    wordings,
    said: stepSaid(frameworks),
    seen: seenIn(targets),
  };
  const all = known.map((target) => planTarget(target, around)).sort(inOrder);
  const endedAt = ({ decided: [latest] }: PlanTarget) => latest?.at ?? 0;
  const plan = plans.find(({ id }) => id === planId(pupil, year));
  const filedIn = (areas: readonly { id: string }[]) => known.some(({ fields }) => areas.some(({ id }) => id === fields.area));
  const modules = recordsOf(years, "year").flatMap(({ fields }) => fields.modules ?? []);
  return {
    year,
    years: yearsOfPlan(year, { plans, years, transitions }, zone),
    module: placeInYear(today, modules)?.module ?? null,
    plan: planShown(plan, names),
    outcomes: recordsOf(outcomes, "outcome")
      .map(({ id, fields: { wording = "", need = null, keyStage = "", order = 0 } }) => ({
        id,
        wording,
        need,
        keyStage,
        order,
      }))
      .sort(inOrder),
    targets: all.filter(({ state }) => state !== "ended"),
    ended: all.filter(({ state }) => state === "ended").sort((one, other) => endedAt(other) - endedAt(one)),
    strategies: recordsOf(strategies, "strategy")
      .map(({ id, fields: { wording = "", order = 0 } }) => ({ id, wording, order }))
      .sort(inOrder),
    ...{ programmes, onlyOwn },
    areas: areaGroups(frameworks, pathwayIn(placesOn(memberships, today))).filter(({ used, areas }) => used || filedIn(areas)),
    seen: seenIn([...outcomes, ...strategies, ...(plan ? [plan] : [])]),
  };
}
