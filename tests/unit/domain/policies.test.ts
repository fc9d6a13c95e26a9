import { describe, expect, it } from "vitest";
import { mayBe, policies, policyNames, policyOf } from "../../../src/domain/policies.ts";

const said = (policy: string, value: unknown) => ({ fields: { policy, value } });

describe("what a school decides for its iPads", () => {
  it("is what is usual, where it says nothing", () => {
    expect(policyNames.map((name) => policyOf([], name))).toEqual([14, 30, 5]);
    expect([...policyNames].sort()).toEqual(Object.keys(policies).sort());
  });

  it("is what it says", () => {
    expect(policyOf([said("import-seed", "x"), said("idle-minutes-lesson", 45)], "idle-minutes-lesson")).toBe(45);
  });

  it.each([0, 61, 7.5, "45", true, null, Number.NaN])("is what is usual, where it says what may not be: %s minutes", (value) => {
    expect(mayBe("idle-minutes-lesson", value)).toBe(false);
    expect(policyOf([said("idle-minutes-lesson", value)], "idle-minutes-lesson")).toBe(30);
  });
});
