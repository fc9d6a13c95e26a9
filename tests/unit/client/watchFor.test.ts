/** Small steps that every adult of a child watches for: chosen at the desk, recorded in the lesson. */
import { expect, test } from "vitest";
import type { PinnedStep } from "../../../src/client/views/pupil.ts";
import { watchForQuery } from "../../../src/client/queries/watchFor.ts";
import { brook } from "../../../src/domain/frameworks/brook.ts";
import { withStep } from "../../../src/domain/frameworks/editing.ts";
import { streams } from "../../../src/domain/streams.ts";
import { lesson } from "./aClass.ts";
import { pupil, said, tabletWith } from "./aProfile.ts";
import { moment } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const pinOf = (id: string): PinnedStep => {
  const found = brook.steps.find((step) => step.id === id);
  if (!found) throw new Error(`the bank has no step ${id}`);
  const { strand, step: wording, counts, doesntCount } = found;
  return { id, framework: brook.framework, strand, wording, counts, doesntCount };
};
const keepsHold = pinOf("fine-k3-opens-and-keeps");
const looksBoth = pinOf("communication-k5-thing-and-person");

/** Priya chooses what to watch for in Amara; Tom, an assistant, has it on his iPad. */
async function watched(...steps: PinnedStep[]) {
  const made = await lesson();
  const hers = tabletOf(made.server);
  await made.join("Priya Kaur", "priya", "teacher", hers);
  const chooses = async (...chosen: PinnedStep[]) => {
    await hers.do("watchFor", { pupil: made.amara, steps: chosen });
    await hers.do("syncNow", {});
    await made.ipad.do("syncNow", {});
  };
  await chooses(...steps);
  const saw = (step: PinnedStep, pupil = made.amara) =>
    made.ipad.do("recordTarget", { pupil, target: step.id, step: true, went: "bitOfHelp", moment: moment(made.tom) });
  return { ...made, hers, chooses, saw };
}

test("what a teacher chooses stands in everybody's log sheet, in order, with what counts", async () => {
  const { sheet } = await watched(looksBoth, keepsHold);
  const { steps, others } = await sheet();
  expect(steps.map(({ id, step, wording, area, counts }) => ({ id, step, wording, area, counts }))).toEqual(
    [looksBoth, keepsHold].map(({ id, wording, strand, counts }) => ({ id, step: true, wording, area: strand, counts })),
  );
  expect(others.map(({ id }) => id)).not.toContain(keepsHold.id);
});

test("one tap is one record of the step, the same again is one more, and last time is remembered", async () => {
  const { saw, sheet, lastFive } = await watched(keepsHold);
  await saw(keepsHold);
  expect(await saw(keepsHold)).toMatchObject({ raised: true });
  const [record, ...others] = await lastFive();
  expect(others).toEqual([]);
  expect(record).toMatchObject({
    kind: "step",
    target: { id: keepsHold.id, wording: keepsHold.wording },
    how: { went: "bitOfHelp", tally: { times: 2 } },
  });
  const [row] = (await sheet()).steps;
  expect(row).toMatchObject({ last: "bitOfHelp", here: [{ went: "bitOfHelp", times: 2 }] });
});

test("a step that is let go leaves the sheet; what was seen of it keeps its words, and it can be chosen again", async () => {
  const { chooses, saw, sheet, lastFive } = await watched(keepsHold, looksBoth);
  await saw(keepsHold);
  await chooses(looksBoth);
  expect((await sheet()).steps.map(({ id }) => id)).toEqual([looksBoth.id]);
  expect((await lastFive())[0]?.target?.wording).toBe(keepsHold.wording);
  await chooses(keepsHold, looksBoth);
  expect((await sheet()).steps.map(({ id }) => id)).toEqual([keepsHold.id, looksBoth.id]);
});

test("of the wrong child, it goes to the right one as the same step where that is watched for there, else in words", async () => {
  const { hers, chooses, saw, cai, ipad, lastFive } = await watched(keepsHold);
  await saw(keepsHold);
  const [first] = await lastFive();
  await ipad.do("wrongPupil", { record: first?.id ?? "", right: cai });
  expect((await lastFive())[0]).toMatchObject({ kind: "note", words: keepsHold.wording, how: { went: "bitOfHelp" } });
  await hers.do("watchFor", { pupil: cai, steps: [keepsHold] });
  await chooses(keepsHold);
  await saw(keepsHold);
  const again = (await lastFive()).find(({ kind }) => kind === "step");
  await ipad.do("wrongPupil", { record: again?.id ?? "", right: cai });
  expect((await lastFive()).find(({ kind, removed }) => kind === "step" && !removed)).toMatchObject({
    pupil: cai,
    target: { id: keepsHold.id, wording: keepsHold.wording },
  });
});

test("an assistant chooses nothing for the school: it is refused where it is sent", async () => {
  const { ipad, amara } = await watched(keepsHold);
  await ipad.do("watchFor", { pupil: amara, steps: [] });
  await ipad.do("syncNow", {});
  expect((await ipad.sees("pill", {})).state).toBe("attention");
});

test("a new version offers its new step, and leaves the words of a step that is watched for already", async () => {
  const { id, ...words } = keepsHold;
  const had = brook.steps.find((step) => step.id === id);
  if (!had) throw new Error("the bank has no such step");
  const next = withStep(withStep(brook, { ...had, step: "Said otherwise" }), { ...had, id: "own-step", step: "Reaches across" });
  const { reading } = await tabletWith({
    seen: [],
    more: [
      said(streams.card(pupil), "watchFor", `watch-${id}`, { pupil, step: id, ...words, order: 0 }),
      said(streams.school, "frameworkVersion", "brook-2", { ...next, version: 2, example: false, adoptedOn: "2027-01-04" }),
    ],
  });
  const { strands, pinned } = await watchForQuery(reading, { pupil });
  const offered = strands.flatMap(({ levels }) => levels.flatMap(({ steps }) => steps.map(({ wording }) => wording)));
  expect(offered).toEqual(expect.arrayContaining(["Said otherwise", "Reaches across"]));
  expect(pinned).toMatchObject([{ id, wording: keepsHold.wording }]);
});
