/** A specialist's programme, through the school's real server: written, read by the class, reviewed by two, and theirs alone to change. */
import { describe, expect, it } from "vitest";
import { school } from "./aSchool.ts";
import { tabletOf, type TestTablet } from "./aTablet.ts";
import { goodPassword, secretOf } from "../server/server.ts";
import { theServer } from "../../../src/server/people/staffing.ts";

async function classWithPhysio() {
  const made = await school();
  const { server, amara } = made;
  const [hers, ipad] = [tabletOf(server), tabletOf(server)];
  const priya = await made.join("Priya Kaur", "priya", "teacher", hers);
  await made.join("Tom Brennan", "tom", "ta", ipad);
  const link = await server.assembled.staffing.invite(theServer, {
    displayName: "Jo Marsh",
    grants: [{ role: "specialist", scope: { type: "pupil", id: amara }, from: "2026-09-21", until: null }],
  });
  if (!("path" in link)) throw new Error("the invitation was refused");
  const jos = tabletOf(server);
  const { person: jo } = await jos.do("claimInvitation", { secret: secretOf(link.path), login: "jo-marsh", password: goodPassword });
  await jos.do("syncNow", {});
  const support = (tablet: TestTablet) => tablet.sees("support", { pupil: amara });
  const plan = (tablet: TestTablet) => tablet.sees("plan", { pupil: amara });
  const refused = async (tablet: TestTablet) => (await tablet.sees("sync", {})).attention.map((one) => one.type);
  const syncs = async (...tablets: TestTablet[]) => {
    for (const tablet of tablets) await tablet.do("syncNow", {});
  };
  const writes = (tablet: TestTablet, more: object = {}) =>
    tablet.do("saveOnCard", {
      ...{ pupil: amara, record: null, seen: {} },
      said: {
        kind: "programme",
        fields: {
          ...{ title: "Standing programme", toDo: "Twenty minutes\nHeels down", writtenBy: null, profession: "Physiotherapist" },
          ...{ writtenOn: "2026-09-21", reviewOn: "2026-11-03", ...more },
        },
      },
    });
  return { ...made, hers, ipad, jos, priya, jo, support, plan, refused, syncs, writes };
}

const fresh = (wording: string, programmeOf: string | null) => ({
  ...{ wording, framework: null, area: null, step: null, outcome: null, programmeOf, counts: "", doesntCount: "", maintain: false },
  ...{ cue: undefined, behaviour: undefined, help: undefined, criterion: undefined, contexts: undefined, module: undefined },
});

describe("a specialist’s programme", () => {
  it("is written with no network, and read by the class with whose it is and its review", async () => {
    const { jos, ipad, amara, support, plan, refused, syncs, writes } = await classWithPhysio();
    jos.network.on = false;
    const { record } = await writes(jos);
    await jos.do("saveTarget", { pupil: amara, seen: null, now: fresh("Stands for two songs", record) });
    jos.network.on = true;
    await syncs(jos, ipad);
    expect(await refused(jos)).toEqual([]);
    const [standing] = (await support(ipad)).programmes;
    expect(standing).toMatchObject({
      ...{ title: "Standing programme", who: "Jo Marsh", profession: "Physiotherapist", toDo: "Twenty minutes\nHeels down" },
      ...{ reviewOn: "2026-11-03", mayEdit: false, targets: [{ wording: "Stands for two songs", state: "active" }] },
    });
    const shown = (await plan(ipad)).targets.find(({ wording }) => wording === "Stands for two songs");
    expect(shown?.programme).toMatchObject({ title: "Standing programme", who: "Jo Marsh" });
  });

  it("is its author’s to change, with its targets, and the class’s teacher’s; other targets are the class’s", async () => {
    const { hers, jos, amara, support, plan, syncs, writes } = await classWithPhysio();
    const { record } = await writes(jos);
    await jos.do("addTargets", { pupil: amara, programmeOf: record, targets: [{ wording: "Walks to snack", area: null }] });
    await syncs(jos, hers);
    const may = async (tablet: TestTablet) => (await plan(tablet)).targets.map(({ wording, mayEdit }) => [wording, mayEdit]);
    expect(await may(jos)).toEqual([
      ["Looks at one of two objects", false],
      ["Presses the switch", false],
      ["Walks to snack", true],
    ]);
    expect((await may(hers)).map(([, mayEdit]) => mayEdit)).toEqual([true, true, true]);
    expect([(await plan(jos)).onlyOwn, (await plan(hers)).onlyOwn]).toEqual([true, false]);
    expect((await jos.sees("pupil", { pupil: amara })).may).toMatchObject({ plan: true, outcomes: false, programmes: true });
    for (const tablet of [jos, hers]) expect((await support(tablet)).programmes.map(({ mayEdit }) => mayEdit)).toEqual([true]);
  });

  it("goes on in what comes after its targets", async () => {
    const { jos, amara, plan, refused, syncs, writes } = await classWithPhysio();
    const { record } = await writes(jos);
    const { target } = await jos.do("saveTarget", { pupil: amara, seen: null, now: fresh("Stands for a song", record) });
    await jos.do("decideTarget", {
      ...{ pupil: amara, target, action: "nextStep", why: "" },
      next: fresh("Stands for two songs", record),
    });
    const next = (await plan(jos)).targets.find(({ wording }) => wording === "Stands for two songs");
    await jos.do("decideTarget", { pupil: amara, target: next?.id ?? "", action: "carryOver", why: "", next: null });
    await syncs(jos);
    expect(await refused(jos)).toEqual([]);
    expect((await plan(jos)).targets.at(-1)).toMatchObject({ wording: "Stands for two songs", programmeOf: record });
  });

  it("that a target of the class’s was forged for is refused, and the class’s plan stands", async () => {
    const { hers, jos, amara, plan, refused, syncs, writes } = await classWithPhysio();
    const { record } = await writes(jos);
    const looks = (await plan(jos)).targets[0];
    if (!looks) throw new Error("there is no target");
    await jos.do("saveTarget", { pupil: amara, seen: looks, now: { ...fresh("Looks twice", record) } });
    await syncs(jos, hers);
    expect(await refused(jos)).toEqual(["refused"]);
    expect((await plan(hers)).targets[0]).toMatchObject({ wording: "Looks at one of two objects", programme: null });
  });
});

