import { expect, test } from "vitest";
import { PasteTargets } from "../../../src/app/pupil/PasteTargets.svelte.ts";
import { othersIn } from "../../../src/app/state/noteCheck.ts";

const roll = [
  { pupil: "1", name: "Cai", called: ["Cai"] },
  { pupil: "2", name: "Femi", called: ["Femi", "Oluwafemi"] },
  { pupil: "3", name: "Grace", called: ["Grace"] },
  { pupil: "4", name: "Cai R", called: ["Cai"] },
];

/** A list as it is pasted for Cai. */
function pastedForCai(...lines: string[]): PasteTargets {
  const list = new PasteTargets(
    () => [],
    (wording) => othersIn(wording, "1", roll),
  );
  list.pasted = lines.join("\n");
  return list;
}

test("a line that names another child is told of, and is taken as it stands", () => {
  const list = pastedForCai("Cai will wait for Femi to finish, then ask oluwafemi for the drum", "Walks with grace");
  expect(list.targets.map(({ wording, advice }) => [wording, advice])).toEqual([
    [
      "Cai will wait for Femi to finish, then ask oluwafemi for the drum",
      [
        "“Femi” is another child’s name. Is this the right child’s list? It can stay as it is.",
        "“Oluwafemi” is another child’s name. Is this the right child’s list? It can stay as it is.",
      ],
    ],
    ["Walks with grace", []],
  ]);
  expect(list.ready).toBe(true);
});

test("a namesake's name is the child's own, and advice on the wording comes after", () => {
  const [target] = pastedForCai("Cai will enjoy hydrotherapy with Femi").targets;
  expect(target?.advice.map((said) => said.split(" ").slice(0, 3).join(" "))).toEqual(["“Femi” is another", "“Enjoy” cannot be"]);
});

test("a line that is a target already is told of and left out, whatever its spaces and capitals; the rest comes in", () => {
  const list = new PasteTargets(
    () => [],
    () => [],
    () => ["Looks at one of two objects", "Presses the switch"],
  );
  list.pasted = "• Looks at one of  two objects\nWaves to say goodbye\npresses the Switch";
  expect(list.targets.map(({ wording }) => wording)).toEqual(["Waves to say goodbye"]);
  expect(list.there).toEqual(["Looks at one of  two objects", "presses the Switch"]);
  expect(list.ready).toBe(true);
  list.pasted = "Presses the switch";
  expect(list.ready).toBe(false);
});

test("a line is filed under the framework that its area is of, guessed or chosen; without an area it is under none", () => {
  const groups = [
    { framework: "psp", name: "Personal, social and physical", areas: [{ id: "physical-moving", name: "Moving" }], own: true, used: true },
    { framework: "brook", name: "Brook", areas: [{ id: "gross", name: "Gross motor" }], own: false, used: true },
  ];
  const list = new PasteTargets(
    () => groups,
    () => [],
  );
  list.pasted = ["Walks to the minibus", "Stands in the frame", "Goes on"].join("\n");
  list.choose("Stands in the frame", "gross");
  expect(list.targets.map(({ area, framework }) => [area, framework])).toEqual([
    ["physical-moving", "psp"],
    ["gross", "brook"],
    [null, null],
  ]);
});
