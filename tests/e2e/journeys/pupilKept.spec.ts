/** A child as they are kept under School: their targets pasted, their name put right, gone from the school and back. */
import { card } from "../harness/classroom.ts";
import { exchangeInTurn, opensTheSchool, pastes, tabletOf } from "../harness/deeds.ts";
import { expect, test } from "../harness/moments.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";

const list = "• Waves to say goodbye\nPresses “more” 3/5, left hand";

test("a list that is pasted again adds nothing; a name put right, a child gone and back are so on an assistant's iPad", async ({
  classroom,
  newTablet,
  itIs,
}) => {
  const { school } = classroom;
  await itIs("15:40");
  const [helens, toms] = [await tabletOf(newTablet, classroom, "leader"), await tabletOf(newTablet, classroom, "ta")];
  const opensCai = async () => {
    await opensTheSchool(helens);
    await helens.tap({ role: "button", name: /^Cai\s*targets and card/ });
  };
  await opensCai();
  await pastes(helens, "Targets to add, one a line", list);
  await helens.tap({ role: "button", name: "Add 2 targets" });
  await helens.sees(/2 targets added/);
  await pastes(helens, "Targets to add, one a line", list);
  await helens.sees(/Already there, and left out: 2 lines/);
  expect(await helens.count({ role: "button", name: /^Add \d/ })).toBe(0);
  await pastes(helens, "Targets to add, one a line", `${list}\nHolds a cup`);
  await helens.tap({ role: "button", name: "Add 1 target" });
  await helens.sees(/1 target added/);

  await helens.type("First name", " ");
  await helens.tap({ role: "button", name: "Save the details" });
  await helens.sees(/Give the first name\./);
  await helens.type("First name", "Kai");
  await helens.tap({ role: "button", name: "Save the details" });
  await helens.sees(/Details saved/);
  await helens.tap({ role: "button", name: "Close" });
  await helens.sees({ role: "button", name: /^Kai\s*targets and card/ });
  await exchangeInTurn(helens, toms);
  await toms.sees({ role: "button", name: card("Kai") });
  const wordings = recordsOnServer(school, "target").map(({ fields }) => fields.wording);
  for (const wording of ["Waves to say goodbye", "Presses “more” 3/5, left hand", "Holds a cup"]) {
    expect(wordings.filter((one) => one === wording)).toHaveLength(1);
  }

  await opensTheSchool(helens);
  await helens.tap({ role: "button", name: /^Kai\s*targets and card/ });
  await helens.tap({ role: "button", name: "Has left the school" });
  await helens.tap({ role: "button", name: "Kai has left" });
  await helens.sees(/Pupils who have left 1/);
  await helens.seesNoMore({ role: "button", name: /^Kai\s*targets and card/ });
  await exchangeInTurn(helens, toms);
  await toms.seesNoMore({ role: "button", name: card("Kai") });

  await opensTheSchool(helens);
  await helens.tap("Pupils who have left");
  await helens.sees(/Kai Penhallow last day today/);
  await helens.tap({ role: "button", name: /^Came back\s*Kai/ });
  await helens.sees({ role: "button", name: /^Kai\s*targets and card/ });
  await exchangeInTurn(helens, toms);
  await toms.sees({ role: "button", name: card("Kai") });
});