describe("a review of it", () => {
  it("is a fact of its own: two people’s both stand, and who lost the next day is told", async () => {
    const { server, hers, jos, amara, support, refused, syncs, writes } = await classWithPhysio();
    const { record } = await writes(jos);
    await syncs(jos, hers);
    for (const [tablet, said, next] of [
      [jos, "Ten minutes longer", "2027-01-12"],
      [hers, "Goes on as it is", "2027-02-01"],
    ] as const) {
      server.clock.now += 60_000;
      const seen = (await support(tablet)).programmes[0]?.seen ?? {};
      await tablet.do("reviewProgramme", {
        ...{ pupil: amara, programme: record, next, seen },
        review: { on: "2026-09-21", reviewer: null, said },
      });
    }
    await syncs(jos, hers, jos);
    for (const tablet of [jos, hers]) {
      const [standing] = (await support(tablet)).programmes;
      expect(standing?.reviewOn).toBe("2027-02-01");
      expect(standing?.reviews.map(({ who, said }) => [who, said]).sort()).toEqual([
        ["Jo Marsh", "Ten minutes longer"],
        ["Priya Kaur", "Goes on as it is"],
      ]);
    }
    expect(await refused(jos)).toEqual(["replaced"]);
  });
});

describe("a programme that came on paper", () => {
  it("is told by the name on it, and by who put it in", async () => {
    const { hers, support, syncs, ipad, writes } = await classWithPhysio();
    await writes(hers, { writtenBy: "Sam Abara", profession: "Speech and language therapist" });
    await syncs(hers, ipad);
    expect((await support(ipad)).programmes[0]).toMatchObject({ who: "Sam Abara", typed: "Sam Abara", writer: "Priya Kaur" });
  });

  it("ends, is kept with why, and goes on again", async () => {
    const { hers, amara, support, plan, writes } = await classWithPhysio();
    const { record } = await writes(hers);
    await hers.do("saveTarget", { pupil: amara, seen: null, now: fresh("Stands", record) });
    const says = async (fields: object) => {
      const { programmes, programmesOver } = await support(hers);
      const seen = [...programmes, ...programmesOver][0]?.seen ?? {};
      await hers.do("saveOnCard", { pupil: amara, record, seen, said: { kind: "programme", fields } });
    };
    await says({ endedOn: "2026-09-21", endedWhy: "Walks now" });
    expect(await support(hers)).toMatchObject({ programmes: [], programmesOver: [{ endedWhy: "Walks now" }] });
    expect((await plan(hers)).targets.at(-1)?.programme?.endedOn).toBe("2026-09-21");
    await says({ endedOn: null, endedWhy: "" });
    expect((await support(hers)).programmes).toHaveLength(1);
    await hers.do("removeOnCard", {
      ...{ pupil: amara, kind: "programme", record },
      seen: (await support(hers)).programmes[0]?.seen ?? {},
    });
    expect(await support(hers)).toMatchObject({ programmes: [], programmesOver: [] });
    // The targets that were part of it still name it.
    const { programmes, targets } = await plan(hers);
    expect(targets.at(-1)).toMatchObject({ wording: "Stands", programme: { title: "Standing programme", removed: true } });
    expect(programmes).toMatchObject([{ id: record, removed: true }]);
  });
});

describe("its history", () => {
  it("reads in words: what it is called, its days, its review, and the targets that became part of it", async () => {
    const { hers, amara, plan, syncs, writes } = await classWithPhysio();
    const { record } = await writes(hers);
    const review = { on: "2026-09-21", reviewer: "Sam Abara", said: "Goes on" };
    await hers.do("reviewProgramme", { pupil: amara, programme: record, next: "2027-01-12", seen: {}, review });
    const [looks] = (await plan(hers)).targets;
    if (!looks) throw new Error("there is no target");
    await hers.do("saveTarget", { pupil: amara, seen: looks, now: { ...looks, programmeOf: record } });
    await syncs(hers);
    const { items } = await hers.do("readHistory", { pupil: amara, group: "plan", before: null });
    const told = items.slice(0, 4).map(({ kind, did, about, fields }) => [kind, did, about, fields.map(({ field, to }) => [field, to])]);
    expect(told).toEqual([
      ["target", "changed", "Looks at one of two objects", [["programmeOf", { type: "text", text: "Standing programme" }]]],
      ["programme", "changed", "Standing programme", [["reviewOn", { type: "day", day: "2027-01-12" }]]],
      [
        ...["programmeReview", "made", "Standing programme"],
        [
          ["on", { type: "day", day: "2026-09-21" }],
          ["reviewer", { type: "text", text: "Sam Abara" }],
          ["said", { type: "text", text: "Goes on" }],
        ],
      ],
      ["programme", "made", "Standing programme", expect.arrayContaining([["writtenOn", { type: "day", day: "2026-09-21" }]])],
    ]);
  });
});
