/** A class as it is kept from September to July: what no longer happens, and a name put right, as the lesson shows them. */
import { exchangeInTurn, opensTheSchool, tabletOf } from "../harness/deeds.ts";
import { expect, test } from "../harness/moments.ts";

test("an activity that is ended is offered in the lesson no more, is in the list of what is over, and is taken up again from there", async ({
  classroom,
  newTablet,
  itIs,
}) => {
  await itIs("10:45");
  const [priyas, toms] = [await tabletOf(newTablet, classroom, "teacher"), await tabletOf(newTablet, classroom, "ta")];
  const offered = { role: "button", name: "Sensory story" } as const;
  await toms.sees(offered);

  await opensTheSchool(priyas);
  await priyas.tap({ role: "button", name: /^Sensory story\s*, set up/ });
  await priyas.tap({ role: "button", name: "No longer happens" });
  await priyas.tap({ role: "button", name: "It no longer happens" });
  await priyas.sees(/No longer happen 1/);
  await priyas.seesNoMore({ role: "button", name: /^Sensory story\s*, set up/ });
  await exchangeInTurn(priyas, toms);
  for (const tablet of [priyas, toms]) await tablet.seesNoMore(offered);
  await toms.tap({ role: "button", name: "Other" });
  await toms.sees({ role: "button", name: /^Snack/, within: { role: "dialog", name: "What is it now?" } });
  expect(await toms.count({ role: "button", name: /^Sensory story/ })).toBe(0);
  await toms.tap({ role: "button", name: "Close" });

  await opensTheSchool(priyas);
  await priyas.tap("No longer happen");
  await priyas.sees(/Sensory story last on yesterday/);
  await priyas.tap({ role: "button", name: /^Happens again\s*Sensory story/ });
  await priyas.sees({ role: "button", name: /^Sensory story\s*, set up/ });
  await exchangeInTurn(priyas, toms);
  await toms.sees(offered);
});

test("a class whose name is put right has it on the iPads of its adults", async ({ classroom, newTablet, itIs }) => {
  await itIs("10:45");
  const [helens, toms] = [await tabletOf(newTablet, classroom, "leader"), await tabletOf(newTablet, classroom, "ta")];
  await toms.sees(/Kingfisher/);
  await opensTheSchool(helens);
  await helens.tap({ role: "button", name: "Change Kingfisher" });
  await helens.type("Name", " ");
  await helens.tap({ role: "button", name: "Save" });
  await helens.sees(/Give it a name\./);
  await helens.type("Name", "Kingfishers of the garden room");
  await helens.tap({ role: "button", name: "Save" });
  await helens.sees({ role: "button", name: "Change Kingfishers of the garden room" });
  await exchangeInTurn(helens, toms);
  await toms.sees(/Kingfishers of the garden room/);
});
