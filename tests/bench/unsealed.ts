/**
 * A tablet that seals nothing, beside one that does: its browser hands rows back as it was given them. All else is as it was, what
 * fills a row up and the turns that are waited for among it; so is everything that is no row, such as keys.
 */
import type { BrowserContext } from "playwright-core";

/** Rows alone are filled up to blocks of this size. */
const blockBytes = 128;

const prelude = `{
  const { subtle } = crypto;
  const isRow = (data) => data instanceof Uint8Array && data.byteLength > 0 && data.byteLength % ${blockBytes} === 0;
  for (const name of ["encrypt", "decrypt"]) {
    const work = subtle[name].bind(subtle);
    subtle[name] = (algorithm, key, data) => isRow(data) ? Promise.resolve(data.slice().buffer) : work(algorithm, key, data);
  }
}
`;

/**
 * The engine's worker, of a browser without service workers, which would keep it as it was built. It comes the same way whether it
 * seals or not, or the way would be measured.
 */
export async function engineThat(seals: boolean, context: BrowserContext): Promise<void> {
  await context.route(/\/assets\/engineWorker-[^?]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (seals ? "" : prelude) + (await response.text()) });
  });
}

/** An engine on the page's own thread seals nothing. */
export const pageSealsNothing = (context: BrowserContext): Promise<unknown> => context.addInitScript(prelude);
