import { describe, expect, test } from "vitest";
import { academicYear } from "../../../src/demo/calendar.ts";
import { adultNames } from "../../../src/demo/whole/names/adults.ts";
import { boys, girls } from "../../../src/demo/whole/names/children.ts";
import { wholeDemonstration } from "../../../src/demo/whole/demonstration.ts";
import { pathwayNames, pathways } from "../../../src/demo/whole/pathways.ts";
import { river } from "../../../src/demo/whole/targets/river.ts";
import { stream } from "../../../src/demo/whole/targets/stream.ts";
import { waterfall } from "../../../src/demo/whole/targets/waterfall.ts";
import { mayWrite } from "../../../src/domain/access.ts";
import { scale } from "../../../src/domain/answer.ts";
import { isKindName, kindNamed } from "../../../src/domain/kinds.ts";
import { ownStreams, type Place, type School } from "../../../src/domain/own.ts";
import { dayOf, halfDayOf } from "../../../src/domain/time.ts";
import { mondayOf, weekdayOf } from "../../../src/domain/year.ts";
import type { Change } from "../../../src/sync/change.ts";
import { instantOf } from "../../../src/sync/stamp.ts";
import { fromHome, grouped, share, zone } from "./school.ts";
import { whole, wholeToday } from "./whole.ts";

const school = whole();
const { changes, seen, away, at, places, ofKind, demonstration } = school;
const year = academicYear("2025-26");
const lastYear = seen.filter(({ day }) => day >= (year.days[0] ?? "") && day <= (year.days.at(-1) ?? ""));
const steps = (went: string | undefined) => scale.findIndex((answer) => answer === went);
const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;

