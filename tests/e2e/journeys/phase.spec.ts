import { expect, signIn, test } from "../harness/classroom.ts";
import { says } from "../harness/deeds.ts";

test("the leader of a phase, with the server stopped, opens it, a class, a child's area, and reaches the record", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  await tablet.open("/");
  await signIn(tablet, one("phaseLeader"));
  await school.stop();

  await tablet.tap({ role: "link", name: "Phase" });
  await tablet.sees({ role: "heading", name: "Phase 2 (primary)" });
  await tablet.tap({ role: "button", name: /^Kingfisher/ });
  const count = { role: "link", name: /^Cai,\s*Communication\s*\d+\s*pieces? of evidence$/ } as const;
  const before = Number(/\d+/.exec(await tablet.reads(count))?.[0]);

  // What is seen now is counted when she comes back, and her class is still folded out.
  await tablet.tap({ role: "link", name: "Class" });
  await says(tablet, "Cai", "A bit of help");
  await tablet.tap({ role: "link", name: "Phase" });
  await tablet.sees({ role: "link", name: new RegExp(`^Cai,\\s*Communication\\s*${before + 1}\\s*pieces? of evidence$`) });

  await tablet.tap(count);
  await tablet.sees({ role: "heading", name: "Evidence" });
  await tablet.sees(/Looks at one of two objects for 3 seconds: a bit of help/);
  expect(await tablet.at()).toMatch(/^\/pupil\/[0-9a-z-]+\/evidence\/communication\/\d{4}-\d\d-\d\d$/);
});

test("an assistant has no such entry, and its address opens the class", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  await tablet.open("/phase");
  await signIn(tablet, one("ta"));
  expect(await tablet.count({ role: "link", name: "Phase" })).toBe(0);
});
