import type { Tablet } from "./tablet.ts";

/** What a person reads of what is not sent, and what is not, at one moment. */
export interface UnsentSample {
  /** The acts in the outbox of the person's database. */
  outbox: number;
  /** The number in the pill's words, 0 where they name none. */
  said: number;
  /** The words themselves. */
  words: string;
}

/** Reads the outbox of a person's database and the words on the pill in the same turn of the page. */
export function sampleUnsent(tablet: Tablet, person: string): Promise<UnsentSample> {
  return tablet.evaluate(
    (name) =>
      new Promise<UnsentSample>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error("the database does not open"));
        opening.onsuccess = () => {
          const counting = opening.result.transaction("outbox").objectStore("outbox").count();
          counting.onerror = () => reject(new Error("the outbox cannot be counted"));
          counting.onsuccess = () => {
            opening.result.close();
            const pill = document.querySelector<HTMLElement>(".sync-pill__words");
            if (!pill) reject(new Error("there is no pill on the screen"));
            else
              resolve({
                outbox: counting.result,
                said: Number(/(\d+) to send/.exec(pill.innerText)?.[1] ?? "0"),
                words: pill.innerText,
              });
          };
        };
      }),
    `small-steps-${person}`,
  );
}
