import { describe, expect, test } from "vitest";
import type { ListNotice, ListRefusal } from "../../../../src/domain/importCodes.ts";
import { listFields, listKinds, placeTypes, type ListQuestion } from "../../../../src/domain/listCodes.ts";
import { importNoticeWords, importRefusalWords } from "../../../../src/words/importWords.ts";
import { fieldWords, listKindWords, listQuestionWords, newPlacesWords } from "../../../../src/words/listWords.ts";

const spot = { file: "list.csv", line: 3, column: "UPN" };

describe("what an import of a list says", () => {
  test("names every kind and every field of one", () => {
    for (const kind of listKinds) {
      expect(listKindWords[kind]).toBeTruthy();
      for (const field of listFields[kind]) expect(fieldWords[field], field).toBeTruthy();
    }
    const fields = new Set(listKinds.flatMap((kind): string[] => [...listFields[kind]]));
    expect(Object.keys(fieldWords).sort()).toEqual([...fields].sort());
  });

  test("has a sentence that ends for everything that can be wrong with a row, and says what to do", () => {
    const plain = [
      ...(["noHeadings", "oneWordName", "upnNone", "upnOfAnother", "placeUnknown", "placeUnclear", "isAGroup", "isAClass"] as const),
      ...(["untilBeforeFrom", "childrenInClass", "pupilUnknown", "pupilUnclear", "pupilNotSaid", "areaUnclear"] as const),
      ...(["stepUnknown", "stepUnclear", "stepElsewhere"] as const),
      ...(["consentNotSaid", "consentBothWays", "consentWithoutDay", "roleWithoutPlace", "roleWithoutEnd"] as const),
    ];
    const refusals: ListRefusal[] = [
      ...plain.map((code) => ({ code })),
      { code: "upnLetter", expected: "Y" },
      { code: "rowTwice", otherLine: 2 },
      { code: "notOneOf", choices: ["yes", "no"] },
      { code: "areaUnknown", areas: ["Cognition"] },
    ];
    for (const refusal of refusals) expect(importRefusalWords({ ...refusal, ...spot }), refusal.code).toMatch(/^[a-z].*\.$/);
  });

  test("has a sentence for all there is to know", () => {
    const notices: ListNotice[] = [
      { code: "oldEncoding", file: "list.csv" },
      { code: "dateOrderRemembered", order: "dayFirst" },
      ...(["newWithoutClass", "withoutUpn", "temporaryUpns", "notInList"] as const).flatMap((code) =>
        [1, 2].map((pupils) => ({ code, pupils })),
      ),
      { code: "groupLeftHere", ...spot },
      { code: "upnKept", ...spot },
      { code: "othersInGroups" },
      { code: "rolesGiven", roles: [{ role: "ta", people: 2 }] },
    ];
    for (const notice of notices) expect(importNoticeWords(notice), notice.code).toMatch(/^[A-Za-z0-9].*\.$/);
    expect(importNoticeWords({ code: "notInList", pupils: 1 })).toBe(
      "1 pupil here is not in the list and stays as they are: a list says nothing of who has left.",
    );
  });

  test("asks its questions in words that can be answered", () => {
    const questions: ListQuestion[] = [
      ...(["missing", "several", "likely"] as const).map((why) => ({
        code: "column" as const,
        field: "upn" as const,
        why,
        choices: ["A"],
      })),
      { code: "dateOrder", examples: [spot] },
      { code: "newPlaces", places: placeTypes.map((what) => ({ what, name: "Elm" })) },
      { code: "samePupils", spots: [spot] },
    ];
    for (const question of questions) expect(listQuestionWords(question)).toMatch(/\?$/);
    expect(
      newPlacesWords([
        { what: "class", name: "Elm" },
        { what: "class", name: "Oak" },
        { what: "site", name: "House" },
      ]),
    ).toBe("2 classes (Elm, Oak) and 1 site (House)");
    expect(listQuestionWords({ code: "samePupils", spots: Array.from({ length: 13 }, (_, at) => ({ ...spot, line: at + 2 })) })).toContain(
      "13 rows (the first line 2,",
    );
  });
});
