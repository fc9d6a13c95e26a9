/** A phase as its leader looks at it: classes and children, from cards and summaries alone. */
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { phaseQuery } from "../../../src/client/queries/phase.ts";
import type { PhasePupil } from "../../../src/client/views/phase.ts";
import { exampleClosures, exampleModules } from "../../../src/domain/exampleYear.ts";
import { streams } from "../../../src/domain/streams.ts";
import { academicYearOf, addDays, dayOf } from "../../../src/domain/time.ts";
import { plainCodec } from "../../../src/store/codec.ts";
import { memoryDisk, memoryTables } from "../../../src/store/memory.ts";
import { openTabletStore } from "../../../src/store/tabletStore.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import { goodPassword, secretOf } from "../server/server.ts";
import { moment, school, worded } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const zone = "Europe/London";
const aDay = 86_400_000;

/** A school with a class in phase 2, its leader with an iPad of her own, and an assistant who writes there. */
async function aPhase() {
  const made = await school();
  const { server, office } = made;
  const { class: named } = await office.do("addClass", { name: "Otter", type: "class", phase: "phase-2" });
  const { pupils } = await office.do("addPupils", {
    class: named,
    names: [
      { firstName: "Ada", lastName: "Rees" },
      { firstName: "Bo", lastName: "Lee" },
    ],
  });
  const [ada = "", bo = ""] = pupils;
  const { targets } = await office.do("addTargets", { pupil: ada, targets: [{ wording: "Looks to the page", area: "communication" }] });
  const [looks = ""] = targets;
  await office.do("syncNow", {});
  const joins = async (displayName: string, login: string, role: "ta" | "teacher" | "phaseLeader", type: "class" | "phase", id: string) => {
    const { link } = await office.do("invite", { displayName, role, scopes: [{ type, id }], from: null, until: null });
    const tablet = tabletOf(server);
    const { person } = await tablet.do("claimInvitation", { secret: secretOf(link), login, password: goodPassword });
    await tablet.do("syncNow", {});
    return { tablet, person };
  };
  const { tablet: hers } = await joins("Marcia Adu", "marcia", "phaseLeader", "phase", "phase-2");
  const { tablet: his, person: tom } = await joins("Tom Brennan", "tom-b", "ta", "class", named);
  const both = async () => {
    for (const tablet of [his, hers]) await tablet.do("syncNow", {});
  };
  const phase = (tablet = hers, wanted: string | null = null) => tablet.sees("phase", { phase: wanted });
  const pupil = async (id: string): Promise<PhasePupil> => {
    const found = (await phase()).classes.flatMap((one) => one.pupils).find((one) => one.id === id);
    if (!found) throw new Error("this child is not in the phase");
    return found;
  };
  const sees = (target: string, went: "onOwn" | "declined" = "onOwn", of = ada) =>
    his.do("recordTarget", { pupil: of, target, went, moment: moment(tom) });
  return { ...made, hers, his, tom, otter: named, ada, bo, looks, both, phase, pupil, sees };
}

