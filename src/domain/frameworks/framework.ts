/** A framework as the program ships it: data, badged as an example, that the school adopts, edits and versions. */
import type { Fields } from "../kinds.ts";

type Said = Fields<"frameworkVersion">;

/** One version of a framework, all of it said. Adopting it adds only the day. */
export interface Framework {
  framework: string;
  version: number;
  name: string;
  example: true;
  areas: NonNullable<Said["areas"]>;
  /** Lowest first; empty where there is no ladder. */
  scale: NonNullable<Said["scale"]>;
  anchors: NonNullable<Said["anchors"]>;
  steps: NonNullable<Said["steps"]>;
  sideways: NonNullable<Said["sideways"]>;
  /** Left out where nobody has said: see `pathways.ts`. */
  pathways?: Said["pathways"];
}

export type BankStep = Framework["steps"][number];

/** The id of the record that holds one version: two people who adopt the same one have adopted it once. */
export const frameworkRecordId = ({ framework, version }: Pick<Framework, "framework" | "version">): string => `${framework}-${version}`;
