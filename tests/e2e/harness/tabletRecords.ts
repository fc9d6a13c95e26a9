/** What lies in a person's database on a tablet, read past the app. */
import { z } from "zod";
import { firstMark } from "../../../src/sync/record.ts";
import type { Tablet } from "./tablet.ts";
import { rowsOf } from "./tabletRows.ts";

const row = z.object({ box: z.string(), clear: z.looseObject({ shelf: z.optional(z.string()) }) });

const said = z.object({ fields: z.looseObject({ seenBy: z.optional(z.unknown()) }) });
const held = z.object({
  base: z.optional(said.extend({ marks: z.record(z.string(), z.object({ at: z.string(), by: z.string(), change: z.string() })) })),
  waiting: z.array(said.extend({ by: z.string() })),
});

export interface TabletObservation {
  id: string;
  /** Nobody is named where the words were taken back. */
  by: string | undefined;
  seenBy: unknown;
}

/** The observations in one person's database here: each one's id, and its box. */
async function observationRows(tablet: Tablet, person: string): Promise<{ id: string; box: string }[]> {
  return (await rowsOf(tablet, person)).flatMap(({ table, key, text }) => {
    if (table !== "records") return [];
    const { clear, box } = row.parse(JSON.parse(text));
    return clear.shelf?.split("|")[1] === "observation" ? [{ id: key.slice(key.indexOf("|") + 1), box }] : [];
  });
}

/** Who wrote and who saw each observation in one person's database here: on a tablet whose rows a test opens (`opensRows`). */
export async function adultsOnTablet(tablet: Tablet, person: string): Promise<TabletObservation[]> {
  return (await observationRows(tablet, person)).map(({ id, box }) => {
    const { base, waiting } = held.parse(JSON.parse(box));
    const [first] = waiting;
    if (base) return { id, by: firstMark(base.marks)?.by, seenBy: base.fields.seenBy };
    return { id, by: first?.by, seenBy: first?.fields.seenBy };
  });
}

/** Ids of the observations in one person's database here. */
export async function observationsOnTablet(tablet: Tablet, person: string): Promise<string[]> {
  return (await observationRows(tablet, person)).map(({ id }) => id);
}