describe("a phase", () => {
  it("is its classes and children, for who leads it, and nobody else's", async () => {
    const { office, his, hers, phase } = await aPhase();
    const { phases, phase: shown, classes } = await phase();
    expect([phases, shown]).toEqual([["phase-2"], "phase-2"]);
    expect(classes.map(({ name, pupils }) => [name, pupils.map((one) => one.name)])).toEqual([["Otter", ["Ada", "Bo"]]]);
    expect(await phase(his)).toMatchObject({ phases: [], phase: null, classes: [] });
    expect((await phase(hers, "phase-3")).phase).toBe("phase-2");
    const may = async (tablet: typeof hers) => (await tablet.sees("session", {})).may.seePhase;
    expect([await may(hers), await may(office), await may(his)]).toEqual([true, true, false]);
  });

  it("tells two children of one name apart", async () => {
    const { office, hers, otter, phase } = await aPhase();
    await office.do("addPupils", { class: otter, names: [{ firstName: "Ada", lastName: "Yusuf" }] });
    await hers.do("syncNow", {});
    expect((await phase()).classes[0]?.pupils.map(({ name }) => name)).toEqual(["Ada Rees", "Ada Yusuf", "Bo"]);
  });

  it("says whether this year's plan is in place and agreed with parents", async () => {
    const { hers, ada, pupil } = await aPhase();
    expect((await pupil(ada)).plan).toBe("none");
    const says = (agreedWithParentsOn: string | null) =>
      hers.do("saveOnCard", {
        ...{ pupil: ada, record: null, seen: {} },
        said: { kind: "plan", fields: { year: "2026-27", type: "provision", agreedWithParentsOn } },
      });
    await says(null);
    expect((await pupil(ada)).plan).toBe("notAgreed");
    await says("2026-09-14");
    expect(await pupil(ada)).toMatchObject({ plan: "agreed", agreedOn: "2026-09-14" });
  });

  it("counts the targets by state", async () => {
    const { hers, ada, pupil } = await aPhase();
    const { targets } = await hers.do("addTargets", { pupil: ada, targets: worded("Waits", "Reaches") });
    await hers.do("addTargets", { pupil: ada, targets: worded("Waves"), draft: true });
    await hers.do("decideTarget", { pupil: ada, target: targets[0] ?? "", action: "pause", why: "In hospital", next: null });
    await hers.do("decideTarget", { pupil: ada, target: targets[1] ?? "", action: "stop", why: "Enough", next: null });
    expect((await pupil(ada)).targets).toEqual({ active: 1, draft: 1, paused: 1, ended: 1 });
  });

  it("counts a new record as soon as it is here, in the area of its target, and a refusal as a chance alone", async () => {
    const { hers, ada, looks, sees, both } = await aPhase();
    const told: unknown[] = [];
    const stop = hers.engine.query("phase", { phase: null }).subscribe((snapshot) => {
      if (snapshot.state === "ready") told.push(snapshot.value.classes[0]?.pupils.find(({ id }) => id === ada)?.evidence);
    });
    const until = (wanted: unknown) => expect.poll(() => told.at(-1)).toMatchObject({ areas: wanted });
    await until([{ area: "communication", pieces: 0 }]);
    await sees(looks, "declined");
    await both();
    await expect
      .poll(() => told.at(-1))
      .toMatchObject({ areas: [{ area: "communication", pieces: 0 }], fortnight: { withChance: 1 }, noChance: false });
    await sees(looks);
    await both();
    await until([{ area: "communication", pieces: 1 }]);
    stop();
  });

  it("shows an area that has a target and no evidence, and counts what no area is known of apart", async () => {
    const { hers, ada, looks, sees, both, pupil } = await aPhase();
    const { targets } = await hers.do("addTargets", { pupil: ada, targets: [...worded("Waits"), { wording: "Sits up", area: "gross" }] });
    await both();
    for (const target of [looks, targets[0] ?? ""]) await sees(target);
    await both();
    expect((await pupil(ada)).evidence?.areas).toEqual([
      { area: "communication", pieces: 1 },
      { area: "gross", pieces: 0 },
      { area: null, pieces: 1 },
    ]);
  });

  it("knows nothing of evidence on the iPad of who leads the school, and says so", async () => {
    const { office, phase, ada, looks, sees, both } = await aPhase();
    await sees(looks);
    await both();
    await office.do("syncNow", {});
    const view = await phase(office);
    expect(view).toMatchObject({ phases: ["phase-2"], held: false });
    expect(view.classes[0]?.pupils.find(({ id }) => id === ada)).toMatchObject({ targets: { active: 1 }, evidence: null });
  });
});

