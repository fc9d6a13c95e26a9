import { describe, expect, test } from "vitest";
import { frameworkRecordId } from "../../../../src/domain/frameworks/framework.ts";
import { engagement } from "../../../../src/domain/frameworks/engagement.ts";
import { psp } from "../../../../src/domain/frameworks/psp.ts";
import { shippedFrameworks } from "../../../../src/domain/frameworks/shipped.ts";
import { subjects } from "../../../../src/domain/frameworks/subjects.ts";
import { kinds } from "../../../../src/domain/kinds.ts";

describe("the frameworks a school begins with", () => {
  test.each(shippedFrameworks.map((framework) => [framework.name, framework] as const))(
    "%s is an example, and can be stored",
    (_name, framework) => {
      expect(framework.example).toBe(true);
      expect(kinds.frameworkVersion.change.safeParse({ ...framework, adoptedOn: "2026-09-02" })).toMatchObject({ success: true });
      expect(kinds.frameworkVersion.shape.framework.safeParse(frameworkRecordId(framework)).success).toBe(true);
    },
  );

  test.each(shippedFrameworks.map((framework) => [framework.name, framework] as const))(
    "%s names only strands and levels it has",
    (_name, framework) => {
      const strands = framework.areas.flatMap((area) => area.strands.map(({ id }) => id));
      const levels = framework.scale.map(({ id }) => id);
      for (const { strand, level } of [...framework.anchors, ...framework.steps, ...framework.sideways]) {
        expect(strands).toContain(strand);
        expect(levels).toContain(level);
      }
      expect(new Set(strands).size).toBe(strands.length);
      expect(new Set(levels).size).toBe(levels.length);
    },
  );

  test("engagement is five areas and no ladder", () => {
    expect(engagement.areas.map(({ id }) => id)).toEqual(["exploration", "realisation", "anticipation", "persistence", "initiation"]);
    expect([engagement.scale, engagement.anchors, engagement.steps, engagement.sideways]).toEqual([[], [], [], []]);
    for (const area of engagement.areas) expect(area.prompt).toBeTruthy();
  });

  test("personal, social and physical targets have no common scale", () => {
    expect(psp.areas.map(({ name }) => name)).toEqual(["Personal", "Social", "Physical"]);
    expect(psp.scale).toEqual([]);
  });

  test("English and maths are five strands on M1 to M10 of six one-point steps", () => {
    expect(subjects.areas.flatMap((area) => area.strands.map(({ id }) => id))).toEqual([
      "reading",
      "writing",
      "speaking",
      "listening",
      "maths",
    ]);
    expect(subjects.scale).toHaveLength(60);
    expect(subjects.scale.slice(0, 7).map(({ name }) => name)).toEqual([
      "M1 Beginning",
      "M1 Beginning+",
      "M1 Developing",
      "M1 Developing+",
      "M1 Embedded",
      "M1 Embedded+",
      "M2 Beginning",
    ]);
  });
});
