import { describe, expect, it } from "vitest";
import { streams } from "../../../src/domain/streams.ts";
import { lesson } from "./aClass.ts";
import { moment } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

describe("who may have seen it", () => {
  it("tells the adults of this class from the rest of the school", async () => {
    const { server, ipad, tom, named, activity, amara, target, join } = await lesson();
    const leanne = await join("Leanne Owen", "leanne", "ta", tabletOf(server));
    const priya = await join("Priya Kaur", "priya", "teacher", tabletOf(server));
    await join("Zoe Hart", "zoe", "ta", tabletOf(server));
    await ipad.do("syncNow", {});
    const store = ipad.stores.get(tom);
    await store?.act([{ stream: streams.class(named), kind: "activity", record: activity, fields: { usualAdults: [priya] } }]);
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: { ...moment(tom), seenBy: { staff: leanne } } });
    const choices = await ipad.sees("staffChoices", { class: named });
    expect(choices.map(({ displayName, here }) => [displayName, here])).toEqual([
      ["Tom Brennan", true],
      ["Leanne Owen", true],
      ["Priya Kaur", true],
      ["Ruth Okafor", false],
      ["Zoe Hart", false],
    ]);
  });
});

describe("the names a note is checked for", () => {
  it("are every name of every child held on this tablet", async () => {
    const { ipad, tom, amara, cai } = await lesson();
    const store = ipad.stores.get(tom);
    const stream = streams.card(amara);
    await store?.act([{ stream, kind: "pupil", record: amara, fields: { firstName: "Amarachi", lastName: "Okoye", knownAs: "Amara" } }]);
    expect(await ipad.sees("roll", {})).toEqual([
      { pupil: amara, name: "Amara", called: ["Amara", "Amarachi"] },
      { pupil: cai, name: "Cai", called: ["Cai"] },
    ]);
  });
});
