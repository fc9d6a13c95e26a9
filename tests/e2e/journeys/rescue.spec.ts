/** A PIN was forgotten: a leader sees who asks to be let in, lets one of them in and the other not, and the page is as it was. */
import { expect, test } from "../harness/classroom.ts";
import { opensTheSchool, tabletOf } from "../harness/deeds.ts";
import { asksToBeLetIn } from "../harness/rescuing.ts";

test("a leader lets in who has forgotten their PIN, and not who they do not know", async ({ classroom, newTablet }) => {
  test.setTimeout(200_000);
  const { school, all, one } = classroom;
  const [known, unknown] = all("ta");
  if (!known || !unknown) throw new Error("the demonstration has too few assistants");
  const office = await tabletOf(newTablet, classroom, "leader");
  await opensTheSchool(office);
  await office.sees({ role: "heading", name: "Staff" });
  const asks = { role: "region", name: "Asks to open their iPad again" } as const;
  expect(await office.count(asks)).toBe(0);

  const [theirs, others] = [await asksToBeLetIn(school, known), await asksToBeLetIn(school, unknown)];
  expect([await theirs(), await others()]).toEqual(["waiting", "waiting"]);
  await office.tap({ role: "link", name: "Class" });
  await opensTheSchool(office);
  await office.sees(asks);
  await office.tap({ role: "button", name: `Let them in: ${known.displayName}` });
  await office.sees(new RegExp(`${known.displayName} can open their iPad within the hour`));
  await office.tap({ role: "button", name: `Not now: ${unknown.displayName}` });
  await office.sees(new RegExp(`${unknown.displayName} was not let in`));
  expect([await theirs(), await others()]).toEqual(["open", "refused"]);
  // Told once.
  expect(await theirs()).toBe("waiting");

  const phase = await tabletOf(newTablet, classroom, "phaseLeader");
  await opensTheSchool(phase);
  await phase.sees({ role: "button", name: new RegExp(one("teacher").displayName) });
  expect(await phase.count(asks)).toBe(0);
});
