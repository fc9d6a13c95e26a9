/** An iPad is left on a bus: a leader switches it off, and it empties itself where it next finds a network. */
import { expect, givesPassword, test, tileOf } from "../harness/classroom.ts";
import { tabletOf } from "../harness/deeds.ts";

test("a leader says that an iPad is lost: it takes everybody's records off itself, lets nobody in, and is let in again once it is found", async ({
  classroom,
  newTablet,
}) => {
  const { one } = classroom;
  const [lost, office] = [await tabletOf(newTablet, classroom, "ta"), await tabletOf(newTablet, classroom, "leader")];

  await office.tap({ role: "link", name: "School" });
  await office.tap({ role: "button", name: /^iPad 1 / });
  await office.sees({ role: "heading", name: "On this iPad" });
  await office.tap({ role: "button", name: "Lost or stolen…" });
  await office.sees(/deletes what opens the records on it/);
  await office.tap({ role: "button", name: "Yes, iPad 1 is lost or stolen" });
  await office.sees(/Lost or stolen: off/);

  await lost.reopen();
  await lost.sees(/This iPad was reported lost or stolen/);
  await lost.sees({ role: "heading", name: "Sign in" });
  expect(await lost.count(tileOf(one("ta")))).toBe(0);
  // The tile goes first, with what opens the records; then they do.
  const databases = () => lost.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());
  await expect.poll(databases).toEqual(["small-steps-device", "small-steps-key"]);
  await givesPassword(lost, one("ta"));
  await lost.sees(/This iPad was signed off by the school/);

  await office.tap({ role: "button", name: /^iPad 1 / });
  await office.tap({ role: "button", name: "Found: let it in again" });
  await office.sees(/iPad 1 .*last heard of/);
  await givesPassword(lost, one("ta"));
  await lost.sees({ role: "textbox", name: "Choose a PIN" });
});
