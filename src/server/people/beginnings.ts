/** What a school begins with, beside its name: this year as such years usually are, and the frameworks, all of it an example to edit. */
import type { Draft } from "../../domain/draft.ts";
import { exampleClosures, exampleModules } from "../../domain/exampleYear.ts";
import { frameworkRecordId } from "../../domain/frameworks/framework.ts";
import { shippedFrameworks } from "../../domain/frameworks/shipped.ts";
import { streams } from "../../domain/streams.ts";
import { academicYearOf, type Day } from "../../domain/time.ts";
import { dataPointsOf } from "../../domain/year.ts";

export function beginnings(today: Day): Draft[] {
  const stream = streams.school;
  const year = academicYearOf(today);
  const modules = exampleModules(year);
  return [
    { stream, kind: "year", record: `year-${year}`, fields: { year, modules, dataPoints: dataPointsOf(year, modules) } },
    ...exampleClosures(year).map(({ name, from, until }, index): Draft => ({
      stream,
      kind: "closure",
      record: `closure-${year}-${index + 1}`,
      fields: { name, from, until },
    })),
    ...shippedFrameworks.map((framework): Draft => ({
      stream,
      kind: "frameworkVersion",
      record: frameworkRecordId(framework),
      fields: { ...framework, adoptedOn: today },
    })),
  ];
}
