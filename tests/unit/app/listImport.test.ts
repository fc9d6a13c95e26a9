import { describe, expect, test } from "vitest";
import { ListImport } from "../../../src/app/school/ListImport.svelte.ts";
import type { ListView } from "../../../src/client/views/importing.ts";
import { reasonLines } from "../../../src/words/reasonLines.ts";
import { FixtureClient } from "../../fixtures/fixtureClient.ts";
import { fixtureSchool } from "../../fixtures/fixtureSchool.ts";
import { asking, columnAsked, noHeadings, planned, plannedBadly } from "../../fixtures/lists.ts";

/** A list whose steps come to these, one after the other. */
function listOf(...views: ListView[]) {
  const school = fixtureSchool();
  school.lists = views;
  const client = new FixtureClient(school);
  return { list: new ListImport(client), client, school };
}
const file = () => new File(["UPN\n"], "pupils.csv");
const lastGiven = (client: FixtureClient) => client.commands.at(-1);

describe("a list on its way in", () => {
  test("is looked at column by column, then shown, then brought in as it was shown", async () => {
    const { list, client } = listOf(planned);
    expect(list.step).toBe("choose");
    await list.choose(file());
    expect(list.step).toBe("columns");
    expect(list.fields).toMatchObject({ UPN: "upn", "Legal first name": "firstName", Tutor: "" });
    expect(Object.keys(list.fields)).not.toContain("Parent portal password");
    await list.saidColumns();
    expect(list.step).toBe("look");
    expect(lastGiven(client)).toMatchObject({ name: "planImport", input: { answers: { columns: { UPN: "upn", Tutor: null } } } });
    expect(await list.bring()).toBe(true);
    expect(list.step).toBe("done");
    expect(lastGiven(client)).toMatchObject({ name: "applyImport", input: { shown: "shown", answers: { columns: { UPN: "upn" } } } });
  });

  test("that cannot be read stays where a file is chosen, and says why", async () => {
    const { list } = listOf(noHeadings);
    await list.choose(file());
    expect([list.step, list.refused.map(({ code }) => code)]).toEqual(["choose", ["noHeadings"]]);
  });

  test("has one column for each field: who says another takes it from the first", async () => {
    const { list } = listOf(planned);
    await list.choose(file());
    list.say("Tutor", "class");
    expect(list.fields).toMatchObject({ Tutor: "class", "Registration form": "" });
  });

  test("stays at its columns while one is missing, and asks the other questions after them", async () => {
    const { list, client } = listOf(columnAsked, columnAsked, asking, planned);
    await list.choose(file());
    await list.saidColumns();
    expect([list.step, list.asked?.code]).toEqual(["columns", "column"]);
    await list.saidColumns();
    expect([list.step, list.asked?.code]).toEqual(["answer", "newPlaces"]);
    await list.answer({ newPlaces: "make" });
    expect(list.step).toBe("look");
    expect(lastGiven(client)).toMatchObject({ input: { answers: { newPlaces: "make" } } });
    list.back();
    await list.saidColumns();
    expect(JSON.stringify(lastGiven(client))).not.toContain("newPlaces");
  });

  test("is shown anew when the school has changed meanwhile, and is not brought in unseen", async () => {
    const { list, school } = listOf(planned, planned, plannedBadly);
    school.importMoved = true;
    await list.choose(file());
    await list.saidColumns();
    expect(await list.bring()).toBe(false);
    expect([list.step, list.moved, list.planned]).toEqual(["look", true, plannedBadly]);
  });

  test("keeps its place when the school cannot be asked", async () => {
    const { list, school } = listOf(planned);
    await list.choose(file());
    school.refuses = "offline";
    await list.saidColumns();
    expect([list.step, list.form.code]).toEqual(["columns", "offline"]);
  });
});

test("rows are told together under what is said of them", () => {
  expect(reasonLines([{ line: 2, why: "new" }, { line: 9, why: "Class" }, { line: 3, why: "new" }, { why: "new" }])).toEqual([
    "lines 2, 3: new",
    "line 9: Class",
  ]);
});