/** A leader's tablet as exchanges left it: phase 2 with so many children in each class, and another phase beside it. */
async function leaderWith({ pupils, perPupil, elsewhere = 0 }: { pupils: number; perPupil: number; elsewhere?: number }) {
  const now = Date.UTC(2026, 10, 27, 16, 0);
  const today = dayOf(now, zone);
  const tables = memoryTables(memoryDisk());
  const { store } = await openTabletStore({
    ...{ tables, codec: plainCodec, person: "marcia", zone, now: () => now, newId: v7, newReplica: () => "bbbbbbbbbbbbbbbb" },
  });
  const said = (stream: string, kind: string, id: string, fields: MergedRecord["fields"]): MergedRecord => {
    const at = formatStamp({ ms: now - 1000, counter: 0, replica: "aaaaaaaaaaaaaaaa" });
    return { stream, kind, id, fields, marks: { "*": { at, by: "priya", change: v7() } } };
  };
  const named = (pupil: number) => (pupil < pupils ? `class-${pupil % 8}` : "elsewhere");
  const ids = Array.from({ length: pupils + elsewhere }, (_none, at) => ({ id: `pupil-${at}`, of: named(at) }));
  const years = ["2025-26", "2026-27"];
  const rights = { read: "all", write: "all" } as const;
  const held = [streams.school, ...ids.flatMap(({ id }) => [streams.card(id), ...years.map((year) => streams.evidence(id, year))])];
  await store.applyAccess({
    ...{ tag: "t", life: "e", displayName: "Marcia" },
    grants: [{ role: "phaseLeader", scope: { type: "phase", id: "phase-2" }, until: null }],
    streams: Object.fromEntries(held.map((name) => [name, rights])),
  });
  const apply = (stream: string, records: MergedRecord[]) =>
    store.applyPages([{ page: { stream, to: { epoch: "e", seq: records.length }, restart: true, records }, from: undefined }]);
  const ofSchool = (kind: string, id: string, fields: MergedRecord["fields"]) => said(streams.school, kind, id, fields);
  await apply(streams.school, [
    ...Array.from({ length: 8 }, (_none, at) =>
      ofSchool("class", `class-${at}`, { name: `Class ${at}`, type: "class", phase: "phase-2", from: "2026-09-01", until: null }),
    ),
    ofSchool("class", "elsewhere", { name: "Elsewhere", type: "class", phase: "phase-3", from: "2026-09-01", until: null }),
    ...years.map((year) => ofSchool("year", year, { year, modules: exampleModules(year).map((one) => ({ ...one })) })),
    ...exampleClosures("2026-27").map((closure, at) => ofSchool("closure", `closure-${at}`, { ...closure })),
  ]);
  for (const { id, of } of ids) {
    const stream = streams.card(id);
    await apply(stream, [
      said(stream, "pupil", id, { firstName: `Child ${id}`, lastName: "X" }),
      said(stream, "membership", `m-${id}`, { pupil: id, of: "class", value: of, from: "2025-09-01", until: null }),
      said(stream, "target", `t-${id}`, { pupil: id, wording: "Looks to the page", area: "communication" }),
      said(stream, "transition", `s-${id}`, { pupil: id, target: `t-${id}`, after: null, to: "active", action: "start" }),
    ]);
    const records = Array.from({ length: perPupil }, (_none, at) => {
      const observedAt = now - (1 + ((at * 7) % 440)) * aDay;
      const year = academicYearOf(dayOf(observedAt, zone));
      return { year, fields: { pupil: id, kind: "target", target: `t-${id}`, went: "onOwn", observedAt, precision: "exact" } };
    });
    for (const year of years) {
      const stream = streams.evidence(id, year);
      await apply(
        stream,
        records.flatMap((one, at) => (one.year === year ? [said(stream, "observation", `o-${id}-${at}`, one.fields)] : [])),
      );
    }
  }
  const reading = { store, person: "marcia", zone, now };
  const { reads, rowsRead } = tables.tally;
  const view = await phaseQuery(reading, { phase: null });
  return { view, today, requests: tables.tally.reads - reads, rows: tables.tally.rowsRead - rowsRead, held: await tables.count("records") };
}

describe("what a phase of eighty children reads", () => {
  it("is cards and summaries: the same rows with two years of evidence behind it as with a few weeks", async () => {
    const few = await leaderWith({ pupils: 80, perPupil: 10 });
    const many = await leaderWith({ pupils: 80, perPupil: 300 });
    expect(many.held - few.held).toBe(80 * 290);
    expect(many.view.classes.flatMap(({ pupils }) => pupils)).toHaveLength(80);
    expect({ rows: many.rows, requests: many.requests }).toEqual({ rows: few.rows, requests: few.requests });
    // A child's name, summary, target, its one decision and place twice (on the roll too); and the school's own few.
    expect(many.rows).toBeLessThanOrEqual(80 * 6 + 60);
    expect(many.requests).toBeLessThanOrEqual(80 * 3 + 60);
  }, 120_000);

  it("is its own children's, however many there are in other phases", async () => {
    const alone = await leaderWith({ pupils: 16, perPupil: 4 });
    const among = await leaderWith({ pupils: 16, perPupil: 4, elsewhere: 100 });
    expect([among.rows, among.requests]).toEqual([alone.rows, alone.requests]);
    expect(among.view.classes).toHaveLength(8);
  }, 60_000);

  it("counts what the records would: six weeks of a target seen every seventh day", async () => {
    const { view, today } = await leaderWith({ pupils: 8, perPupil: 300 });
    const evidence = view.classes[0]?.pupils[0]?.evidence;
    const days = Array.from({ length: 300 }, (_none, at) => addDays(today, -(1 + ((at * 7) % 440))));
    expect(evidence?.areas).toEqual([{ area: "communication", pieces: days.filter((day) => day >= view.evidenceFrom).length }]);
    expect(evidence?.fortnight.withChance).toBeGreaterThan(0);
  });
});
