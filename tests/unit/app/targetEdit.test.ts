/** A target being worded: where it is filed, and the step of the bank it stands for. */
import { describe, expect, it } from "vitest";
import { successorOf, TargetEdit } from "../../../src/app/pupil/TargetEdit.svelte.ts";
import type { AreaGroup, PlanTarget } from "../../../src/client/views/pupil.ts";

const areas: AreaGroup[] = [
  { framework: "brook", name: "Brook", own: true, used: true, areas: ["communication", "fine"].map((id) => ({ id, name: id })) },
  { framework: "subjects", name: "Subjects", own: false, used: true, areas: [{ id: "reading", name: "Reading" }] },
];
const keepsHold = { id: "fine-k3-opens-and-keeps", strand: "fine" };
const linked: PlanTarget = {
  ...{ id: "t", wording: "Keeps hold", framework: "brook", area: "fine", step: keepsHold.id, outcome: null },
  ...{ counts: "", doesntCount: "", maintain: false, areaName: null, standsFor: null, state: "active", disputed: false, actions: [] },
  ...{ cue: undefined, behaviour: undefined, help: undefined, criterion: undefined, contexts: undefined, module: undefined },
  ...{ programme: null, programmeOf: null, mayEdit: true },
  ...{ last: null, decided: [], before: null, after: null, order: 0, seen: {} },
};
const filed = ({ fields: { framework, area, step } }: TargetEdit) => ({ framework, area, step });

describe("the step a target stands for", () => {
  it("files the target under its strand", () => {
    const edit = new TargetEdit("Cai", areas, null);
    edit.wording = "Keeps hold of the beater";
    edit.chooseStep(keepsHold);
    expect(filed(edit)).toEqual({ framework: "brook", area: "fine", step: keepsHold.id });
  });

  it("stays while other parts are edited, and while the same area is chosen again", () => {
    const edit = new TargetEdit("Cai", areas, linked);
    edit.counts = "Fingers stay closed";
    edit.chooseArea("fine");
    expect(filed(edit)).toEqual({ framework: "brook", area: "fine", step: keepsHold.id });
  });

  it("goes when the target is filed elsewhere, or when it is taken away", () => {
    const elsewhere = new TargetEdit("Cai", areas, linked);
    elsewhere.chooseArea("reading");
    expect(filed(elsewhere)).toEqual({ framework: "subjects", area: "reading", step: null });
    const none = new TargetEdit("Cai", areas, linked);
    none.chooseStep(null);
    expect(filed(none)).toEqual({ framework: "brook", area: "fine", step: null });
  });

  it("is chosen anew for a next step, in the same area; an adjustment goes on standing for it", () => {
    expect(filed(new TargetEdit("Cai", areas, successorOf(linked, "nextStep")))).toEqual({ framework: "brook", area: "fine", step: null });
    expect(filed(new TargetEdit("Cai", areas, successorOf(linked, "adjust")))).toMatchObject({ area: "fine", step: keepsHold.id });
  });
});
