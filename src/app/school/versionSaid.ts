import type { FrameworkListed } from "../../client/views/frameworks.ts";
import { shortDay } from "../../words/dates.ts";

/** "version 2, adopted Tue 2 Sep 2025"; there is no version 0. */
export const versionSaid = ({ version, adoptedOn }: Pick<FrameworkListed, "version" | "adoptedOn">): string =>
  version === 0
    ? "not adopted yet"
    : `version ${version}${adoptedOn === null ? "" : `, adopted ${shortDay(adoptedOn)} ${adoptedOn.slice(0, 4)}`}`;
