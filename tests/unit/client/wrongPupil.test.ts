import { describe, expect, it } from "vitest";
import { recordText } from "../../../src/words/record.ts";
import { lesson } from "./aClass.ts";
import { moment, worded } from "./aSchool.ts";

describe("a record of the wrong pupil", () => {
  it("keeps what it was about, as words, with a child who has no such target", async () => {
    const { ipad, tom, amara, cai, target, lastFive } = await lesson();
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "bitOfHelp", moment: moment(tom) });
    await ipad.do("wrongPupil", { record, right: cai });
    const [moved] = await lastFive();
    expect(moved).toMatchObject({ pupilName: "Cai", kind: "note", target: null, words: "Looks at one of two objects" });
    expect(moved && recordText(moved)).toBe("Cai, a note: Looks at one of two objects (a bit of help)");
  });

  it("keeps its own words after them, as they are to read with the right child", async () => {
    const { ipad, tom, amara, cai, target, lastFive } = await lesson();
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("correct", { record, change: { group: "words", words: "Amara held on" } });
    await ipad.do("wrongPupil", { record, right: cai, wording: "Looks at one of two cups.", words: "Cai held on" });
    expect((await lastFive())[0]?.words).toBe("Looks at one of two cups. Cai held on");
  });

  it("stays a target's where the right child has the same one, its words beside it", async () => {
    const { office, ipad, tom, amara, cai, target, lastFive } = await lesson();
    const { targets } = await office.do("addTargets", { pupil: cai, targets: worded("Looks at one of two objects") });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("wrongPupil", { record, right: cai, wording: "not needed", words: "Held on" });
    expect((await lastFive())[0]).toMatchObject({ kind: "target", target: { id: targets[0] }, words: "Held on" });
  });

  it("says in words what the right child has no chip for", async () => {
    const { ipad, tom, amara, cai, chips, lastFive } = await lesson();
    const { record } = await ipad.do("recordEngagement", {
      pupil: amara,
      areas: ["anticipation"],
      chips,
      record: null,
      moment: moment(tom),
    });
    await ipad.do("wrongPupil", { record: record ?? "", right: cai });
    expect((await lastFive())[0]).toMatchObject({ kind: "engagement", chips: [], words: "Stilled, Turned to it" });
  });

  it("that is too long with what it was about is cut between two characters, and is sent", async () => {
    const { ipad, tom, amara, cai, target, lastFive } = await lesson();
    const wording = "Looks at one of two objects. ";
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    const said = "x".repeat(3_999 - wording.length);
    await ipad.do("correct", { record, change: { group: "words", words: `${said}😀` } });
    await ipad.do("wrongPupil", { record, right: cai });
    expect((await lastFive())[0]?.words).toBe(wording + said);
    await ipad.do("syncNow", {});
    expect(await ipad.sees("sync", {})).toMatchObject({ waiting: [], attention: [] });
  });
});

describe.each([
  ["before the move was sent", false],
  ["after the move was sent", true],
])("undo of a record that was moved, %s,", (_, sent) => {
  async function movedOver() {
    const made = await lesson();
    const { ipad, tom, amara, cai, target } = made;
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "bitOfHelp", moment: moment(tom) });
    const { record: copy } = await ipad.do("wrongPupil", { record, right: cai });
    if (sent) await ipad.do("syncNow", {});
    return { ...made, copy };
  }

  it("loses nothing: it says that the record was moved, so that it can be moved on or back", async () => {
    const { ipad, copy, amara, lastFive } = await movedOver();
    expect(await ipad.do("undo", { record: copy })).toEqual({ moved: true });
    expect(await lastFive()).toMatchObject([{ id: copy, pupilName: "Cai", removed: false }]);
    await ipad.do("wrongPupil", { record: copy, right: amara });
    expect(await lastFive()).toMatchObject([{ pupilName: "Amara", words: "Looks at one of two objects", how: { went: "bitOfHelp" } }]);
  });

  it("takes back first what was said of it since", async () => {
    const { ipad, copy, lastFive } = await movedOver();
    await ipad.do("correct", { record: copy, change: { group: "words", words: "Cai looked" } });
    expect(await ipad.do("undo", { record: copy })).toEqual({ moved: false });
    expect(await lastFive()).toMatchObject([{ words: "Looks at one of two objects" }]);
  });
});

describe("a moved record of which nothing is left", () => {
  it("is removed like one of the last five, and can be put back", async () => {
    const { ipad, tom, amara, cai, chips, lastFive } = await lesson();
    const engagement = { areas: ["anticipation"], moment: moment(tom) };
    const { record } = await ipad.do("recordEngagement", { ...engagement, pupil: amara, chips, record: null });
    const { record: copy } = await ipad.do("wrongPupil", { record: record ?? "", right: cai });
    await ipad.do("recordEngagement", { ...engagement, pupil: cai, chips: [], record: copy });
    expect(await lastFive()).toMatchObject([{ id: copy, removed: true }]);
    await ipad.do("restore", { record: copy });
    expect(await lastFive()).toMatchObject([{ id: copy, removed: false, words: "Stilled, Turned to it" }]);
  });
});
