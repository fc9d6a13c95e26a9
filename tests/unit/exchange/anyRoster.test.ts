import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { after, ask, count, folder, nothing, plan } from "./importing.ts";

const name = fc.stringMatching(/^[A-Za-zÀ-ÿ'’"=,;@ -]{1,20}$/).filter((text) => text.trim() !== "");

/** Any school's roster: pupils, staff and sections of it, and who is in which. */
const roster = fc
  .record({
    pupils: fc.array(fc.tuple(name, name), { maxLength: 8 }),
    staff: fc.array(name, { maxLength: 3 }),
    sections: fc.array(name, { maxLength: 4 }),
  })
  .chain((made) =>
    fc.record({
      made: fc.constant(made),
      links: fc.uniqueArray(fc.tuple(fc.nat({ max: made.sections.length }), fc.nat({ max: made.pupils.length })), {
        selector: (link) => link.join(),
        maxLength: 20,
      }),
    }),
  )
  .map(({ made, links }) => ({
    ...made,
    links: links.filter(([section, pupil]) => section < made.sections.length && pupil < made.pupils.length),
  }));

type Roster = typeof roster extends fc.Arbitrary<infer R> ? R : never;

function files({ pupils, staff, sections, links }: Roster) {
  const csv = (header: string[], rows: string[][]) => Papa.unparse([header, ...rows], { newline: "\r\n" });
  return folder({
    "School.csv": csv(["DfE Number", "Name"], [["1", "Oak"]]),
    "Student.csv": csv(
      ["ID", "School DfE Number", "First Name", "Last Name"],
      pupils.map(([first, last], index) => [`p${index}`, "1", first, last]),
    ),
    "Teacher.csv": csv(
      ["ID", "School DfE Number", "First Name", "Last Name"],
      staff.map((last, index) => [`t${index}`, "1", "A", last]),
    ),
    "Section.csv": csv(
      ["ID", "School DfE Number", "Section Name"],
      sections.map((title, index) => [`s${index}`, "1", title]),
    ),
    "StudentEnrollment.csv": csv(
      ["Section ID", "ID"],
      links.map(([section, pupil]) => [`s${section}`, `p${pupil}`]),
    ),
    "TeacherRoster.csv": csv(["Section ID", "ID"], []),
  });
}

describe("any roster", () => {
  test("comes in whole, each row once, and a second time changes nothing", () => {
    fc.assert(
      fc.property(roster, (any) => {
        const first = plan(files(any));
        expect(count(first, "pupil")).toBe(any.pupils.length);
        expect(count(first, "membership")).toBe(any.links.length);
        expect(first.refuse).toEqual([]);
        const again = plan(files(any), {}, after(nothing, first));
        expect([again.add, again.change, again.acts]).toEqual([[], [], []]);
      }),
    );
  });

  test("accounts for every row: added, changed, left out or refused", () => {
    fc.assert(
      fc.property(roster, fc.nat({ max: 3 }), (any, cut) => {
        const whole = files(any);
        const found = plan(whole.filter((_file, index) => index < 2 || index !== cut + 2));
        const said = new Set(
          [...found.add.map(({ spot }) => spot), ...found.skip, ...found.refuse].map(({ file, line }) => `${file} ${line ?? 0}`),
        );
        const rows = (file: string, count: number) => Array.from({ length: count }, (_, index) => `${file} ${index + 2}`);
        for (const row of rows("Student.csv", any.pupils.length)) expect(said).toContain(row);
        if (cut !== 2) for (const row of rows("StudentEnrollment.csv", any.links.length)) expect(said).toContain(row);
      }),
    );
  });

  test("any bytes at all are refused, asked about or planned, and never an exception", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 200 }), (bytes, text) => {
        const files = [...folder({ "School.csv": "DfE Number,Name\n1,Oak\n", "Teacher.csv": text }), { name: "Student.csv", bytes }];
        expect(["refused", "asks", "planned"]).toContain(ask(files).outcome);
      }),
    );
  });
});
