import { describe, expect, test } from "vitest";
import type { ImportNotice, ImportQuestion, ImportRefusal } from "../../../src/domain/importCodes.ts";
import {
  columnWords,
  importNoticeWords,
  importQuestionWords,
  importRefusalWords,
  importSkipWords,
  linesWords,
  schoolChoiceWords,
} from "../../../src/words/importWords.ts";
import { spotWords } from "../../../src/words/spotWords.ts";
import { ask, plan, pupilsFolder, sample } from "./importing.ts";

describe("what an import says", () => {
  test("names the file, the line and the column", () => {
    expect(spotWords({ file: "Student.csv", line: 3, column: "Birthdate" })).toBe("Student.csv, line 3, column Birthdate");
    expect(spotWords({ file: "Student.csv" })).toBe("Student.csv");
  });

  test("tells many lines as a person would", () => {
    expect(linesWords([4])).toBe("line 4");
    expect(linesWords([16, 17, 18, 19])).toBe("lines 16 to 19");
    expect(linesWords([9, 2, 3, 4, 5, 12, 13])).toBe("lines 2 to 5, 9 and 12, 13");
  });

  test("has a sentence that ends for everything that can be wrong with a file or a row", () => {
    const spot = { file: "Student.csv", line: 3, column: "Grade" };
    const plain = [
      "fileMissing",
      "fileEmpty",
      "notUtf8",
      "columnMissing",
      "columnTwice",
      "quoteOpen",
      "valueMissing",
      "notADate",
      "dateAhead",
      "termBackwards",
      "unknownSchool",
      "unknownSection",
      "unknownPupil",
      "unknownStaff",
      "sameNameUnclear",
    ] as const;
    const refusals: ImportRefusal[] = [
      ...plain.map((code) => ({ code, ...spot })),
      { code: "fileTooLarge", maxBytes: 20_000_000, ...spot },
      { code: "tooManyRows", maxRows: 100_000, ...spot },
      { code: "ragged", expected: 7, found: 1, ...spot },
      { code: "valueTooLong", max: 99, ...spot },
      { code: "idTwice", otherLine: 2, ...spot },
    ];
    for (const refusal of refusals) expect(importRefusalWords(refusal)).toMatch(/[.?]$/);
    expect(importRefusalWords({ code: "ragged", expected: 7, found: 1, ...spot })).toBe(
      "has 1 cell, where the first line has 7. Is a comma missing, or one too many?",
    );
  });

  test("asks its questions in words that can be answered", () => {
    const asked = (files: Parameters<typeof ask>[0], school?: string): ImportQuestion => {
      const outcome = ask(files, { school });
      if (outcome.outcome !== "asks") throw new Error("Expected a question.");
      return outcome.question;
    };
    expect(importQuestionWords(asked(sample()))).toBe("The folder holds 2 schools. Which one is this for?");
    expect(importQuestionWords(asked(sample(), "7"))).toBe("The folder has no school 7. Which one is this for?");
    expect(importQuestionWords(asked(sample(), "10001"))).toBe(
      "The terms in the folder are over (Sat 1 Jul 2017 to Sat 30 Jun 2018). When should the groups run?",
    );
    const births = pupilsFolder("ID,School DfE Number,First Name,Last Name,Birthdate\n1,1,Ada,Byron,4/2/2016\n");
    expect(importQuestionWords(asked(births))).toBe(
      "Dates such as the one in Student.csv, line 2, column Birthdate can be read in two ways. Which comes first, the day or the month?",
    );
  });

  test("says of the sample what a data manager should know", () => {
    const { notices, school, columns } = plan(sample(), { school: "10001", terms: "current" });
    expect(schoolChoiceWords(school)).toBe("Contoso High School (10001): 22 pupils, 2 staff, 14 groups");
    expect(notices.map(importNoticeWords)).toEqual([
      "Dates are read month first, as Section.csv, line 2, column Term EndDate can be read in no other way.",
      "The terms of the file are over. The groups run from Mon 23 Nov 2026 to Sat 31 Jul 2027 instead.",
      "2 of the staff have no e-mail address: give them their link on paper or in person.",
      "A grade is read as the year group: 9 is Year 9 (8 pupils), 10 is Year 10 (7 pupils), 11 is Year 11 (4 pupils) and 12 is Year 12 (3 pupils).",
      "22 pupils come in without a class, a phase or a pathway: the file has none. Until a class is given, they are in their groups only.",
    ]);
    expect(new Set(columns.map(({ why }) => columnWords[why])).size).toBe(2);
  });

  test("says the other notices too", () => {
    const others: ImportNotice[] = [
      { code: "fileAbsent", file: "Teacher.csv" },
      { code: "fileNotRead", file: "Guardian.csv" },
      { code: "gradeNotAYear", file: "Student.csv", line: 2, column: "Grade" },
      { code: "termsOver", until: "2018-06-30" },
      { code: "pupilsWithoutClass", pupils: 1 },
      { code: "staffWithoutGroup", staff: 1 },
    ];
    expect(others.map(importNoticeWords)).toEqual([
      "Teacher.csv is not in the folder, so nothing of it comes in.",
      "Guardian.csv is not part of this format and is not read.",
      "Student.csv, line 2, column Grade: not a year group, so the year group stays open.",
      "The groups keep their dates and ended by Sat 30 Jun 2018: nobody sees a pupil through them today.",
      "1 pupil comes in without a class, a phase or a pathway: the file has none. Until a class is given, they are in their groups only.",
      "1 of the staff teaches no group of this file: they see no pupil until they are given one.",
    ]);
  });

  test("never repeats what a child's row holds", () => {
    const rows =
      "ID,School DfE Number,First Name,Last Name,Birthdate\n1,1,Ada,Byron,31/31/2016\n2,1,Zebedee\n2,1,Zebedee,Roy,4/2/2016\n2,1,Zebedee,Roy,\n";
    const outcome = ask(pupilsFolder(rows), { dateOrder: "dayFirst" });
    if (outcome.outcome !== "planned") throw new Error("Expected a plan.");
    const said = [...outcome.plan.refuse.map(importRefusalWords), ...outcome.plan.skip.map(({ code }) => importSkipWords[code])].join(" ");
    expect(said).not.toMatch(/Ada|Byron|Zebedee|31\/31/);
  });
});
