/** A child's profile: what is shown, from only as much as is shown. */
import { describe, expect, it } from "vitest";
import { journeyQuery } from "../../../src/client/queries/journey.ts";
import { longViewQuery } from "../../../src/client/queries/longView.ts";
import { profileQuery } from "../../../src/client/queries/profile.ts";
import { brook } from "../../../src/domain/frameworks/brook.ts";
import { withAnchor, withoutLevel } from "../../../src/domain/frameworks/editing.ts";
import { streams } from "../../../src/domain/streams.ts";
import { pupil, said, tabletWith, target, type Seen } from "./aProfile.ts";

const engaged = (daysAgo: number, more: Seen["fields"] = {}): Seen => ({
  daysAgo,
  fields: { kind: "engagement", areas: ["anticipation"], chips: ["stilled"], activity: "hello", ...more },
});
const looked = (daysAgo: number, more: Seen["fields"] = {}): Seen => ({ daysAgo, fields: { target: "looks", went: "onOwn", ...more } });
const file = streams.file(pupil);
const judged = (strand: string, dataPoint: string, level: string, daysAgo: number) =>
  said(file, "judgement", `j-${strand}-${dataPoint}`, { pupil, framework: "brook", version: 1, strand, dataPoint, level }, daysAgo);

/** Two years of evidence of everything else: as many as a child who is seen every day has. */
const twoYears: Seen[] = Array.from({ length: 700 }, (_, at) => ({
  daysAgo: 1 + at,
  fields: at % 2 === 0 ? { kind: "note", words: "Smiled" } : { target: "opens", went: "bitOfHelp" },
}));

