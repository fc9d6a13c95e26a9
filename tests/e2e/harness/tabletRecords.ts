/** What lies in a person's database on a tablet, read past the app. */
import { z } from "zod";
import type { Tablet } from "./tablet.ts";

const rows = z.array(z.object({ key: z.string(), clear: z.looseObject({ shelf: z.optional(z.string()) }) }));

/** Ids of the observations in one person's database here. */
export async function observationsOnTablet(tablet: Tablet, person: string): Promise<string[]> {
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
    .map(({ key }) => key.slice(key.indexOf("|") + 1));
}
