/** A framework that is the school's own: begun by who leads it, filled, adopted, and lived with in the class. */
import { card, expect, signIn, test } from "../harness/classroom.ts";
import { exchanges, givesFile, opensTheClass, opensThePlan, opensTheSchool, picks } from "../harness/deeds.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";
import type { Tablet } from "../harness/tablet.ts";

const step = "Reaches into the sand";
const steps = ["Strand,Level,Step,Counts,Doesn't count", `Touch,First,${step},either hand,hand put there`].join("\r\n");
const sideways = ["Strand,Level,Sideways", "Touch,First,Offer the same tray out of doors."].join("\r\n");
const pathways = { role: "group", name: "Children who work with it, by pathway" } as const;

async function bringsIn(tablet: Tablet, kind: string, text: string): Promise<void> {
  await tablet.tap({ role: "button", name: "Bring in a list" });
  await picks(tablet, "It is a list of", kind);
  await givesFile(tablet, "ours.csv", text);
  await tablet.tap({ role: "button", name: "Put 1 row into the draft" });
}

test("a school's own sensory curriculum is begun, filled and adopted; a class teacher files, watches and reads a profile by it", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(400_000);
  const { school, one } = classroom;
  const office = await newTablet(school.origin);
  await office.open("/");
  await signIn(office, one("leader"));
  await opensTheSchool(office);
  await office.tap({ role: "button", name: "Add a framework" });
  await office.tap({ role: "button", name: "Begin it" });
  await office.sees(/Give it a name\./);
  await office.type("Name", " ENGAGEMENT ");
  await office.tap({ role: "button", name: "Begin it" });
  await office.sees(/The school has a framework of this name\./);
  await office.type("Name", "Our sensory curriculum");
  await office.tap({ role: "button", name: "Begin it" });
  await office.sees(/Say which children work with it\./);
  await office.tap({ role: "checkbox", name: "Brook", within: pathways });
  await office.tap({ role: "button", name: "Begin it" });

  await office.sees(/You are editing version 1/);
  await office.sees(/There is no area\. It is needed/);
  await office.type("A new level", "First");
  await office.tap({ role: "button", name: "Add an area" });
  await office.type("Area", "Touch");
  await bringsIn(office, "Steps", steps);
  await bringsIn(office, "Sideways lines", sideways);
  await office.tap("First");
  await office.tap({ role: "button", name: "Adopt version 1" });
  await office.seesNoMore(/You are editing/);
  await office.sees(/In force: version 1/);
  const [own, ...others] = recordsOnServer(school, "frameworkVersion").filter(({ fields }) => fields.name === "Our sensory curriculum");
  expect(others).toEqual([]);
  expect(own?.fields).toMatchObject({ version: 1, example: false, pathways: ["brook"], steps: [{ step }] });
  await office.close();

  const priyas = await newTablet(school.origin);
  await priyas.open("/");
  await signIn(priyas, one("teacher"));
  await opensThePlan(priyas, "Amara");
  await priyas.tap({ role: "button", name: "New target" });
  await priyas.type("The target, in words", "Reaches into the sand tray");
  await picks(priyas, "Area", "Touch");
  await priyas.tap({ role: "button", name: "Add the target" });
  await priyas.tap({ role: "button", name: "Choose what to watch for" });
  await picks(priyas, "Strand", "Our sensory curriculum: Touch");
  await priyas.sees(/Instead of the next step up: Offer the same tray out of doors\./);
  await priyas.tap({ role: "button", name: new RegExp(`^${step}`) });
  await priyas.tap({ role: "button", name: "Save what to watch for" });
  await priyas.seesNoMore({ role: "button", name: "Save what to watch for" });
  await exchanges(priyas);
  await opensTheClass(priyas);
  await priyas.tap({ role: "button", name: card("Amara") });
  await priyas.tap({ role: "button", name: "Watch for" });
  await priyas.tap({ role: "button", name: /^A bit of help/, within: { role: "group", name: `${step}: how it went` } });
  await priyas.sees(/Saved (here|and sent)/);
  await opensThePlan(priyas, "Amara");
  await priyas.tap({ role: "link", name: "Profile" });
  const ladder = { role: "region", name: "Our sensory curriculum levels by data point" } as const;
  await priyas.sees(ladder);
  await expect.poll(() => priyas.reads(ladder)).toContain(step);
});
