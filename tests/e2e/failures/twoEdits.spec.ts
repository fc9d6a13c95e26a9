import { expect, test, type Classroom } from "../harness/classroom.ts";
import { exchangeInTurn, goOffline, goOnline, opens, opensTheClass, opensThePill, opensThePlan, says, tabletOf } from "../harness/deeds.ts";
import { command } from "../harness/engine.ts";
import { changesOnServer, recordsOnServer } from "../harness/schoolFile.ts";
import { opensRows } from "../harness/tabletKeys.ts";
import { fieldsOnTablet } from "../harness/tabletRows.ts";
import type { Tablet } from "../harness/tablet.ts";

/** The record that somebody made last, as the server numbered it. */
const madeLast = ({ school }: Classroom): string => {
  const made = changesOnServer(school).filter(({ kind }) => kind === "observation");
  const [latest] = made.sort((one, other) => (one.at < other.at ? 1 : -1));
  return latest?.record ?? "";
};

test("how it went, said more exactly by one, and words, mended by the other, both stand", async ({ classroom, newTablet }) => {
  const [toms, priyas] = [
    await tabletOf(newTablet, classroom, "ta", opensRows),
    await tabletOf(newTablet, classroom, "teacher", opensRows),
  ];
  await says(toms, "Amara", "Lots of help");
  await exchangeInTurn(toms, priyas);
  const record = madeLast(classroom);

  await goOffline(toms, priyas);
  await opens(toms, "Amara");
  await toms.tap({ role: "button", name: "Exact help" });
  await toms.tap({ role: "button", name: "Full physical" });
  await toms.sees(/lots of help \(full physical\)/);
  await command(priyas, "correct", { record, change: { group: "words", words: "Both hands on the switch" } });
  await goOnline(toms, priyas);
  await exchangeInTurn(toms, priyas, toms);

  const both = { went: "lotsOfHelp", help: "fullPhysical", words: "Both hands on the switch" };
  for (const tablet of [toms, priyas]) {
    expect(await fieldsOnTablet(tablet, record)).toMatchObject(both);
    await tablet.sees(/Up to date/);
  }
  const [onServer] = recordsOnServer(classroom.school, "observation").filter(({ id }) => id === record);
  expect(onServer?.fields).toMatchObject(both);
});

test("of two answers to how it went the later stands, and whoever gave the earlier brings it back with one tap", async ({
  classroom,
  newTablet,
}) => {
  const [toms, priyas] = [
    await tabletOf(newTablet, classroom, "ta", opensRows),
    await tabletOf(newTablet, classroom, "teacher", opensRows),
  ];
  await says(toms, "Amara", "Lots of help");
  await exchangeInTurn(toms, priyas);
  const record = madeLast(classroom);

  await goOffline(toms, priyas);
  await toms.tap({ role: "button", name: "Last five" });
  await toms.tap({ role: "button", name: /^Amara, .*: change how it went$/ });
  await toms.tap({ role: "button", name: "A bit of help", within: { role: "dialog", name: "How did it go, Amara?" } });
  await toms.sees(/A bit of help\. \d+:\d\d/);
  await toms.tap({ role: "button", name: "Close the sheet" });
  await command(priyas, "correct", { record, change: { group: "how", fields: { went: "notYet" } } });
  await goOnline(toms, priyas);
  await exchangeInTurn(toms, priyas, toms);

  for (const tablet of [toms, priyas]) expect(await fieldsOnTablet(tablet, record)).toMatchObject({ went: "notYet" });
  await priyas.sees(/Up to date/);
  await toms.sees(/Needs attention: 1/);
  await opensThePill(toms);
  await toms.sees(/Amara’s record was changed by two people\. Priya’s how it went, today .*, replaced yours/);
  await toms.sees(/Now, from Priya Not yet Yours A bit of help/);
  await toms.tap({ role: "button", name: "Bring mine back" });
  await toms.seesNoMore(/changed by two people/);
  await opensTheClass(toms);
  await exchangeInTurn(toms, priyas, toms);

  for (const tablet of [toms, priyas]) {
    expect(await fieldsOnTablet(tablet, record)).toMatchObject({ went: "bitOfHelp" });
    await tablet.sees(/Up to date/);
  }
});

/** Says what helps a child, in a line, under School. */
const saysWhatHelps = async (tablet: Tablet, child: string, line: string): Promise<void> => {
  await tablet.tap({ role: "link", name: "School" });
  await tablet.tap({ role: "button", name: new RegExp(`^${child}\\s*targets and card`) });
  await tablet.type("What helps, in a line", line);
  await tablet.tap({ role: "button", name: "Save the card" });
  await tablet.sees(/Card saved/);
  await tablet.tap({ role: "button", name: "Close" });
  await opensTheClass(tablet);
};

