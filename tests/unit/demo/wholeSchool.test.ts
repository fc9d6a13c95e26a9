import { describe, expect, test } from "vitest";
import { mayWrite } from "../../../src/domain/access.ts";
import { brook } from "../../../src/domain/frameworks/brook.ts";
import { kindNamed, isKindName } from "../../../src/domain/kinds.ts";
import { ownStreams, type School } from "../../../src/domain/own.ts";
import { parseStream } from "../../../src/domain/streams.ts";
import { livesOf } from "../../../src/domain/targetLife.ts";
import { dayOf } from "../../../src/domain/time.ts";
import { isSchoolDay } from "../../../src/domain/year.ts";
import { act as actSchema } from "../../../src/sync/change.ts";
import { recordsOf } from "../../../src/sync/recordOf.ts";
import { instantOf } from "../../../src/sync/stamp.ts";
import { changesOf, merged, school, seenIn, today, zone } from "./school.ts";

const one = school();
const changes = changesOf(one);
const records = merged(one);

describe("the same seed and date", () => {
  test("give the same school, to the last id, word and time", () => {
    expect(school()).toEqual(one);
  });

  test("another seed, or another date, gives another", () => {
    const words = (asked: Parameters<typeof school>[0]) => seenIn(school({ records: 200, ...asked })).map((seen) => seen.words);
    expect(words({ seed: "2" })).not.toEqual(words({}));
    expect(words({ today: "2026-11-24" })).not.toEqual(words({}));
    const ids = new Set([...changesOf(school({ seed: "2" })), ...changes].map(({ id }) => id));
    expect(ids.size).toBe(changesOf(school({ seed: "2" })).length + changes.length);
  });
});

describe("every act", () => {
  test("is one that the protocol takes, with fields its kind takes, in the stream its kind lives in", () => {
    for (const act of one.acts) expect(actSchema.safeParse(act)).toMatchObject({ success: true });
    for (const { kind, fields, stream } of changes) {
      const definition = kindNamed(kind);
      expect(definition?.change.safeParse(fields), `${kind} ${JSON.stringify(fields)}`).toMatchObject({ success: true });
      expect([parseStream(stream)?.type, "any"]).toContain(definition?.stream);
    }
  });

  test("has ids of its own, is stamped in order by each tablet, and is never ahead of the day before", () => {
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
    const latest = new Map<string, string>();
    for (const { replica, at } of changes) {
      expect(at > (latest.get(replica) ?? "")).toBe(true);
      latest.set(replica, at);
      expect(dayOf(instantOf(at), zone) < today).toBe(true);
    }
    expect(new Set(changes.map(({ by, replica }) => `${by} ${replica}`)).size).toBe(new Set(changes.map(({ by }) => by)).size);
  });

  test("is its author's to write, by the one table of who may do what", () => {
    const places = recordsOf(records, "membership").map(
      ({ fields: { pupil = "", of = "class", value = "", from = "", until = null } }) => ({
        ...{ pupil, of, value, from, until },
      }),
    );
    const classes = recordsOf(records, "class").map(({ id, fields }) => ({ id, phase: fields.phase ?? null }));
    const pupils = recordsOf(records, "pupil").map(({ id }) => id);
    const facts: School = { grants: one.people.flatMap(({ grants }) => grants), places, classes, pupils };
    const own = new Map<string, ReturnType<typeof ownStreams>>();
    for (const { by, at, stream, kind } of changes) {
      const day = dayOf(instantOf(at), zone);
      const key = `${by} ${day}`;
      const streams = own.get(key) ?? ownStreams(by, day, facts);
      own.set(key, streams);
      const rights = streams.get(stream);
      expect(rights && isKindName(kind) && mayWrite(rights, kind), `${kind} in ${stream.split("/")[0] ?? ""}`).toBe(true);
    }
  });
});