describe("a profile", () => {
  it("shows this year’s engagement as five strips, each with what was there", async () => {
    const { reading } = await tabletWith({ seen: [engaged(1, { stimulus: "Hello song" }), engaged(8), engaged(300)] });
    const view = await profileQuery(reading, { pupil });
    expect(view?.strips.map(({ name, days }) => [name, days.length])).toEqual([
      ["Exploration", 0],
      ["Realisation", 0],
      ["Anticipation", 2],
      ["Persistence", 0],
      ["Initiation", 0],
    ]);
    expect(view?.strips[2]?.with).toContainEqual({ of: "place", value: "Hall", times: 2 });
    expect(view).toMatchObject({ year: "2026-27", held: "all" });
  });

  it("shows the ladder of the child’s own pathway, by data point, with the evidence beside each strand", async () => {
    const more = [judged("fine", "2025-26-6", "k3", 220), judged("fine", "2026-27-2", "k2", 80), judged("gross", "2026-27-2", "k1", 80)];
    const { reading } = await tabletWith({ more, seen: [looked(3), { daysAgo: 4, fields: { target: "opens", went: "bitOfHelp" } }] });
    const view = await profileQuery(reading, { pupil });
    const strand = (id: string) => view?.ladders[0]?.strands.find((one) => one.id === id);
    expect(strand("fine")?.rungs.map(({ year, number, level }) => [year, number, level])).toEqual([
      ["2025-26", 3, "k3"],
      ["2026-27", 1, "k2"],
    ]);
    expect(strand("fine")).toMatchObject({
      anchor: "Fingers and hands move more when something touches them, and come towards the middle.",
      beside: [{ words: "Opens on contact", level: "K2", day: "2027-02-28", target: true }],
    });
    expect(strand("gross")?.rungs.map(({ level }) => level)).toEqual([null, "k1"]);
    expect(strand("communication")).toMatchObject({ rungs: [], beside: [{ words: "Looks at one of two objects", level: null }] });
    expect(strand("cognition")).toBeUndefined();
  });

  it("goes on saying what was judged, in the words it was judged by, when the school has adopted a version without that level", async () => {
    const { anchors } = brook;
    const next = withAnchor(withoutLevel(brook, "k3"), "gross", "k1", "Said otherwise");
    const adopted = said(
      streams.school,
      "frameworkVersion",
      "brook-2",
      { ...next, version: 2, example: false, adoptedOn: "2027-01-04" },
      60,
    );
    const more = [adopted, judged("fine", "2025-26-6", "k3", 220), judged("gross", "2026-27-2", "k1", 80)];
    const { reading } = await tabletWith({ more, seen: [] });
    const view = await profileQuery(reading, { pupil });
    expect(view?.ladders[0]?.levels.map(({ name }) => name)).toEqual(["K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8"]);
    const anchorOf = (id: string) => view?.ladders[0]?.strands.find((one) => one.id === id)?.anchor;
    for (const [strand, level] of [
      ["fine", "k3"],
      ["gross", "k1"],
    ] as const)
      expect(anchorOf(strand)).toBe(anchors.find((one) => one.strand === strand && one.level === level)?.words);
  });

  it("keeps what was in force when a data point was closed, until a late judgement has its reason and another’s name", async () => {
    const point = "2025-26-6";
    const kingfisher = said(streams.school, "class", "k", { name: "Kingfisher", type: "class", phase: "2" }, 900);
    const member = said(
      streams.card(pupil),
      "membership",
      "in-k",
      { pupil, of: "class", value: "k", from: "2024-09-01", until: null },
      900,
    );
    const closed = said(streams.school, "lock", "l", { dataPoint: point, phase: "2", cursors: {}, lockedAt: 0 }, 100, "mo");
    const late = said(
      file,
      "judgement",
      "late",
      { pupil, framework: "brook", version: 1, strand: "fine", dataPoint: point, level: "k4", lateReason: "Was in hospital" },
      50,
    );
    const signed = (by: string) => said(file, "countersignature", `by-${by}`, { pupil, judgement: "late" }, 40, by);
    const levelWith = async (...more: ReturnType<typeof said>[]) => {
      const { reading } = await tabletWith({ more: [kingfisher, member, judged("fine", point, "k3", 120), late, ...more] });
      const view = await profileQuery(reading, { pupil });
      return view?.ladders[0]?.strands.find(({ id }) => id === "fine")?.rungs.at(0)?.level;
    };
    expect(await levelWith()).toBe("k4");
    expect(await levelWith(closed)).toBe("k3");
    expect(await levelWith(closed, signed(late.marks["*"]?.by ?? ""))).toBe("k3");
    expect(await levelWith(closed, signed("mo"))).toBe("k4");
    const otherPhase = { pupil, of: "phase" as const, value: "1", from: "2024-09-01", until: null };
    expect(await levelWith(closed, said(streams.card(pupil), "membership", "in-phase-1", otherPhase, 900))).toBe("k4");
  });

  it("says that judgements are not held where the child’s file is not, and how much of the evidence is", async () => {
    const cover = await tabletWith({ evidence: "own", file: "none", seen: [looked(3)] });
    const view = await profileQuery(cover.reading, { pupil });
    expect(view).toMatchObject({ held: "own", ladders: [{ held: false }] });
    const leader = await tabletWith({ evidence: "demand" });
    expect(await profileQuery(leader.reading, { pupil })).toMatchObject({ held: "none" });
  });

  it("is not here of a child who is not", async () => {
    const { reading } = await tabletWith({});
    expect(await profileQuery(reading, { pupil: "amara" })).toBeNull();
    expect(await journeyQuery(reading, { pupil, target: "none" })).toBeNull();
    expect(await longViewQuery(reading, { pupil: "amara" })).toBeNull();
  });
});

describe("a target’s own journey", () => {
  it("is of that target alone, with who, where and how it went", async () => {
    const seen = [looked(40, { went: "notYet" }), looked(3, { activity: "hello", seenBy: { staff: "tom" } }), ...twoYears.slice(0, 20)];
    const { reading } = await tabletWith({ seen });
    expect(await journeyQuery(reading, { pupil, target: "looks" })).toMatchObject({
      ...{ target: { wording: "Looks at one of two objects", state: "active", last: "2027-03-01" }, planned: "bitOfHelp" },
      ...{ times: 2, lately: { times: 2, worked: 1 } },
      fresh: { places: [{ name: "Hall", since: "2027-03-01" }], people: [{ name: "Tom B." }], materials: [] },
    });
  });

  it("joins what two adults saw, unless a person said that they are two moments", async () => {
    const second = looked(3, { seenBy: { staff: "tom" }, went: "notYet" });
    const apart = said(streams.evidence(pupil, "2026-27"), "pair", "p", { pupil, observations: ["o-0", "o-1"], joined: false }, 2);
    const joined = await tabletWith({ seen: [looked(3), second] });
    const two = await tabletWith({ seen: [looked(3), second], more: [apart] });
    expect((await journeyQuery(joined.reading, { pupil, target: "looks" }))?.times).toBe(1);
    expect((await journeyQuery(two.reading, { pupil, target: "looks" }))?.times).toBe(2);
  });
});

