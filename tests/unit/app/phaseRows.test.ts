import { describe, expect, it } from "vitest";
import { showOf, shownClasses, together } from "../../../src/app/phase/phaseRows.ts";
import type { PhasePupil, PhaseView } from "../../../src/client/views/phase.ts";
import { fortnightSaid, otherTargetsSaid, planSaid, shortAreaNames } from "../../../src/words/phaseWords.ts";

const child = (id: string, more: Partial<PhasePupil> = {}): PhasePupil => ({
  ...{ id, name: id, plan: "agreed", agreedOn: "2026-09-14", targets: { draft: 0, active: 4, paused: 1, ended: 2 } },
  evidence: { areas: [{ area: "gross", pieces: 2 }], fortnight: { present: 9, withChance: 4, away: 0 }, noChance: false },
  ...more,
});
const ada = child("ada", { plan: "none", agreedOn: null });
const bo = child("bo", { plan: "notAgreed", agreedOn: null });
const cy = child("cy", {
  evidence: {
    areas: [
      { area: "fine", pieces: 0 },
      { area: null, pieces: 3 },
    ],
    fortnight: { present: 9, withChance: 0, away: 0 },
    noChance: true,
  },
});
const dee = child("dee", { evidence: null });
const view: PhaseView = {
  ...{
    phases: ["phase-2"],
    phase: "phase-2",
    held: true,
    today: "2026-11-27",
    evidenceFrom: "2026-10-17",
    fortnightFrom: "2026-11-14",
    areas: [],
  },
  classes: [
    { id: "otter", name: "Otter", pathway: "stream", pupils: [ada, bo] },
    { id: "wren", name: "Wren", pathway: null, pupils: [cy, dee] },
    { id: null, name: "", pathway: null, pupils: [child("eli")] },
  ],
};
const shown = (only: string | null, show: string | null) =>
  shownClasses(view, only, showOf(show)).map(({ key, pupils }) => [key, pupils.map(({ id }) => id)]);

describe("what is shown of a phase", () => {
  it("is everybody, those in no class last, or one class", () => {
    expect(shown(null, null)).toEqual([
      ["otter", ["ada", "bo"]],
      ["wren", ["cy", "dee"]],
      ["none", ["eli"]],
    ]);
    expect(shown("wren", null)).toEqual([["wren", ["cy", "dee"]]]);
  });

  it("is who has no plan, whose plan is not agreed, and who had no chance, in the classes where there is somebody", () => {
    expect(shown(null, "no-plan")).toEqual([["otter", ["ada"]]]);
    expect(shown(null, "not-agreed")).toEqual([["otter", ["ada", "bo"]]]);
    expect(shown(null, "no-chance")).toEqual([["wren", ["cy"]]]);
    expect(shown("otter", "no-chance")).toEqual([]);
  });

  it("is everybody at an address that says something else", () => {
    expect(showOf("toString")).toBeNull();
    expect(shown(null, "by-staff")).toEqual(shown(null, null));
  });
});

it("a class's children come to sums, in the order of the areas, with those whose evidence is not here left out", () => {
  expect(together([ada, bo, cy, dee], ["fine", "gross"])).toEqual({
    ...{ agreed: 2, notAgreed: 1, none: 1, targets: { draft: 0, active: 16, paused: 4, ended: 8 } },
    areas: [
      { area: "fine", pieces: 0 },
      { area: "gross", pieces: 4 },
      { area: null, pieces: 3 },
    ],
    ...{ known: 3, noChance: 1 },
  });
});

describe("the words of a phase", () => {
  it("say a fortnight, and why there is none", () => {
    const said = (present: number, withChance: number, away = 0) => fortnightSaid({ present, withChance, away });
    expect([said(9, 6), said(9, 0), said(1, 0), said(1, 1)]).toEqual(["6 of 9 days", "none in 9 days", "none in 1 day", "1 of 1 day"]);
    expect([said(0, 0, 9), said(0, 0)]).toEqual(["away", "no school days"]);
  });

  it("say where a plan stands", () => {
    expect([planSaid("agreed", "2026-09-14"), planSaid("notAgreed", null), planSaid("none", null)]).toEqual([
      ...["Agreed 14 Sept", "Not agreed yet", "No plan"],
    ]);
  });

  it("say the states beside active, those that there are", () => {
    expect(otherTargetsSaid({ active: 4, draft: 1, paused: 2, ended: 0 })).toBe("2 paused, 1 draft");
    expect(otherTargetsSaid({ active: 4, draft: 0, paused: 0, ended: 0 })).toBe("");
  });

  it("shorten areas so that no two read alike", () => {
    expect(shortAreaNames(["Speaking: expressing, by any means", "Physical: fine motor", "Physical: gross motor", "Maths"])).toEqual([
      ...["Speaking", "Fine motor", "Gross motor", "Maths"],
    ]);
  });
});
