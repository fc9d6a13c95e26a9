/** A specialist's programme: written where there is no network, read by the class with its review, and theirs alone to change. */
import { dayOf, addDays } from "../../../src/domain/time.ts";
import { dateWords } from "../../../src/words/dates.ts";
import { expect, test } from "../harness/classroom.ts";
import { choosesDay, exchanges, opensThePlan, tabletOf } from "../harness/deeds.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";
import { shellIsKept } from "../harness/shellFacts.ts";

const title = "Splints at story";
const wording = "Keeps both splints on for one story";

test("a physiotherapist writes a programme with its target offline; the class teacher's iPad shows whose it is and its review, and reviews it", async ({
  classroom,
  newTablet,
}, info) => {
  const { school, one } = classroom;
  const today = dayOf(Date.now(), "Europe/London");
  const [review, next] = [addDays(today, 30), addDays(today, 60)];
  const ruths = await tabletOf(newTablet, classroom, "specialist");
  await opensThePlan(ruths, "Cai");
  await shellIsKept(ruths);
  await ruths.goOffline();
  // What is the class's is not offered to her.
  await ruths.sees({ role: "article", name: "Looks at one of two objects for 3 seconds" });
  expect(await ruths.count({ role: "button", name: "Edit: Looks at one of two objects for 3 seconds" })).toBe(0);

  await ruths.tap({ role: "link", name: "Support" });
  await ruths.tap({ role: "button", name: "Add a programme" });
  await ruths.type("What it is called", title);
  await ruths.type("What to do", "On after lunch, off after story. Warm them first.");
  await ruths.type("Their profession", "Physiotherapist");
  await choosesDay(ruths, "Next review", review, { role: "dialog", name: "A new programme for Cai" });
  await ruths.screenshot(info.outputPath("programme-new.png"));
  await ruths.tap({ role: "button", name: "Save" });
  await ruths.sees({ role: "heading", name: title });
  await ruths.tap({ role: "link", name: "Plan" });
  await ruths.tap({ role: "button", name: "New target" });
  await ruths.type("The target, in words", wording);
  await ruths.tap({ role: "button", name: "Add the target" });
  await ruths.sees({ role: "button", name: `Edit: ${wording}` });
  await ruths.goOnline();
  await exchanges(ruths);

  const written = recordsOnServer(school, "programme").find(({ fields }) => fields.title === title);
  expect(written?.fields).toMatchObject({ reviewOn: review, writtenBy: null });
  expect(recordsOnServer(school, "target").find(({ fields }) => fields.wording === wording)?.fields.programmeOf).toBe(written?.id);

  const priyas = await tabletOf(newTablet, classroom, "teacher");
  await opensThePlan(priyas, "Cai");
  const onThePlan = { role: "article", name: wording } as const;
  await priyas.sees(onThePlan);
  await expect.poll(() => priyas.reads(onThePlan)).toContain(`${title}: ${one("specialist").displayName}, physiotherapist`);
  await priyas.screenshot(info.outputPath("programme-plan.png"));
  await priyas.tap({ role: "link", name: "Support" });
  await priyas.sees({ role: "heading", name: title });
  await priyas.sees(new RegExp(`Review on ${dateWords(review, today)}`));
  await priyas.sees(/On after lunch, off after story/);
  await priyas.screenshot(info.outputPath("programme-support.png"));
  await priyas.tap({ role: "button", name: `Reviewed: ${title}` });
  await priyas.type("What came of it", "Goes on, mornings too");
  await choosesDay(priyas, "Next review (empty for none)", next, { role: "dialog", name: `Reviewed: ${title}` });
  await priyas.tap({ role: "button", name: "Save the review" });
  await priyas.sees(new RegExp(`Review on ${dateWords(next, today)}`));
  await exchanges(priyas);

  await exchanges(ruths);
  await opensThePlan(ruths, "Cai");
  await ruths.tap({ role: "link", name: "Support" });
  await ruths.sees(new RegExp(`${one("teacher").displayName}: Goes on, mornings too`));
  await ruths.sees(new RegExp(`Review on ${dateWords(next, today)}`));

  // Removed, it is still what its target was part of, in words.
  await ruths.tap({ role: "button", name: `Edit: ${title}` });
  await ruths.tap({ role: "button", name: "Remove it" });
  await ruths.tap({ role: "link", name: "Plan" });
  await ruths.sees(onThePlan);
  await expect.poll(() => ruths.reads(onThePlan)).toContain(`${title} (removed): ${one("specialist").displayName}, physiotherapist`);
  await ruths.tap({ role: "button", name: `Edit: ${wording}` });
  const partOf = await ruths.run(`[...document.querySelectorAll("dialog select")].map((one) => one.selectedOptions[0].text).join()`);
  expect(partOf).toContain(`${title} (removed): ${one("specialist").displayName}, physiotherapist`);
  await ruths.screenshot(info.outputPath("programme-removed.png"));
});
