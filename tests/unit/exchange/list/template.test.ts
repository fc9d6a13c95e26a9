import { describe, expect, test } from "vitest";
import { listFields, listKinds } from "../../../../src/domain/listCodes.ts";
import { templateOf } from "../../../../src/exchange/list/template.ts";
import { ask, lines, plan, TestSchool } from "./listing.ts";

describe.each(listKinds)("the template for %s", (kind) => {
  const [header = "", example = ""] = templateOf(kind).split("\r\n");

  test("has headings that are all known, each for another field", () => {
    const outcome = ask(kind, templateOf(kind));
    if (outcome.outcome !== "planned") throw new Error("Expected a plan.");
    const fields = outcome.columns.map(({ field, how }) => (how === "known" ? field : how));
    expect(new Set(fields).size).toBe(fields.length);
    for (const field of fields) expect(listFields[kind]).toContain(field);
  });

  test("may be brought in with its example still in it: that row is nobody, and is left out", () => {
    expect(lines(plan(kind, templateOf(kind)))).toEqual({ 2: "skip example" });
  });

  test("shows a row of which every cell can be taken", () => {
    const school = new TestSchool();
    const others = `${header}\r\n${example.replace("Example", "Exemplary")}\r\n`;
    const outcome = ask(kind, others, { school, answers: { newPlaces: "make" } });
    if (outcome.outcome !== "planned") throw new Error("Expected a plan.");
    // A list of targets or consents is of children who are here already, and an area is one of the school's.
    const needs = kind === "targets" || kind === "consents" ? ["pupilUnknown"] : [];
    if (kind === "classes") expect(lines(outcome.plan)).toEqual({ 2: "add" });
    else expect(outcome.plan.refuse.map(({ code }) => code)).toEqual(needs);
  });
});