describe("the long view", () => {
  const evaluated = (id: string, of: string, dataPoint: string, result: "met" | "partly" | "metWithMoreHelp", daysAgo: number) =>
    said(file, "evaluation", id, { pupil, target: of, dataPoint, result }, daysAgo);
  const more = [
    ...target("holds", { wording: "Keeps hold for five seconds", area: "fine" }, 500),
    said(streams.card(pupil), "transition", "next", { pupil, target: "holds", after: "start-holds", to: "ended", action: "nextStep" }, 300),
    evaluated("e1", "holds", "2025-26-4", "partly", 330),
    evaluated("e2", "holds", "2025-26-6", "metWithMoreHelp", 220),
  ];

  it("shows by year and strand what was met, and the year group the child was in", async () => {
    const { reading } = await tabletWith({ more });
    const view = await longViewQuery(reading, { pupil });
    expect(view?.years).toEqual([
      { year: "2025-26", yearGroup: 3 },
      { year: "2026-27", yearGroup: 4 },
    ]);
    expect(view?.rows.find(({ name }) => name === "Physical: fine motor")?.cells).toEqual([
      { reached: [{ id: "holds", how: "metWithMoreHelp", wording: "Keeps hold for five seconds" }], workedOn: true },
      { reached: [], workedOn: true },
    ]);
  });

  it("tells what else there was in a year: another class, and support that began", async () => {
    const place = (record: string, value: string, from: string) =>
      said(streams.card(pupil), "membership", record, { pupil, of: "class", value, from, until: null }, 1);
    const classNamed = (record: string, name: string) => said(streams.school, "class", record, { name, type: "class" }, 1);
    const seat = said(streams.card(pupil), "support", "s", { pupil, what: "New seat", from: "2026-11-03" }, 1);
    const places = [
      place("m-1", "wren", "2025-09-03"),
      place("m-2", "oak", "2026-09-02"),
      classNamed("wren", "Wren"),
      classNamed("oak", "Oak"),
    ];
    const { reading } = await tabletWith({ more: [...more, ...places, seat] });
    expect((await longViewQuery(reading, { pupil }))?.also).toEqual([
      [],
      [
        { of: "class", to: "Oak" },
        { of: "support", what: "New seat" },
      ],
    ]);
  });

  it("shows what went on to a next step where the child’s file is not held", async () => {
    const { reading } = await tabletWith({ more, file: "none" });
    const view = await longViewQuery(reading, { pupil });
    expect(view?.held).toBe(false);
    expect(view?.rows.flatMap(({ cells }) => cells.flatMap(({ reached }) => reached.map(({ how }) => how)))).toEqual(["wentOn"]);
  });
});

describe("with two years of evidence behind it", () => {
  it("a profile reads this year’s engagement and nothing else of it, a journey its own target, the long view none", async () => {
    const own = [...[1, 5, 9].map((daysAgo) => engaged(daysAgo)), ...[2, 4, 6, 8].map((daysAgo) => looked(daysAgo))];
    const few = await tabletWith({ seen: own });
    const many = await tabletWith({ seen: [...own, ...twoYears, ...[250, 300, 400].map((daysAgo) => engaged(daysAgo))] });
    const rows = async ({ reading, rowsOf }: typeof few) => ({
      profile: await rowsOf(() => profileQuery(reading, { pupil })),
      journey: await rowsOf(() => journeyQuery(reading, { pupil, target: "looks" })),
      long: await rowsOf(() => longViewQuery(reading, { pupil })),
    });
    const counted = await rows(few);
    expect(await rows(many)).toEqual(counted);
    // Two frameworks, two years, the card's handful; three of engagement, four of the target.
    expect(counted).toEqual({ profile: 17, journey: 15, long: 11 });
    const more = await tabletWith({ seen: [...own, engaged(11), looked(12)] });
    expect(await rows(more)).toEqual({ profile: counted.profile + 1, journey: counted.journey + 1, long: counted.long });
  });
});