describe("the class", () => {
  const pupils = recordsOf(records, "pupil");
  const targets = recordsOf(records, "target");
  const transitions = recordsOf(records, "transition");

  test("is nine children with one teacher, four assistants, a phase leader, a leader and a physiotherapist", () => {
    expect(one.counts).toMatchObject({ pupils: 9, staff: 8, classes: 1, groups: 1 });
    expect(one.people.map(({ role }) => role).sort()).toEqual(
      ["leader", "phaseLeader", "specialist", "ta", "ta", "ta", "ta", "teacher"].sort(),
    );
    expect(pupils.map(({ fields }) => fields.firstName).sort()).toEqual(
      ["Amara", "Bilal", "Cai", "Dilys", "Ewan", "Femi", "Hana", "Maryam", "Theo"].sort(),
    );
    expect(new Set(one.people.map(({ login }) => login)).size).toBe(8);
  });

  test("each child’s targets hang under outcomes of their own plan", () => {
    const outcomes = new Map(recordsOf(records, "outcome").map(({ id, fields }) => [id, fields.pupil]));
    for (const { fields } of targets) if (fields.outcome) expect(outcomes.get(fields.outcome)).toBe(fields.pupil);
    const hanging = targets.filter(({ fields }) => fields.outcome);
    expect(hanging.length / targets.length).toBeGreaterThan(0.8);
  });

  test("eight children have a physiotherapist’s programme, with its targets and a day for its review; some reviews are overdue", () => {
    const programmes = recordsOf(records, "programme");
    expect(programmes).toHaveLength(8);
    const of = new Map(programmes.map(({ id, fields }) => [id, fields.pupil]));
    const within = targets.filter(({ fields }) => fields.programmeOf);
    for (const { fields } of within) expect(of.get(fields.programmeOf ?? "")).toBe(fields.pupil);
    expect(new Set(within.map(({ fields }) => fields.programmeOf)).size).toBe(8);
    for (const { fields } of programmes) expect(fields.toDo).toBeTruthy();
    const due = programmes.filter(({ fields }) => (fields.reviewOn ?? "~") < today);
    expect(due.length).toBeGreaterThan(0);
    expect(due.length).toBeLessThan(6);
    for (const { fields } of recordsOf(records, "programmeReview")) expect(of.get(fields.programme ?? "")).toBe(fields.pupil);
  });

  test("each child has a page, a line of what helps, six to eight responses and a picture consent", () => {
    for (const { id } of pupils) {
      const page = recordsOf(records, "myPage").filter(({ fields }) => fields.pupil === id);
      expect(page).toHaveLength(1);
      for (const line of ["communicates", "movementsMean", "helps", "notToDo", "helpsLine"] as const)
        expect(page[0]?.fields[line]).toBeTruthy();
      const chips = recordsOf(records, "chip").filter(({ fields }) => fields.pupil === id);
      expect(chips.length).toBeGreaterThanOrEqual(6);
      expect(chips.length).toBeLessThanOrEqual(8);
      expect(recordsOf(records, "pictureConsent").filter(({ fields }) => fields.pupil === id)).toHaveLength(1);
    }
  });

  test("each child has five to ten live targets, of which about one in eight says nothing that can be seen", () => {
    const lives = livesOf(
      targets.map(({ id }) => id),
      transitions.map(
        ({ id, marks, fields: { target = "", after = null, to = "draft", action = "", successor = null, settles = [] } }) => ({
          ...{ id, target, after, settles: [...settles], to, action, successor, why: null },
          at: Object.values(marks)[0]?.at ?? "",
          by: "",
        }),
      ),
    );
    expect([...lives.values()].filter(({ dispute }) => dispute.length > 0)).toEqual([]);
    const states = [...lives.values()].map(({ state }) => state);
    for (const state of ["draft", "active", "paused", "ended"]) expect(states).toContain(state);
    for (const { id } of pupils) {
      const live = targets.filter((target) => target.fields.pupil === id && lives.get(target.id)?.state === "active");
      expect(live.length).toBeGreaterThanOrEqual(5);
      expect(live.length).toBeLessThanOrEqual(10);
    }
    const present = targets.filter((target) => lives.get(target.id)?.state !== "ended");
    const vague = present.filter(({ fields }) => fields.behaviour === undefined).length / present.length;
    expect(vague).toBeGreaterThan(0.08);
    expect(vague).toBeLessThan(0.17);
    const maintained = present.filter(({ fields }) => fields.maintain).length / present.length;
    expect(maintained).toBeGreaterThan(0.06);
    expect(maintained).toBeLessThan(0.18);
  });

  test("targets name steps that the bank has, in the strand they are of", () => {
    const bank = new Map(brook.steps.map((step) => [step.id, step.strand]));
    const linked = targets.filter(({ fields }) => fields.step !== undefined);
    expect(linked.length).toBeGreaterThan(30);
    const strands = brook.areas.flatMap((area) => area.strands.map(({ id }) => id));
    for (const { fields } of linked) expect(bank.has(fields.step ?? "")).toBe(true);
    for (const { fields } of targets) expect(strands).toContain(fields.area);
  });

  test("no wording is anybody else's", () => {
    const wordings = targets.map(({ fields }) => fields.wording);
    expect(new Set(wordings).size).toBe(wordings.length);
  });

  test("its week has activities with the camera off where it must be, and one or two targets of a child in each", () => {
    const activities = recordsOf(records, "activity");
    const off = activities.filter(({ fields }) => fields.camera === false).map(({ fields }) => fields.name);
    expect(off.sort()).toEqual(["Hydro", "Hydro", "Personal care and moving"]);
    expect(activities.map(({ fields }) => fields.name)).toEqual(
      expect.arrayContaining(["Sensory story", "Snack", "Phonics", "Hello song"]),
    );
    for (const { fields } of recordsOf(records, "activityPupil")) expect(fields.targets?.length ?? 0).toBeLessThanOrEqual(2);
    for (const { fields } of recordsOf(records, "slot")) expect((fields.end ?? 0) > (fields.start ?? 0)).toBe(true);
  });

  test("its times do not overlap", () => {
    const slots = recordsOf(records, "slot").map(({ stream, fields: { weekday = 0, start = 0, end = 0 } }) => ({
      stream,
      weekday,
      start,
      end,
    }));
    for (const slot of slots) {
      const clash = slots.filter(
        (other) =>
          other !== slot &&
          other.stream === slot.stream &&
          other.weekday === slot.weekday &&
          other.start < slot.end &&
          slot.start < other.end,
      );
      expect(clash).toEqual([]);
    }
  });

  test("its year has six modules, three data points and closures", () => {
    const years = recordsOf(records, "year");
    expect(years.map(({ fields }) => fields.year)).toEqual(["2026-27"]);
    expect(years[0]?.fields.modules).toHaveLength(6);
    expect(years[0]?.fields.dataPoints).toHaveLength(3);
    expect(recordsOf(records, "closure").length).toBeGreaterThan(0);
    expect(
      recordsOf(records, "frameworkVersion")
        .map(({ fields }) => fields.framework)
        .sort(),
    ).toEqual(["brook", "engagement", "psp", "subjects"].sort());
  });
});

