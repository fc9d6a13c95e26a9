import { describe, expect, it } from "vitest";
import { AccessEdit } from "../../../src/app/school/AccessEdit.svelte.ts";

const today = "2026-11-03";

describe("giving a specialist access", () => {
  it("is for the children of a caseload, a class or a group, or both", () => {
    const edit = new AccessEdit(today);
    edit.role = "specialist";
    expect(edit.missing).toBe("Choose at least one child, class or group.");
    edit.pupils = ["ada", "bo"];
    expect(edit.missing).toBeNull();
    edit.where = ["hydro"];
    expect(edit.access.scopes).toEqual([
      { type: "class", id: "hydro" },
      { type: "pupil", id: "ada" },
      { type: "pupil", id: "bo" },
    ]);
  });

  it("gives no other role children one by one, whatever was ticked before", () => {
    const edit = new AccessEdit(today);
    edit.role = "specialist";
    edit.pupils = ["ada"];
    edit.role = "teacher";
    expect(edit.missing).toBe("Choose at least one class or group.");
    edit.where = ["oak"];
    expect(edit.access.scopes).toEqual([{ type: "class", id: "oak" }]);
  });
});
