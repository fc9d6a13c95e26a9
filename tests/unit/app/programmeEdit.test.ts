/** A programme and its review being written: what is said, and only that. */
import { describe, expect, it } from "vitest";
import { ProgrammeEdit, ReviewEdit } from "../../../src/app/pupil/ProgrammeEdit.svelte.ts";
import { firstOwn, programmeChoices } from "../../../src/app/pupil/programmeChoices.ts";
import { programmes } from "../../fixtures/plan.ts";

const today = "2025-12-04";
const [standing, signs, splints] = programmes;
if (!standing || !signs || !splints) throw new Error("the fixture has three programmes");

describe("a programme being written", () => {
  it("is its writer’s, from today, with no day for a review until one is said", () => {
    const edit = new ProgrammeEdit(null, today, false);
    expect(edit.wrong).toBe("Give the programme a name first.");
    edit.title = " Standing programme ";
    edit.toDo = "Twenty minutes\nHeels down";
    edit.profession = "Physiotherapist";
    expect(edit.wrong).toBeNull();
    expect(edit.fields).toEqual({
      ...{ title: "Standing programme", toDo: "Twenty minutes\nHeels down", writtenBy: null, profession: "Physiotherapist" },
      ...{ writtenOn: today, reviewOn: null },
    });
  });

  it("that came on paper asks for the name that stands on it", () => {
    const edit = new ProgrammeEdit(null, today, true);
    edit.title = "Signs";
    expect(edit.wrong).toBe("Write whose programme it is.");
    edit.whose.name = "Sam Abara";
    expect(edit.fields).toMatchObject({ writtenBy: "Sam Abara", profession: null });
  });

  it("says of one that stands only what was edited, and whose it is whole", () => {
    expect(new ProgrammeEdit(standing, today, true).fields).toEqual({});
    const edit = new ProgrammeEdit(signs, today, true);
    edit.profession = "SLT";
    edit.reviewOn = "";
    expect(edit.fields).toEqual({ writtenBy: "Sam Abara", profession: "SLT", reviewOn: null });
  });

  it("that has ended goes on again without a last day", () => {
    const edit = new ProgrammeEdit(splints, today, true);
    expect(edit.fields).toEqual({});
    edit.endedOn = "";
    expect(edit.fields).toEqual({ endedOn: null, endedWhy: "" });
  });
});

describe("a review being written", () => {
  it("has its day, who looked at it and what came of it, and comes before the next", () => {
    const edit = new ReviewEdit(null, today);
    edit.said = " Goes on ";
    edit.next = "2025-12-01";
    expect(edit.wrong).toBe("The next review is not after this one. Change one of the two days.");
    edit.next = "2026-01-12";
    expect(edit.wrong).toBeNull();
    expect([edit.fields, edit.nextOn]).toEqual([{ on: today, reviewer: null, said: "Goes on" }, "2026-01-12"]);
  });
});

describe("the programme that a target is part of", () => {
  it("is one that stands, neither ended nor removed, and is this person’s to fill, or the one it is of", () => {
    const ids = (chosen: string) => programmeChoices(programmes, chosen, today).map(({ id }) => id);
    expect(ids("")).toEqual(["pr1", "pr2"]);
    expect(ids("pr3")).toEqual(["pr1", "pr2", "pr3"]);
    const removed = programmes.map((one) => ({ ...one, removed: one.id === "pr1" }));
    const named = (chosen: string) => programmeChoices(removed, chosen, today).map(({ id }) => id);
    expect([named(""), named("pr1")]).toEqual([["pr2"], ["pr1", "pr2"]]);
    const others = programmes.map((one) => ({ ...one, mayEdit: one.id === "pr2" }));
    expect(programmeChoices(others, "", today).map(({ id }) => id)).toEqual(["pr2"]);
    expect(firstOwn({ programmes: others, onlyOwn: true }, today)).toBe("pr2");
    expect(firstOwn({ programmes: others, onlyOwn: false }, today)).toBe("");
  });
});
