import { createInterface } from "node:readline/promises";
import { Writable, type Readable } from "node:stream";
import { VerbRefused, type Ask } from "./context.ts";

/** Where an answer goes that nobody should read over a shoulder, or scroll back to. */
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * Asks whoever sits at a terminal.
 * @param said where questions go: where notes go, so that the answer of a verb stays alone on standard output
 * @throws VerbRefused for Ctrl+C and Ctrl+D, which are an answer too
 */
export function asking(typed: Readable, said: Writable): Ask {
  return async (question, how) => {
    const unseen = how?.unseen === true;
    // As a terminal, readline has the keys to itself, and echoes them to its output: to nowhere, they are seen nowhere.
    const lines = createInterface({ input: typed, output: unseen ? nowhere() : said, terminal: true });
    const gone = new AbortController();
    lines.once("close", () => gone.abort());
    if (unseen) said.write(question);
    try {
      return await lines.question(question, { signal: gone.signal });
    } catch (error) {
      if (!gone.signal.aborted) throw error;
      throw new VerbRefused("Stopped. Nothing was changed.");
    } finally {
      lines.close();
      if (unseen) said.write("\n");
    }
  };
}
