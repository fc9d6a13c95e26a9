import { callAs } from "../harness/caller.ts";
import { expect, test, type Classroom } from "../harness/classroom.ts";
import { exchangeInTurn, goOffline, goOnline, opens, opensTheClass, opensThePill, says, tabletOf } from "../harness/deeds.ts";
import { command } from "../harness/engine.ts";
import { changesOnServer, recordsOnServer } from "../harness/schoolFile.ts";
import { fieldsOnTablet } from "../harness/tabletRows.ts";
import type { Tablet } from "../harness/tablet.ts";

/** The record that somebody made last, as the server numbered it. */
const madeLast = ({ school }: Classroom): string => {
  const made = changesOnServer(school).filter(({ kind }) => kind === "observation");
  const [latest] = made.sort((one, other) => (one.at < other.at ? 1 : -1));
  return latest?.record ?? "";
};

test("how it went, said more exactly by one, and words, mended by the other, both stand", async ({ classroom, newTablet }) => {
  const [toms, priyas] = [await tabletOf(newTablet, classroom, "ta"), await tabletOf(newTablet, classroom, "teacher")];
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
  const [toms, priyas] = [await tabletOf(newTablet, classroom, "ta"), await tabletOf(newTablet, classroom, "teacher")];
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
  const [priyas, helens] = [await tabletOf(newTablet, classroom, "teacher"), await tabletOf(newTablet, classroom, "leader")];
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

test("the words of a target, and what to watch for in it, are two things: only who says the same one is told", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const [priyas, marcias] = [await tabletOf(newTablet, classroom, "teacher"), await tabletOf(newTablet, classroom, "phaseLeader")];
  const [priya, marcia] = [await callAs(school, one("teacher")), await callAs(school, one("phaseLeader"))];
  const target = recordsOnServer(school, "target").find(({ fields }) => fields.wording === "Chooses red or green with her eyes");
  if (target === undefined) throw new Error("the demonstration has no such target");
  const { stream, id: record } = target;
  const began = Object.values(target.marks)[0]?.change ?? "";
  const now = Date.now();
  const words = (wording: string) => ({ stream, kind: "target", record, fields: { wording }, over: { statement: began } }) as const;

  await priya.acts(now - 4_000, words("Chooses red or blue with her eyes"));
  await marcia.acts(now - 3_000, { stream, kind: "target", record, fields: { counts: "Eyes rest on one" }, over: { watchFor: began } });
  await exchangeInTurn(priyas, marcias);
  for (const tablet of [priyas, marcias]) {
    await opens(tablet, "Amara");
    await tablet.sees(/Chooses red or blue with her eyes Counts: Eyes rest on one/);
    await tablet.sees(/Up to date/);
    await tablet.tap({ role: "button", name: "Close the sheet" });
  }

  await marcia.acts(now - 2_000, words("Chooses one of two cards with her eyes"));
  await exchangeInTurn(priyas, marcias);
  await priyas.sees(/Needs attention: 1/);
  await marcias.sees(/Up to date/);
  await opensThePill(priyas);
  await priyas.sees(/Amara’s target was changed by two people\. Marcia’s wording, .*, replaced yours/);
  await priyas.tap({ role: "button", name: "Bring mine back" });
  await opensTheClass(priyas);
  await exchangeInTurn(priyas, marcias);
  for (const tablet of [priyas, marcias]) {
    await opens(tablet, "Amara");
    await tablet.sees(/Chooses red or blue with her eyes Counts: Eyes rest on one/);
    await tablet.sees(/Up to date/);
  }
});
