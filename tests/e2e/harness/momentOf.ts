import { patience } from "./waiting.ts";
import type { Tablet } from "./tablet.ts";

/**
 * Notes the moment a text comes on screen, from before whatever brings it: the page's clock at the change itself, however long the
 * driver takes to hear of it.
 *
 * @returns what waits for the moment and answers it, in milliseconds since 1970
 */
export async function momentOf(tablet: Tablet, text: RegExp): Promise<() => Promise<number>> {
  await tablet.evaluate(
    ([source, within]) => {
      const pattern = new RegExp(source);
      const moment = new Promise<number>((resolve, reject) => {
        const look = () => {
          if (!pattern.test(document.body.innerText.replace(/\s+/g, " "))) return;
          changes.disconnect();
          clearTimeout(tooLong);
          resolve(Date.now());
        };
        const changes = new MutationObserver(look);
        const tooLong = setTimeout(() => reject(new Error(`${source} did not come`)), within);
        changes.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      Object.assign(globalThis, { moment });
    },
    [text.source, patience] as const,
  );
  return () => tablet.evaluate(async () => Number(await Reflect.get(globalThis, "moment")));
}
