/** The steps of a framework's bank: to choose from, and as a target that stands for one says it. */
import { strandsOf } from "../../domain/frameworks/editing.ts";
import { inForce, isOwn } from "../../domain/frameworks/pathways.ts";
import type { Fields } from "../../domain/kinds.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { PlanTarget, StepBank } from "../views/pupil.ts";

const latestFirst = (versions: readonly MergedRecord[]) =>
  recordsOf(versions, "frameworkVersion").sort((one, other) => (other.fields.version ?? 0) - (one.fields.version ?? 0));

/** By strand and level, as the latest version has them, of every framework with steps that a child on the pathway works with. */
export function stepBank(versions: readonly MergedRecord[], pathway: string | null): StepBank {
  const latest = inForce(recordsOf(versions, "frameworkVersion").map(({ fields }) => fields));
  const banks = latest.filter((one) => isOwn(one, pathway) && (one.steps ?? []).length > 0);
  return banks.flatMap((bank) => {
    const strands = strandsIn(bank);
    // Two frameworks may have a strand of one name.
    return banks.length > 1 ? strands.map((strand) => ({ ...strand, name: `${bank.name ?? ""}: ${strand.name}` })) : strands;
  });
}

function strandsIn({ framework = "", areas = [], scale = [], steps = [], sideways = [] }: Fields<"frameworkVersion">): StepBank {
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
              sideways: sideways.find((one) => one.strand === id && one.level === level.id)?.words ?? null,
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
