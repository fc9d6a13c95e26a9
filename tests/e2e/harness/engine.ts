import type { CommandName, Commands, Outcome } from "../../../src/client/client.ts";
import { PlaywrightTablet } from "./playwrightTablet.ts";
import type { Tablet } from "./tablet.ts";

/**
 * Gives a tablet's engine one of its commands, through the port its screens use: for what people may do and no screen of this
 * app lets them do yet. Throws the code it is refused with.
 */
export async function command<N extends CommandName>(tablet: Tablet, name: N, input: Commands[N]["input"]): Promise<void> {
  if (!(tablet instanceof PlaywrightTablet)) throw new Error("only Playwright reaches a worker");
  const [engine] = tablet.page.workers();
  if (engine === undefined) throw new Error("the tablet has no engine yet");
  const outcome = await engine.evaluate(
    ({ name, input }) =>
      new Promise<Outcome<unknown>>((resolve) => {
        // Ids of the page go up from 1: an answer to this one is nobody's there.
        const id = -1;
        const post = globalThis.postMessage.bind(globalThis);
        globalThis.postMessage = (message: { id: number; outcome: Outcome<unknown> }) => {
          post(message);
          if (message.id !== id) return;
          globalThis.postMessage = post;
          resolve(message.outcome);
        };
        globalThis.dispatchEvent(new MessageEvent("message", { data: { type: "command", id, name, input } }));
      }),
    { name, input },
  );
  if (!outcome.ok) throw new Error(`${name} was refused: ${outcome.code}`);
}
