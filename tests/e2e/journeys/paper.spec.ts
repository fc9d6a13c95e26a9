/** Out on paper: chosen at the desk on Friday, and printed for the day the iPad is flat, with no server there. */
import { expect, test } from "../harness/classroom.ts";
import { notes, opensTheClass, tabletOf } from "../harness/deeds.ts";

test("Friday's page and the targets are made with the server stopped, and what was left out is not remembered", async ({
  classroom,
  newTablet,
}) => {
  const tablet = await tabletOf(newTablet, classroom, "teacher");
  await notes(tablet, "Cai", "Stilled before the drum, twice");
  await classroom.school.stop();
  await tablet.goOffline();

  await tablet.tap({ role: "link", name: "On paper" });
  await tablet.sees({ role: "heading", name: "What we saw this week" });
  const line = { role: "checkbox", name: /^Stilled before the drum, twice\./ } as const;
  await tablet.sees(line);
  const ticked = () =>
    tablet.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>("input[type=checkbox]")]
        .filter((box) => box.closest("label")?.textContent.includes("Stilled before the drum, twice"))
        .map((box) => box.checked),
    );
  await expect.poll(ticked).toEqual([true]);
  await tablet.tap(line);
  await expect.poll(ticked).toEqual([false]);

  await tablet.tap({ role: "link", name: "Targets at a glance" });
  await tablet.sees({ role: "columnheader", name: "A bit of help" });
  await tablet.sees(/Child, and what helps .*Not yet Seen by .*Typed in later through Catch up/);

  await tablet.tap({ role: "link", name: "What we saw this week" });
  await tablet.sees(line);
  await expect.poll(ticked).toEqual([true]);
  await opensTheClass(tablet);
});
