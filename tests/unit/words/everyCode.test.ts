import { expect, test } from "vitest";
import { helps, states, went } from "../../../src/domain/answer.ts";
import { identityCodes } from "../../../src/domain/identityCodes.ts";
import { kinds } from "../../../src/domain/kinds.ts";
import { roles } from "../../../src/domain/roles.ts";
import { tabletCodes } from "../../../src/client/client.ts";
import { refusalCodes } from "../../../src/sync/refusals.ts";
import { troubles } from "../../../src/sync/syncState.ts";
import * as answers from "../../../src/words/answers.ts";
import { codeLine, codeWords } from "../../../src/words/codes.ts";
import { kindSaid, kindWords, transitionSaid, transitionWords } from "../../../src/words/kindWords.ts";
import { roleOpensWords, roleWords, seenByRoleWords } from "../../../src/words/roles.ts";
import { deviceProblemWords, noticeWords, tabletWords } from "../../../src/words/tabletWords.ts";
import { troubleWords } from "../../../src/words/syncWords.ts";
import { whenChoices } from "../../../src/words/when.ts";

const tables: [string, readonly string[], Record<string, unknown>][] = [
  ["how it went", went, answers.wentWords],
  ["help", helps, answers.helpWords],
  ["state", states, answers.stateWords],
  ["why not offered", kinds.notOffered.shape.why.options, answers.notOfferedWords],
  ["why it didn't happen", kinds.didntHappen.shape.why.options, answers.didntHappenWords],
  ["away", kinds.away.shape.why.options, answers.awayWords],
  ["half of the day", kinds.away.shape.half.options, answers.awayHalfWords],
  ["picture consent", kinds.pictureConsent.shape.level.options, answers.pictureWords],
  ["role", roles, roleWords],
  ["what a role opens", roles, roleOpensWords],
  ["refusal", refusalCodes, codeWords],
  ["identity code", identityCodes, codeWords],
  ["tablet code", tabletCodes, tabletWords],
  ["trouble of an exchange", troubles, troubleWords],
  ["kind", Object.keys(kinds), kindWords],
  ["decision about a target", kinds.transition.shape.action.options, transitionWords],
];

test.each(tables)("every %s has its words", (_name, codes, words) => {
  for (const code of codes) expect(words[code], code).toBeTruthy();
});

test("no words are left over for a code that is no more", () => {
  for (const [name, codes, words] of tables) if (words !== codeWords) expect(Object.keys(words).sort(), name).toEqual([...codes].sort());
});

test("a code newer than this app is still said", () => {
  expect(kindSaid("hologram")).toBe("Something newer than this app");
  expect(kindSaid("toString")).toBe("Something newer than this app");
  expect(transitionSaid("levitate")).toBe("decided something");
});

test("a code's line says what is so and what to do", () => {
  expect(codeLine("offline")).toBe("This iPad has no network. Try again where there is Wi-Fi.");
});

/** product.md, "Words on screen": names the field uses in code, never on a screen. */
const banned = /prompt level|ipsative|lateral|generalisation|fluency|\bNAP\b|regression|sync\b|upload|database|stream|outbox/i;

/** Every string anywhere in these tables. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

test("nothing is said in the words of the trade", () => {
  const said = strings([...tables.map(([, , words]) => words), tabletWords, deviceProblemWords, noticeWords, seenByRoleWords, whenChoices]);
  expect(said.length).toBeGreaterThan(100);
  for (const words of said) expect(words).not.toMatch(banned);
});