describe("how many records", () => {
  test.each([0, 1, 37, 1_400, 5_000])("%i asked for are made", (records) => {
    expect(school({ records }).counts.observations).toBe(records);
  });

  test("many go back as far as they must, and no further than last school year", () => {
    const [earliest] = seenIn(school({ records: 6_000 }))
      .map(({ day }) => day)
      .sort();
    expect((earliest ?? "") >= "2025-09-01").toBe(true);
    expect((earliest ?? "") < "2026-09-01").toBe(true);
  });

  test.each(["2026-09-01", "2026-08-14", "2027-01-04", "2027-04-02"])("a school that ends on %s has only school days behind it", (on) => {
    const made = school({ today: on, records: 300 });
    const years = recordsOf(merged(made), "year").map(({ fields }) => fields.modules ?? []);
    const closures = recordsOf(merged(made), "closure").map(({ fields: { from = "", until = "" } }) => ({ from, until }));
    for (const seen of seenIn(made)) {
      if (seen.seenBy && "role" in seen.seenBy && seen.seenBy.role === "home") continue;
      expect(seen.day < on && years.some((modules) => isSchoolDay(seen.day, modules, closures))).toBe(true);
    }
  });

  test("a school that is there already keeps its name and its leader, and the rest comes to it", () => {
    const made = school({ name: undefined, leader: "the-leader", records: 10 });
    expect(recordsOf(merged(made), "school")).toEqual([]);
    expect(made.people.some(({ role }) => role === "leader")).toBe(false);
    expect(changesOf(made).some(({ kind, record }) => kind === "staff" && record === "the-leader")).toBe(false);
    expect(changesOf(made).some(({ by }) => by === "the-leader")).toBe(true);
  });
});
