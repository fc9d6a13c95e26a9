/** The school's own frameworks: said otherwise by who leads it, version by version, and what becomes of that in the class. */
import { card, expect, signIn, test } from "../harness/classroom.ts";
import { exchanges, givesFile, opensTheClass } from "../harness/deeds.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";
import type { Tablet } from "../harness/tablet.ts";

type School = Parameters<typeof recordsOnServer>[0];
const step = "Turns to the side a voice came from";
const anchor = "Stills when somebody is near";

/** What the server holds of Brook, the first version first. */
const versionsOf = (school: School) =>
  recordsOnServer(school, "frameworkVersion")
    .map(({ fields }) => fields)
    .filter(({ framework }) => framework === "brook")
    .sort((one, other) => Number(one.version) - Number(other.version));

async function edits(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "link", name: "School" });
  await tablet.tap({ role: "button", name: /^Brook/ });
  await tablet.tap({ role: "button", name: "Edit" });
  await tablet.sees(/You are editing version 2/);
}

/** The server has taken it once nothing is being edited any more. */
async function adopts(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "button", name: "Adopt version 2" });
  await tablet.seesNoMore(/You are editing/);
  await tablet.sees(/In force: version 2/);
}

/** In the dialog that is open. */
async function chooses(tablet: Tablet, text: string): Promise<void> {
  await tablet.sees({ role: "heading", name: "Bring in a list" });
  await givesFile(tablet, "steps.csv", text);
}

test("a leader adds a step and says an anchor otherwise: the next version, whose step a class teacher has watched for", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(400_000);
  const { school, one } = classroom;
  const [shipped] = versionsOf(school);
  const office = await newTablet(school.origin);
  await office.open("/");
  await signIn(office, one("leader"));
  await edits(office);
  await office.tap("K1, Pre-intentional: reflexive");
  await office.type("Anchor of K1, in one line", anchor);
  await office.tap({ role: "button", name: "Add a step to K1" });
  await office.type("Step", step);
  await office.type("Counts", "within 5 s");
  await adopts(office);

  const [first, second, ...more] = versionsOf(school);
  expect(more).toEqual([]);
  // What was adopted before is as it was: records made under it go on meaning what they meant.
  expect(first).toEqual(shipped);
  expect(second).toMatchObject({
    version: 2,
    example: false,
    anchors: expect.arrayContaining([expect.objectContaining({ words: anchor })]),
  });
  expect(second?.steps).toEqual(expect.arrayContaining([expect.objectContaining({ step, counts: "within 5 s", level: "k1" })]));
  await office.close();

  const priyas = await newTablet(school.origin);
  await priyas.open("/");
  await signIn(priyas, one("teacher"));
  await priyas.tap({ role: "link", name: "Plans" });
  await priyas.tap({ role: "link", name: /^Amara/ });
  await priyas.tap({ role: "button", name: "Choose what to watch for" });
  await priyas.tap({ role: "button", name: new RegExp(`^${step}`) });
  await priyas.tap({ role: "button", name: "Save what to watch for" });
  await priyas.seesNoMore({ role: "button", name: "Save what to watch for" });
  await exchanges(priyas);
  await opensTheClass(priyas);
  await priyas.tap({ role: "button", name: card("Amara") });
  await priyas.tap({ role: "button", name: "Watch for" });
  await priyas.sees({ role: "group", name: `${step}: how it went` });
});

test("a leader brings steps in from a list with a row that is wrong: told where and what to mend, taken when asked, and once", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(400_000);
  const { school, one } = classroom;
  const [shipped] = versionsOf(school);
  const had = Array.isArray(shipped?.steps) ? shipped.steps.length : 0;
  const list = [
    "Strand,Level,Step,Counts",
    `Communication,K1,${step},within 5 s`,
    "Singing,K1,Hums,one note",
    "Communication,K2,Reaches to the side a voice came from,either hand",
  ].join("\r\n");
  const office = await newTablet(school.origin);
  await office.open("/");
  await signIn(office, one("leader"));
  await edits(office);
  await office.tap({ role: "button", name: "Bring in a list" });
  await chooses(office, list);
  await office.sees({ role: "heading", name: "2 rows added" });
  await office.sees(/steps\.csv, line 3, column Strand: .*Write one of: Communication,/);
  // Looked at and left: nothing has come of it.
  await office.tap({ role: "button", name: "Close" });
  await office.tap({ role: "button", name: "Bring in a list" });
  await chooses(office, list);
  await office.tap({ role: "button", name: "Put 2 rows into the draft" });
  await office.tap({ role: "button", name: "Bring in a list" });
  await chooses(office, list);
  await office.sees(/2 rows here already, word for word/);
  expect(await office.count({ role: "button", name: /into the draft$/ })).toBe(0);
  await office.tap({ role: "button", name: "Close" });
  expect(versionsOf(school)).toHaveLength(1);

  await adopts(office);
  expect(versionsOf(school)[1]?.steps).toHaveLength(had + 2);
});