describe("the whole school", () => {
  test("has 371 pupils in 42 classes on five sites, 319 of them up to Year 11, on the pathways' numbers", () => {
    const present = (of: string) => places.filter((place) => place.of === of && place.until === null);
    const counts = grouped(present("pathway"), ({ value }) => value);
    expect(pathwayNames.map((pathway) => counts.get(pathway)?.length)).toEqual([74, 112, 120, 65]);
    expect(grouped(present("phase"), ({ value }) => value).get("phase-4")).toHaveLength(52);
    expect(new Set(present("class").map(({ value }) => value)).size).toBe(42);
    expect(new Set(present("site").map(({ value }) => value)).size).toBe(5);
    for (const of of grouped(present("class"), ({ value }) => value).values()) {
      expect(of.length).toBeGreaterThanOrEqual(5);
      expect(of.length).toBeLessThanOrEqual(14);
    }
  });

  test("is 195 staff, of whom fifteen can sign in, one of every role that teaches and leads", () => {
    const left = new Set(ofKind("staff").flatMap(({ record, fields }) => (typeof fields.leftOn === "string" ? [record] : [])));
    const all = new Set(ofKind("staff").map(({ record }) => record));
    expect(all.size - left.size).toBe(195);
    const signIns = demonstration.people.filter(({ login }) => login !== undefined);
    expect(signIns).toHaveLength(15);
    expect(new Set(signIns.map(({ login }) => login)).size).toBe(signIns.length);
    expect(new Set(signIns.map(({ role }) => role))).toEqual(new Set(["leader", "phaseLeader", "teacher", "ta", "specialist", "cover"]));
    for (const { grants } of signIns) expect(grants.some(({ until }) => until === null || until >= wholeToday)).toBe(true);
  });

  test("says nothing its kinds do not take, ahead of its day, or out of its tablet's order", () => {
    const latest = new Map<string, string>();
    for (const { kind, fields, at: stamp, replica } of changes) {
      expect(kindNamed(kind)?.change.safeParse(fields).success).toBe(true);
      expect(stamp > (latest.get(replica) ?? "")).toBe(true);
      latest.set(replica, stamp);
    }
    const last = Math.max(...[...latest.values()].map(instantOf));
    expect(dayOf(last, zone) < wholeToday).toBe(true);
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
  });

  test("every act is its author's to write on its day, by the one table of who may do what", () => {
    const classes = ofKind("class").map(({ record, fields }) => ({
      id: record,
      phase: typeof fields.phase === "string" ? fields.phase : null,
    }));
    const dated = places.flatMap(({ of, ...place }): Place[] =>
      of === "class" || of === "group" || of === "phase" || of === "site" || of === "pathway" ? [{ of, ...place }] : [],
    );
    const facts: Omit<School, "grants"> = { places: dated, classes, pupils: [...new Set(ofKind("pupil").map(({ record }) => record))] };
    const grants = grouped(
      demonstration.people.flatMap((person) => person.grants),
      ({ person }) => person,
    );
    const own = new Map<string, ReturnType<typeof ownStreams>>();
    // One day in eleven: every weekday and every part of the years comes up.
    const days = new Set([...new Set(changes.map((change) => dayOf(instantOf(change.at), zone)))].filter((_, index) => index % 11 === 0));
    let checked = 0;
    for (const { by, at: stamp, stream: name, kind } of changes) {
      const day = dayOf(instantOf(stamp), zone);
      if (!days.has(day)) continue;
      const key = `${by} ${day}`;
      const streams = own.get(key) ?? ownStreams(by, day, { ...facts, grants: grants.get(by) ?? [] });
      own.set(key, streams);
      const rights = streams.get(name);
      expect(rights && isKindName(kind) && mayWrite(rights, kind), `${kind} in ${name.split("/")[0] ?? ""} on ${day}`).toBe(true);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(5_000);
  });

  test("every target of a programme is of one of its child’s, written before it by a physiotherapist or put in by the class", () => {
    const programmes = new Map(
      ofKind("programme")
        .filter(({ fields }) => "pupil" in fields)
        .map((change) => [change.record, change]),
    );
    const within = ofKind("target").filter(({ fields }) => typeof fields.programmeOf === "string");
    expect(programmes.size).toBeGreaterThan(30);
    for (const { stream, at: stamp, fields } of within) {
      const written = typeof fields.programmeOf === "string" ? programmes.get(fields.programmeOf) : undefined;
      expect(written?.stream).toBe(stream);
      expect(written && instantOf(written.at) <= instantOf(stamp)).toBe(true);
    }
    const onPaper = [...programmes.values()].filter(({ fields }) => typeof fields.writtenBy === "string");
    expect(onPaper.length).toBeLessThan(programmes.size / 3);
    expect(ofKind("programmeReview").length).toBeGreaterThan(10);
  });

  test("names no adult as a child is named", () => {
    expect([...girls, ...boys].filter((name) => adultNames.includes(name))).toEqual([]);
  });

  test("has a child whose record nobody touches after the last day, with targets as they stood", () => {
    const gone = ofKind("pupil").flatMap(({ record, fields }) => {
      const leftOn = fields.leftOn;
      if (typeof leftOn !== "string" || !year.days.includes(leftOn) || at("pathway", record, leftOn) !== "brook") return [];
      const after = changes.filter((change) => change.stream.split("/")[1] === record && dayOf(instantOf(change.at), zone) > leftOn);
      return after.length === 0 ? [record] : [];
    });
    expect(gone.length).toBeGreaterThanOrEqual(1);
  });
});

describe("the same seed and date", () => {
  const begun = (seed: string) => {
    const { people, acts } = wholeDemonstration({ seed, today: wholeToday, zone, name: "Brook School" });
    const first: Change[] = [];
    for (const act of acts) if (first.push(...act.changes) >= 8_000) break;
    return { people, first };
  };

  test("give the same school, and another seed gives another", () => {
    const again = begun("1");
    expect(again.people).toEqual(demonstration.people);
    expect(again.first).toEqual(changes.slice(0, again.first.length));
    const ids = new Set(changes.map(({ id }) => id));
    expect(begun("2").first.filter(({ id }) => ids.has(id))).toEqual([]);
  });
});

describe("what is written down", () => {
  test("is about forty thousand records a year, so many a week on each pathway", () => {
    expect(lastYear.length).toBeGreaterThan(36_000);
    expect(lastYear.length).toBeLessThan(44_000);
    for (const pathway of pathwayNames) {
      const of = lastYear.filter(({ pupil = "", day }) => at("pathway", pupil, day) === pathway);
      const pupils = { brook: 74, stream: 112, river: 120, waterfall: 65 }[pathway];
      const aWeek = of.length / pupils / 38;
      expect(aWeek / pathways[pathway].perWeek, pathway).toBeGreaterThan(0.8);
      expect(aWeek / pathways[pathway].perWeek, pathway).toBeLessThan(1.2);
    }
  });

  test("is never dated on a session of absence, unless home told it", () => {
    expect(away.size).toBeGreaterThan(10_000);
    const wrong = seen.filter((one) => {
      const half = away.get(`${one.pupil ?? ""} ${one.day}`);
      return !fromHome(one) && (half === "day" || half === halfDayOf(one.minutes));
    });
    expect(wrong).toEqual([]);
  });

  test("is most in the middle of the week and least on Fridays", () => {
    const on = [1, 2, 3, 4, 5].map((weekday) => {
      const days = year.days.filter((day) => weekdayOf(day) === weekday).length;
      return lastYear.filter((one) => !fromHome(one) && weekdayOf(one.day) === weekday).length / days;
    });
    const usual = mean(on);
    for (const [index, wanted] of [0.9, 1.15, 1.15, 1.1, 0.7].entries()) {
      expect((on[index] ?? 0) / usual).toBeGreaterThan(wanted - 0.15);
      expect((on[index] ?? 0) / usual).toBeLessThan(wanted + 0.15);
    }
  });

  test("settles in September, gathers before a data point, and falls off when the nativity and sports day come", () => {
    const weeks = [...new Set(year.days.map(mondayOf))];
    const inWeek = grouped(lastYear, ({ day }) => mondayOf(day));
    const aDay = (monday: string) => (inWeek.get(monday)?.length ?? 0) / year.days.filter((day) => mondayOf(day) === monday).length;
    const usual = mean(weeks.map(aDay));
    const weeksOf = (number: number) =>
      weeks.filter((monday) =>
        year.modules.some((module) => module.number === number && mondayOf(module.from) <= monday && monday <= module.until),
      );
    expect(aDay(weeks[0] ?? "") / usual).toBeLessThan(0.45);
    for (const number of [2, 6]) {
      const of = weeksOf(number);
      expect(mean(of.slice(-2).map(aDay)) / usual).toBeLessThan(0.6);
      expect(mean(of.slice(-4, -2).map(aDay)) / usual).toBeGreaterThan(1.25);
    }
    expect(mean(weeksOf(4).slice(-2).map(aDay)) / usual).toBeGreaterThan(1.25);
  });

  test("differs from class to class, and from child to child", () => {
    const perClass = [...grouped(lastYear, ({ pupil = "", day }) => at("class", pupil, day)).values()].map(({ length }) => length);
    expect(Math.max(...perClass) / Math.min(...perClass)).toBeGreaterThan(3);
    const brook = lastYear.filter(({ pupil = "", day }) => at("pathway", pupil, day) === "brook");
    const perChild = [...grouped(brook, ({ pupil }) => pupil).values()].map(({ length }) => length).sort((a, b) => a - b);
    expect((perChild[Math.floor(perChild.length * 0.9)] ?? 0) / (perChild[Math.floor(perChild.length * 0.2)] ?? 1)).toBeGreaterThan(2);
  });

  test("repeats little: in a class and year four texts in five are said once, and none is said all over", () => {
    const byClass = grouped(
      seen.filter(({ words }) => words !== undefined),
      ({ pupil = "", day }) => `${at("class", pupil, day) ?? ""} ${day.slice(0, 4)}`,
    );
    for (const of of byClass.values()) {
      if (of.length < 100) continue;
      expect(new Set(of.map(({ words }) => words)).size / of.length).toBeGreaterThan(0.7);
    }
    const all = seen.flatMap(({ words }) => words ?? []);
    const most = Math.max(...[...grouped(all, (words) => words).values()].map(({ length }) => length));
    expect(most / all.length).toBeLessThan(0.003);
    for (const words of all) expect(words).not.toMatch(/[{}|~]|undefined/);
  });

  test("has state said on a third of Brook records and seldom elsewhere", () => {
    const said = (pathway: string) =>
      share(
        lastYear.filter(({ pupil = "", day }) => at("pathway", pupil, day) === pathway),
        ({ state }) => state !== undefined,
      );
    expect(said("brook")).toBeGreaterThan(0.22);
    expect(said("stream")).toBeLessThan(0.1);
  });
});

describe("how it went", () => {
  const planned = new Map(ofKind("target").map(({ record, fields }) => [record, fields]));
  const tries = seen.filter(({ kind, went }) => kind === "target" && steps(went) >= 0);

  test("succeeds less the less help is planned", () => {
    const rates = (["lotsOfHelp", "bitOfHelp", "onOwn"] as const).map((help) =>
      share(
        tries.filter(({ target = "" }) => planned.get(target)?.help === help),
        ({ went }) => steps(went) >= steps(help),
      ),
    );
    expect(rates[0]).toBeGreaterThan((rates[1] ?? 1) + 0.1);
    expect(rates[1]).toBeGreaterThan((rates[2] ?? 1) + 0.1);
  });

  test.each(pathwayNames)("in September is as the pathway's figures say: %s", (pathway) => {
    const begins = seen.filter(
      ({ pupil = "", day, went }) => went !== undefined && day.slice(5, 7) === "09" && at("pathway", pupil, day) === pathway,
    );
    const { declined: _declined, ...buttons } = pathways[pathway].september;
    for (const [button, wanted] of Object.entries(buttons)) {
      const found = 100 * share(begins, ({ went }) => went === button);
      expect(Math.abs(found - wanted), button).toBeLessThan(9);
    }
  });

  test("slopes for single targets, differently, while the line of the school is nearly flat", () => {
    const slopes = [
      ...grouped(
        lastYear.filter(({ kind, went }) => kind === "target" && steps(went) >= 0),
        ({ target }) => target,
      ).values(),
    ]
      .filter(({ length }) => length >= 12)
      .map((of) => {
        const inOrder = [...of].sort((a, b) => a.at - b.at).map(({ went }) => steps(went));
        const half = Math.floor(inOrder.length / 2);
        return mean(inOrder.slice(half)) - mean(inOrder.slice(0, half));
      });
    expect(slopes.length).toBeGreaterThan(300);
    expect(share(slopes, (by) => by > 0.3)).toBeGreaterThan(0.15);
    expect(share(slopes, (by) => by < -0.1)).toBeGreaterThan(0.08);
    const line = (from: string, until: string) =>
      mean(lastYear.filter(({ day, went }) => day >= from && day <= until && steps(went) >= 0).map(({ went }) => steps(went)));
    expect(Math.abs(line("2026-06-01", "2026-07-31") - line("2025-09-01", "2025-10-31"))).toBeLessThan(0.45);
  });
});

describe("plans", () => {
  test("come from more than 120 templates beside the Brook bank, and one target in eight cannot be seen", () => {
    expect(stream.length + river.length + waterfall.length).toBeGreaterThanOrEqual(120);
    const vague = share(ofKind("target"), ({ fields }) => fields.behaviour === undefined);
    expect(vague).toBeGreaterThan(0.09);
    expect(vague).toBeLessThan(0.17);
    for (const { fields } of ofKind("target"))
      expect(`${JSON.stringify(fields.wording)}${JSON.stringify(fields.cue)}`).not.toMatch(/[{}|~]|undefined"/);
  });

  test("hang under an outcome of a need that their area serves, where the plan has one", () => {
    const outcomes = new Map(ofKind("outcome").map(({ record, fields }) => [record, fields.pupil]));
    const targets = ofKind("target");
    for (const { fields } of targets) if (typeof fields.outcome === "string") expect(outcomes.get(fields.outcome)).toBe(fields.pupil);
    expect(share(targets, ({ fields }) => fields.outcome !== null)).toBeGreaterThan(0.6);
  });

  test("change mostly in the fortnight after a data point, and each change is answered once", () => {
    const transitions = ofKind("transition");
    const after = transitions.flatMap(({ fields }) => (typeof fields.after === "string" ? [fields.after] : []));
    expect(new Set(after).size).toBe(after.length);
    const adjusted = transitions.filter(({ fields }) => fields.action === "adjust");
    const afterPoint = ["2024-25", "2025-26"].flatMap((each) =>
      academicYear(each).modules.filter(({ number }) => number === 3 || number === 5),
    );
    const soon = share(adjusted, ({ at: stamp }) => {
      const day = dayOf(instantOf(stamp), zone);
      return afterPoint.some(({ from }) => day >= from && day <= from.slice(0, 8) + String(Number(from.slice(8)) + 15).padStart(2, "0"));
    });
    expect(soon).toBeGreaterThan(0.5);
    expect(adjusted.length / 2 / 2_700).toBeGreaterThan(0.12);
  });

  test.each(pathwayNames)("are evaluated in July in the shares of the pathway: %s", (pathway) => {
    const said = ofKind("evaluation").filter(
      ({ fields }) =>
        fields.dataPoint === "2025-26-m6" && typeof fields.pupil === "string" && at("pathway", fields.pupil, "2026-07-01") === pathway,
    );
    const wanted = pathways[pathway].results[2].find(([result]) => result === "met")?.[1] ?? 0;
    expect(said.length).toBeGreaterThan(250);
    expect(Math.abs(100 * share(said, ({ fields }) => fields.result === "met") - wanted)).toBeLessThan(6);
  });
});

describe("judgements on the Brook ladder", () => {
  test("lie as the figures say, most at K2 to K4", () => {
    const levels = ofKind("judgement").filter(({ fields }) => fields.framework === "brook");
    for (const [index, wanted] of [8, 20, 25, 18, 13, 9, 5, 2].entries())
      expect(Math.abs(100 * share(levels, ({ fields }) => fields.level === `k${index + 1}`) - wanted)).toBeLessThan(7);
  });
});