test("what helps a child, said by two at once, is told to whoever said it first, though theirs arrives last", async ({
  classroom,
  newTablet,
}) => {
  const [priyas, helens] = [
    await tabletOf(newTablet, classroom, "teacher", opensRows),
    await tabletOf(newTablet, classroom, "leader", opensRows),
  ];
  await goOffline(priyas, helens);
  await saysWhatHelps(priyas, "Amara", "wait 20 s, then look where she looks");
  await saysWhatHelps(helens, "Amara", "sit at her left");
  await goOnline(priyas, helens);
  await exchangeInTurn(helens, priyas, helens);

  for (const tablet of [priyas, helens]) await tablet.sees({ role: "button", name: /^Amara.*sit at her left/ });
  await helens.sees(/Up to date/);
  await priyas.sees(/Needs attention: 1/);
  await opensThePill(priyas);
  await priyas.sees(/Amara’s what helps was changed by two people\. Helen’s what helps/);
  await priyas.tap({ role: "button", name: "Bring mine back" });
  await opensTheClass(priyas);
  await exchangeInTurn(priyas, helens);
  for (const tablet of [priyas, helens]) {
    await tablet.sees({ role: "button", name: /^Amara.*wait 20 s, then look where she looks/ });
    await tablet.sees(/Up to date/);
  }
});

/** Says something else of a target, on the child's plan, with no server to hear it. */
const edits = async (tablet: Tablet, child: string, wording: string, field: string, words: string): Promise<void> => {
  await opensThePlan(tablet, child);
  await tablet.tap({ role: "button", name: `Edit: ${wording}` });
  await tablet.type(field, words);
  await tablet.tap({ role: "button", name: "Save the target" });
  await tablet.seesNoMore({ role: "dialog", name: `A target of ${child}’s` });
  await opensTheClass(tablet);
  await tablet.sees(/1 to send/);
};

test("the words of a target, and what to watch for in it, are two things: only who says the same one is told", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(240_000);
  const { school } = classroom;
  const [priyas, marcias] = [
    await tabletOf(newTablet, classroom, "teacher", opensRows),
    await tabletOf(newTablet, classroom, "phaseLeader", opensRows),
  ];
  const began = "Chooses red or green with her eyes";
  const target = recordsOnServer(school, "target").find(({ fields }) => fields.wording === began)?.id ?? "";
  const words = "The target, in words";
  /** What Amara's sheet offers, and what lies in both databases. */
  const bothSay = async (wording: string) => {
    for (const tablet of [priyas, marcias]) {
      await opens(tablet, "Amara");
      await tablet.sees(new RegExp(`${wording} Counts: Eyes rest on one`));
      await tablet.tap({ role: "button", name: "Close the sheet" });
      expect(await fieldsOnTablet(tablet, target)).toMatchObject({ wording, counts: "Eyes rest on one" });
    }
  };

  await school.kill();
  await edits(priyas, "Amara", began, words, "Chooses red or blue with her eyes");
  await edits(marcias, "Amara", began, "Counts", "Eyes rest on one");
  await school.start();
  await exchangeInTurn(priyas, marcias, priyas);
  for (const tablet of [priyas, marcias]) await tablet.sees(/Up to date/);
  await bothSay("Chooses red or blue with her eyes");

  await school.kill();
  await edits(priyas, "Amara", "Chooses red or blue with her eyes", words, "Chooses yes or no with her eyes");
  await edits(marcias, "Amara", "Chooses red or blue with her eyes", words, "Chooses one of two cards with her eyes");
  await school.start();
  await exchangeInTurn(priyas, marcias, priyas);
  await bothSay("Chooses one of two cards with her eyes");
  await marcias.sees(/Up to date/);
  await priyas.sees(/Needs attention: 1/);
  await opensThePill(priyas);
  await priyas.sees(/Amara’s target was changed by two people\. Marcia’s wording, .*, replaced yours/);
  await priyas.sees(/Now, from Marcia Chooses one of two cards with her eyes Yours Chooses yes or no with her eyes/);
  await priyas.tap({ role: "button", name: "Bring mine back" });
  await priyas.seesNoMore(/changed by two people/);
  await opensTheClass(priyas);
  await exchangeInTurn(priyas, marcias);
  for (const tablet of [priyas, marcias]) await tablet.sees(/Up to date/);
  await bothSay("Chooses yes or no with her eyes");
});
