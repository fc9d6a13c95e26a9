import { card, expect, signIn, test } from "../harness/classroom.ts";
import { opens } from "../harness/deeds.ts";
import type { Tablet } from "../harness/tablet.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";

const children = ["Amara", "Bilal", "Cai", "Dilys", "Ewan", "Femi", "Hana", "Maryam", "Theo"] as const;

/** A list as it stands in Word: bullets, odd spaces, dashes, quotes, and lines that could be said better. */
const lines = (name: string): string[] => [
  `${name} will look at one of two objects for 3 seconds with an adult waiting.`,
  `Hold head up in standing frame – for one song`,
  `To enjoy hydrotherapy (${name})`,
  `Presses “more” 3/5, left hand`,
  `Opens hand for the spoon at snack & lunch`,
  `Continue to work on signing`,
  `Settles within 5 min of arriving; towel on chair`,
  `Waits…then reaches`,
];
/** Seventy in all: the last two children have a line less. */
const listOf = (name: string) => lines(name).slice(0, ["Maryam", "Theo"].includes(name) ? 7 : 8);

/** Pastes into the list: all at once, as from Word. */
async function pastes(tablet: Tablet, words: string): Promise<void> {
  await tablet.sees({ role: "heading", name: "Paste a list" });
  await tablet.evaluate((pasted) => {
    const field = document.querySelector("textarea");
    if (!field) throw new Error("there is nothing to paste into");
    field.value = pasted;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }, words);
}

test("a class teacher brings nine pupils' targets in from a Word list of seventy lines in one sitting, offline, and not a letter changes", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(400_000);
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  await tablet.open("/");
  await signIn(tablet, one("teacher"));
  const before = new Set(recordsOnServer(school, "target").map(({ id }) => id));

  await tablet.tap({ role: "link", name: "Plans" });
  await tablet.goOffline();
  for (const name of children) {
    await tablet.tap({ role: "link", name: new RegExp(`^${name}`) });
    await tablet.tap({ role: "button", name: "Paste a list" });
    const list = listOf(name);
    await pastes(tablet, list.map((line, at) => (at % 2 === 0 ? `• ${line}` : line)).join("\n"));
    await tablet.tap({ role: "button", name: `Add ${list.length} targets` });
    await tablet.sees({ role: "button", name: `Edit: ${list[0] ?? ""}` });
    await tablet.tap({ role: "link", name: "Plans" });
  }

  // What was pasted is what the class records on, at once.
  await tablet.tap({ role: "link", name: "Class" });
  await opens(tablet, "Theo");
  await tablet.sees(/Hold head up in standing frame – for one song/);
  await tablet.goOnline();
  await tablet.sees(/Up to date/);

  const brought = recordsOnServer(school, "target").filter(({ id }) => !before.has(id));
  expect(brought).toHaveLength(70);
  expect(brought.map(({ fields }) => fields.wording).sort()).toEqual(children.flatMap(listOf).sort());
});

test("a target comes to its next step, which the class records on; the other is kept with what was seen of it", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  await tablet.open("/");
  await signIn(tablet, one("teacher"));
  await tablet.tap({ role: "link", name: "Plans" });
  await tablet.tap({ role: "link", name: /^Cai/ });
  await tablet.tap({ role: "button", name: "Next step: Looks at one of two objects for 3 seconds" });
  await tablet.type("The target, in words", "Looks at one of two pictures for 3 seconds");
  await tablet.tap({ role: "button", name: "Next step" });
  await tablet.sees({ role: "button", name: "Edit: Looks at one of two pictures for 3 seconds" });
  await tablet.sees(/Then: Looks at one of two pictures for 3 seconds/);

  await tablet.tap({ role: "link", name: "Class" });
  await tablet.sees({ role: "button", name: card("Cai") });
  await opens(tablet, "Cai");
  await tablet.sees(/Looks at one of two pictures for 3 seconds/);
  await tablet.sees(/Up to date/);
  const [successor] = recordsOnServer(school, "target").filter(
    ({ fields }) => fields.wording === "Looks at one of two pictures for 3 seconds",
  );
  expect(successor?.fields).toMatchObject({ area: "communication" });
});
