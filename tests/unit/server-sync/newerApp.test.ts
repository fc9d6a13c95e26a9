import { describe, expect, it } from "vitest";
import { SmallSchool, type Statement } from "./smallSchool.ts";

async function codeOf(statement: Statement, person = "priya"): Promise<string> {
  const school = await new SmallSchool().settle();
  const result = await school.says(person, statement);
  return result.outcome === "refused" ? result.code : result.outcome;
}

const noted = (fields: Statement["fields"]): Statement => ({
  ...{ stream: "evidence/ada/2026-27", kind: "observation", record: "one" },
  fields: { pupil: "ada", kind: "note", ...fields },
});
const target = (criterion: Statement["fields"][string]): Statement => ({
  ...{ stream: "card/ada", kind: "target", record: "two" },
  fields: { pupil: "ada", wording: "Looks", criterion },
});

describe("what a newer app may have added is kept by its tablet until the server knows it", () => {
  it.each<[string, Statement]>([
    ["a field", noted({ mood: "bright" })],
    ["a value of an enum", noted({ went: "nearly" })],
    ["two of them at once", noted({ went: "nearly", mood: "bright" })],
    ["a value of an enum in one of several shapes", noted({ seenBy: { role: "volunteer" } })],
    ["a field of one of several shapes", noted({ tally: { worked: 4, didnt: 1, partly: 2 } })],
    ["another shape beside those known", target({ type: "inARow", times: 3 })],
  ])("%s", async (_what, statement) => {
    expect(await codeOf(statement)).toBe("version_not_supported");
  });
});

describe("what no app can ever have added is refused for good", () => {
  it.each<[string, Statement]>([
    ["an enum's value that is no name", noted({ went: "On own!" })],
    ["an enum's value that is no text", noted({ went: 3 })],
    ["a known field gone wrong beside an unknown one", noted({ observedAt: "yesterday", mood: "bright" })],
    ["a known shape that is not as it says", target({ type: "xOfY", x: -1, y: 5 })],
    ["a known shape with half of it missing", target({ type: "duration" })],
    [
      "a day that the calendar has not",
      { ...noted({}), kind: "support", stream: "card/ada", fields: { pupil: "ada", from: "2026-02-30" } },
    ],
  ])("%s", async (_what, statement) => {
    expect(await codeOf(statement)).toBe("invalid_change");
  });
});
