/** What staff say in the tests, about Ada. */
import type { Fields } from "../../../src/domain/kinds.ts";
import type { DraftOf } from "../../../src/store/draft.ts";
import { start } from "./tablet.ts";

const ada = "ada";
export const evidence = "evidence/ada/2026-27";
export const card = "card/ada";

export function sawTarget(record: string, fields: Fields<"observation"> = {}, stream = evidence): DraftOf<"observation"> {
  const pupil = stream.split("/")[1] ?? ada;
  const said: Fields<"observation"> = {
    pupil,
    kind: "target",
    target: "looks-to-page",
    went: "bitOfHelp",
    observedAt: start,
    precision: "exact",
    correction: 0,
    seenBy: { staff: "bo" },
    activity: "story",
    ...fields,
  };
  return { stream, kind: "observation", record, fields: said };
}

export function correct(record: string, fields: Fields<"observation">, stream = evidence): DraftOf<"observation"> {
  return { stream, kind: "observation", record, fields };
}

export function target(record: string, fields: Fields<"target">): DraftOf<"target"> {
  return { stream: card, kind: "target", record, fields: { pupil: ada, ...fields } };
}
