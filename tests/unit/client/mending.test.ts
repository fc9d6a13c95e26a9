import { describe, expect, it, vi } from "vitest";
import type { Commands } from "../../../src/client/client.ts";
import { correct as correctCommand } from "../../../src/client/commands/correcting.ts";
import { lesson } from "./aClass.ts";
import { moment } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

/** A record of Tom's, with words said of it twice. */
async function mended(sent: boolean) {
  const made = await lesson();
  const { ipad, tom, amara, target } = made;
  const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
  if (sent) await ipad.do("syncNow", {});
  for (const words of ["Looked left", "Looked left, twice"]) {
    await ipad.do("correct", { record, change: { group: "words", words } });
    if (sent) await ipad.do("syncNow", {});
  }
  return { ...made, record };
}

describe.each([
  ["before it was sent", false],
  ["after it was sent", true],
])("undo %s", (_, sent) => {
  it("takes back one edit after the other, and the record last", async () => {
    const { ipad, record, lastFive } = await mended(sent);
    const words: (string | null | undefined)[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await ipad.do("undo", { record });
      if (sent) await ipad.do("syncNow", {});
      words.push((await lastFive())[0]?.words);
    }
    expect(words).toEqual(["Looked left", null, undefined]);
  });

  it("takes an answer that was raised and mended back to what was tapped", async () => {
    const { ipad, tom, amara, target, lastFive } = await lesson();
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "bitOfHelp", moment: moment(tom) });
    const step = async (work: () => Promise<unknown>) => {
      await work();
      if (sent) await ipad.do("syncNow", {});
    };
    await step(() => ipad.do("again", { record }));
    await step(() => ipad.do("correct", { record, change: { group: "how", fields: { went: "lotsOfHelp", help: "fullPhysical" } } }));
    await step(() => ipad.do("undo", { record }));
    expect((await lastFive())[0]?.how).toMatchObject({ went: "bitOfHelp", tally: { times: 2 } });
    await step(() => ipad.do("undo", { record }));
    const [first] = await lastFive();
    expect([first?.how.went, first?.how.tally, first?.how.help]).toEqual(["bitOfHelp", undefined, undefined]);
  });
});

it("how much there was and with what is said beside how it went, part by part, and each can be taken away", async () => {
  const { ipad, tom, amara, target, lastFive } = await lesson();
  const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "bitOfHelp", moment: moment(tom) });
  const say = (fields: Extract<Commands["correct"]["input"]["change"], { group: "how" }>["fields"]) =>
    ipad.do("correct", { record, change: { group: "how", fields } });
  const how = async () => (await lastFive())[0]?.how;
  await say({ measure: { value: 14, unit: "s" } });
  await say({ hands: "atHips" });
  await say({ equipment: "standing frame" });
  const said = { went: "bitOfHelp", measure: { value: 14, unit: "s" }, hands: "atHips", equipment: "standing frame" };
  expect(await how()).toEqual(said);
  await ipad.do("again", { record });
  await say({ measure: null });
  await ipad.do("syncNow", {});
  expect(await how()).toEqual({ went: "bitOfHelp", tally: { times: 2 }, hands: "atHips", equipment: "standing frame" });
  await say({ hands: null, equipment: null });
  expect(await how()).toEqual({ went: "bitOfHelp", tally: { times: 2 } });
  expect((await ipad.sees("sync", {})).attention).toEqual([]);
});

describe("a colleague's edit", () => {
  it("is not what Undo takes back, and stays", async () => {
    const { server, ipad, join, record, lastFive } = await mended(true);
    const other = tabletOf(server);
    await join("Priya Kaur", "priya", "teacher", other);
    server.clock.now += 1000;
    await other.do("correct", { record, change: { group: "words", words: "Looked right" } });
    await other.do("syncNow", {});
    await ipad.do("syncNow", {});
    await ipad.do("undo", { record });
    expect(await lastFive()).toEqual([]);
    await ipad.do("restore", { record });
    expect((await lastFive())[0]?.words).toBe("Looked right");
  });

  it("that arrives while a correction is being made is offered back to them", async () => {
    const { server, ipad, tom, join, record } = await mended(true);
    const other = tabletOf(server);
    await join("Priya Kaur", "priya", "teacher", other);
    server.clock.now += 1000;
    await other.do("correct", { record, change: { group: "words", words: "Looked right" } });
    await other.do("syncNow", {});
    const store = ipad.stores.get(tom);
    if (!store) throw new Error("Tom is not signed in");
    const before = store.actOn.bind(store);
    const arrives = vi.spyOn(store, "actOn").mockImplementationOnce(async (rule) => {
      await ipad.do("syncNow", {});
      return before(rule);
    });
    server.clock.now += 1000;
    const context = { store, person: tom, zone: "Europe/London", newId: () => record };
    await correctCommand(context, { record, change: { group: "words", words: "Looked up" } });
    expect(arrives).toHaveBeenCalledOnce();
    await ipad.do("syncNow", {});
    await other.do("syncNow", {});
    expect((await other.sees("sync", {})).attention).toMatchObject([
      { type: "replaced", mine: { texts: ["Looked right"] }, theirs: { texts: ["Looked up"] } },
    ]);
  });
});
