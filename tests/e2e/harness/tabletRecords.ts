/** What lies in a person's database on a tablet, read past the app. */
import { z } from "zod";
import { firstMark } from "../../../src/sync/record.ts";
import type { Tablet } from "./tablet.ts";

const rows = z.array(z.object({ key: z.string(), box: z.string(), clear: z.looseObject({ shelf: z.optional(z.string()) }) }));

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

/** Who wrote and who saw each observation in one person's database here. */
export async function adultsOnTablet(tablet: Tablet, person: string): Promise<TabletObservation[]> {
  const kept = await tablet.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error("the database does not open"));
        opening.onsuccess = () => {
          const reading = opening.result.transaction("records").objectStore("records").getAll();
          reading.onerror = () => reject(new Error("the records cannot be read"));
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    `small-steps-${person}`,
  );
  return rows
    .parse(kept)
    .filter(({ clear }) => clear.shelf?.split("|")[1] === "observation")
    .map(({ key, box }) => {
      const id = key.slice(key.indexOf("|") + 1);
      const { base, waiting } = held.parse(JSON.parse(box));
      const [first] = waiting;
      if (base) return { id, by: firstMark(base.marks)?.by, seenBy: base.fields.seenBy };
      return { id, by: first?.by, seenBy: first?.fields.seenBy };
    });
}

/** Ids of the observations in one person's database here. */
export async function observationsOnTablet(tablet: Tablet, person: string): Promise<string[]> {
  return (await adultsOnTablet(tablet, person)).map(({ id }) => id);
}
