import { brook } from "../../../src/domain/frameworks/brook.ts";
import { card, expect, signIn, test } from "../harness/classroom.ts";
import { opens, opensTheClass, opensThePlan, pastes, tabletOf } from "../harness/deeds.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";
import { shellIsKept } from "../harness/shellFacts.ts";

const children = ["Amara", "Bilal", "Cai", "Dilys", "Ewan", "Femi", "Hana", "Maryam", "Theo"] as const;

/** A list as it stands in Word: bullets, odd spaces, dashes, quotes, and lines that could be said better. */
const lines = (name: string): string[] => [
  `${name} will look at one of two objects for 3 seconds with an adult waiting.`,
  `Hold head up in standing frame – for one song`,
  `To enjoy hydrotherapy (${name})`,
  `Presses “more” 3/5, left hand`,
  `Opens hand for the spoon at snack & lunch`,
  `Continue to work on signing at snack`,
  `Settles within 5 min of arriving; towel on chair`,
  `Waits…then reaches`,
];
/** Seventy in all: the last two children have a line less. */
const listOf = (name: string) => lines(name).slice(0, ["Maryam", "Theo"].includes(name) ? 7 : 8);

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
  await shellIsKept(tablet);
  await tablet.goOffline();
  for (const name of children) {
    await tablet.tap({ role: "link", name: new RegExp(`^${name}`) });
    await tablet.tap({ role: "button", name: "Paste a list" });
    const list = listOf(name);
    await pastes(tablet, "From Word, paste here", list.map((line, at) => (at % 2 === 0 ? `• ${line}` : line)).join("\n"));
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

test("a target is written to stand for a step of the bank: its level is on the plan, and beside its strand in the profile", async ({
  classroom,
  newTablet,
}) => {
  const { school } = classroom;
  const tablet = await tabletOf(newTablet, classroom, "teacher");
  await opensThePlan(tablet, "Cai");
  await tablet.goOffline();
  await tablet.tap({ role: "button", name: "New target" });
  const wording = "Passes the ball on when a friend looks";
  await tablet.type("The target, in words", wording);
  await tablet.tap("Choose a step");
  const inTheBank = '[aria-label="The step it stands for"] .bank b';
  const shown = () => tablet.evaluate((steps) => document.querySelectorAll(steps).length, inTheBank);
  await expect.poll(shown).toBeGreaterThan(0);
  const [level, step] = await tablet.evaluate(() => {
    const shown = [...document.querySelectorAll('[aria-label="The step it stands for"] section')].at(-1);
    return [shown?.getAttribute("aria-label") ?? "", shown?.querySelector(".bank b")?.textContent ?? ""] as const;
  });
  await tablet.tap({ role: "button", name: new RegExp(`^${step}`) });
  await tablet.sees({ role: "button", name: "Stands for no step" });
  await tablet.tap({ role: "button", name: "Add the target" });
  const onThePlan = { role: "article", name: wording } as const;
  await tablet.sees(onThePlan);
  await expect.poll(() => tablet.reads(onThePlan)).toContain(`, ${level}`);
  await expect.poll(() => tablet.reads(onThePlan)).toContain(`Stands for: ${step}`);

  // An edit of something else leaves it.
  await tablet.tap({ role: "button", name: `Edit: ${wording}` });
  await tablet.type("Counts", "The ball leaves his hand");
  await tablet.tap({ role: "button", name: "Save the target" });
  await tablet.sees(/Counts: The ball leaves his hand/);

  await opensTheClass(tablet);
  await opens(tablet, "Cai");
  await tablet.tap({ role: "button", name: /^On own/, within: { role: "group", name: `${wording}: how it went` } });
  await tablet.sees(new RegExp(`${wording}[^.]*: on own\\s+Saved here`));
  await opensThePlan(tablet, "Cai");
  await tablet.tap({ role: "link", name: "Profile" });
  await tablet.sees({ role: "button", name: `Own journey: ${wording}` });
  await tablet.sees(new RegExp(`${wording}\\s+${level}, last `));

  await tablet.goOnline();
  await tablet.sees(/Up to date/);
  const target = recordsOnServer(school, "target").find(({ fields }) => fields.wording === wording);
  const chosen = brook.steps.find(({ id }) => id === target?.fields.step);
  expect(target?.fields).toMatchObject({ framework: "brook", area: chosen?.strand, counts: "The ball leaves his hand" });
  expect(chosen?.step).toBe(step);
});

test("an assistant says on a child's page what adults may see the child do, and it is what everybody may say in the lesson", async ({
  classroom,
  newTablet,
}) => {
  const { school } = classroom;
  const tablet = await tabletOf(newTablet, classroom, "ta");
  await opensThePlan(tablet, "Cai");
  await tablet.tap({ role: "button", name: "Edit my page" });
  await tablet.type("What you may see me do, six to eight, one a line", "Pushed the drum back");
  await tablet.tap({ role: "button", name: "Save the page" });
  await tablet.seesNoMore({ role: "button", name: "Save the page" });
  await tablet.sees(/What you may see me do\s+Pushed the drum back\s+Edit my page/);
  await opensTheClass(tablet);
  await opens(tablet, "Cai");
  await tablet.tap({ role: "button", name: "Engagement" });
  await tablet.sees(/Pushed the drum back/);
  await tablet.sees(/Up to date/);
  const standing = recordsOnServer(school, "chip").filter(({ fields }) => typeof fields.removedAt !== "number");
  expect(standing.map(({ fields }) => fields.label)).toEqual(expect.arrayContaining(["Pushed the drum back"]));
});
