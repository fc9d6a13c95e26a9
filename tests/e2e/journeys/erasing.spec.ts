/** A child whose family asks that everything be erased: said before, done once, and gone from the server and from every iPad. */
import { card } from "../harness/classroom.ts";
import { exchanges, goOffline, goOnline, notes, opensTheClass, opensTheSchool, picks, tabletOf } from "../harness/deeds.ts";
import { expect, test } from "../harness/moments.ts";
import { streamsHolding } from "../harness/schoolFile.ts";
import { opensRows } from "../harness/tabletKeys.ts";
import { rowsOf } from "../harness/tabletRows.ts";

test("a child who has left is erased: what will happen is said first, and then the server and an iPad that was away hold nothing of theirs", async ({
  classroom,
  newTablet,
  itIs,
}) => {
  const { school, one } = classroom;
  await itIs("15:40");
  const helens = await tabletOf(newTablet, classroom, "leader", opensRows);
  const toms = await tabletOf(newTablet, classroom, "ta", opensRows);
  await goOffline(toms);
  await notes(toms, "Cai", "reached for the ribbon");
  await notes(toms, "Bilal", "laughed at the drum");
  await toms.sees(/2 to send/);

  await opensTheSchool(helens);
  await helens.tap({ role: "button", name: /^Cai\s*targets and card/ });
  await helens.tap({ role: "button", name: "Has left the school" });
  await helens.tap({ role: "button", name: "Cai has left" });
  await helens.tap("Pupils who have left");
  await helens.tap({ role: "button", name: /^Erase…\s*Cai/ });
  const asked = { role: "dialog", name: "Erase everything about Cai Penhallow?" } as const;
  await helens.sees(asked);
  await helens.sees(/goes from the school’s server now, and from each iPad at its next exchange/);
  await helens.tap({ role: "button", name: "Erase for good" });
  await helens.sees(/Say why\./);
  await picks(helens, "Why", "Their family asked for it");
  await helens.tap({ role: "button", name: "Erase for good" });
  await helens.sees(/Write Cai Penhallow, as it stands above\./);
  expect(streamsHolding(school, "Penhallow")).not.toEqual([]);
  await helens.type("Write the child’s name, so that it is this one", "cai penhallow");
  await helens.tap({ role: "button", name: "Erase for good" });
  await helens.seesNoMore(asked);
  await helens.seesNoMore("Pupils who have left");
  expect(streamsHolding(school, "Penhallow")).toEqual([]);
  await exchanges(helens);
  expect((await rowsOf(helens, one("leader").person)).filter(({ text }) => text.includes("Penhallow"))).toEqual([]);

  await goOnline(toms);
  await exchanges(toms);
  await opensTheClass(toms);
  await toms.seesNoMore({ role: "button", name: card("Cai") });
  await toms.sees({ role: "button", name: card("Bilal") });
  const words = ["reached for the ribbon", "laughed at the drum"];
  expect(words.map((one) => streamsHolding(school, one).length)).toEqual([0, 1]);
  expect((await rowsOf(toms, one("ta").person)).filter(({ text }) => /Penhallow|reached for the ribbon/.test(text))).toEqual([]);
});
