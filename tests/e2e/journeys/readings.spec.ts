/** Who read about a child: noted on the iPad where it was, and read by a leader once it has been handed in. */
import { exchanges, goOffline, goOnline, opensThePlan, opensTheSchool, tabletOf } from "../harness/deeds.ts";
import { expect, test } from "../harness/moments.ts";
import { pagesReadBy } from "../harness/schoolFile.ts";

const toLook = { role: "button", name: "Show who read about a child" } as const;

test("a child's pages are opened on an iPad with no network, and a leader reads by whom and which", async ({
  classroom,
  newTablet,
  itIs,
}) => {
  const { school, one } = classroom;
  const { person, displayName } = one("ta");
  await itIs("15:40");
  const toms = await tabletOf(newTablet, classroom, "ta");
  await goOffline(toms);
  await opensThePlan(toms, "Amara");
  await toms.tap({ role: "link", name: "Support" });
  await toms.sees({ role: "heading", name: "Support" });
  expect(pagesReadBy(school, person)).toEqual([]);
  await goOnline(toms);
  await exchanges(toms);
  await expect.poll(() => pagesReadBy(school, person)).toEqual(["plan", "support"]);

  const helens = await tabletOf(newTablet, classroom, "leader");
  await opensTheSchool(helens);
  await helens.tap(toLook);
  await helens.sees({ role: "heading", name: "Who read about a child" });
  await helens.sees(new RegExp(`${displayName} read the plan of Amara`));
  await helens.sees(new RegExp(`${displayName} read the support records of Amara`));
  await helens.seesNoMore(toLook);
});
