import { describe, expect, it } from "vitest";
import type { ConsentSetUp } from "../../../src/client/views/setUp.ts";
import { ConsentEdit } from "../../../src/app/school/ConsentEdit.svelte.ts";

const today = "2026-11-03";
const seen: ConsentSetUp[] = [
  { scope: "inside", given: true, until: null, who: "Mum, by letter" },
  { scope: "parents", given: true, until: "2027-07-31", who: "Mum, by letter" },
  { scope: "public", given: null, until: null, who: "" },
];

function editing(say: (rows: ConsentEdit["rows"]) => void): ConsentEdit {
  const edit = new ConsentEdit(seen);
  say(edit.rows);
  return edit;
}

describe("the consents of a child being said again", () => {
  it("says what was changed and nothing else, with who said so", () => {
    const edit = editing(([, parents]) => {
      if (parents) parents.answer = "no";
    });
    expect(edit.missing(today)).toBe("Say who agreed, or did not, and how.");
    edit.who = " Dad, at the gate ";
    expect(edit.missing(today)).toBeNull();
    expect(edit.changed).toEqual([{ scope: "parents", given: false, until: null, who: "Dad, at the gate" }]);
  });

  it("has nothing to save while nothing is different, and leaves what nobody was asked about unsaid", () => {
    const edit = new ConsentEdit(seen);
    expect([edit.changed, edit.missing(today)]).toEqual([[], null]);
  });

  it("does not take one that has ended already", () => {
    const edit = editing(([inside]) => {
      if (inside) inside.until = "2026-11-02";
    });
    expect(edit.missing(today)).toMatch(/^A consent ends today or later/);
  });
});
