/** The steps of a framework's bank: to choose from, and as a target that stands for one says it. */
import { strandsOf } from "../../domain/frameworks/editing.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { PlanTarget, StepBank } from "../views/pupil.ts";

const latestFirst = (versions: readonly MergedRecord[]) =>
  recordsOf(versions, "frameworkVersion").sort((one, other) => (other.fields.version ?? 0) - (one.fields.version ?? 0));

/** By strand and level, as the latest version has them. */
export function stepBank(versions: readonly MergedRecord[], of: string | null): StepBank {
  const version = latestFirst(versions).find(({ fields }) => fields.framework === of);
  const { framework = "", areas = [], scale = [], steps = [] } = version?.fields ?? {};
  return strandsOf(areas).map(({ id, name }) => ({
    id,
    name,
    levels: scale.flatMap((level) => {
      const here = steps.filter((one) => one.strand === id && one.level === level.id);
      return here.length === 0
        ? []
        : [
            {
              ...{ id: level.id, name: level.name },
              steps: here.map(({ id: step, strand, step: wording, counts, doesntCount }) => ({
                ...{ id: step, framework, strand, wording, counts, doesntCount },
              })),
            },
          ];
    }),
  }));
}

/** What a step says and at which level; one that a version leaves out goes on saying what it said. */
export function stepSaid(versions: readonly MergedRecord[]): (step: string | undefined) => PlanTarget["standsFor"] {
  const all = latestFirst(versions);
  return (step) => {
    for (const { fields } of step === undefined ? [] : all) {
      const found = fields.steps?.find(({ id }) => id === step);
      if (found) return { level: fields.scale?.find(({ id }) => id === found.level)?.name ?? "", wording: found.step };
    }
    return null;
  };
}
