import { shiftDate } from "./shiftDate.ts";
import type { Tablet } from "./tablet.ts";

const channel = "the clock on the wall";

/** Runs in the page and in the engine's worker: hears what a test sets their clock to. */
const hearsTheTime = (set: (ahead: number) => void, channel: string): void => {
  const hears = new BroadcastChannel(channel);
  hears.onmessage = ({ data }) => {
    if (typeof data !== "number") return;
    set(data);
    hears.postMessage("set");
  };
};

/**
 * Gives a tablet that was never opened a clock of its own, so many milliseconds ahead of the truth. It is what scripts read;
 * the browser itself, which asks for no time of day here, keeps the machine's. The words are put before the app's own scripts on
 * their way to the tablet, so that the shell it keeps has them too; after a reload the clock is as it was given first.
 */
export function hasClock(tablet: Tablet, ahead: number): void {
  tablet.wire.prepend(
    `(${hearsTheTime.toString()})((${shiftDate.toString()})(${ahead}), ${JSON.stringify(channel)});\n`,
    /^\/assets\/(app|engineWorker)-[^?]*\.js$/,
  );
}

/**
 * Sets the clock of a tablet that has one, in its page and in its engine. Somebody has it in hand, as a rule: else hours that go by at
 * once are hours in which nobody touched it.
 */
export function setsClock(tablet: Tablet, ahead: number, inHand = true): Promise<void> {
  return tablet.evaluate(
    ({ ahead, channel, inHand }) =>
      new Promise<void>((resolve) => {
        if (inHand) document.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift" }));
        const setting = new BroadcastChannel(channel);
        let answers = 0;
        setting.onmessage = () => {
          answers += 1;
          if (answers < 2) return;
          setting.close();
          resolve();
        };
        setting.postMessage(ahead);
      }),
    { ahead, channel, inHand },
  );
}

/** What the clock of a tablet says is so far ahead of the truth. */
export async function clockAhead(tablet: Tablet): Promise<number> {
  return (await tablet.evaluate(() => Date.now())) - Date.now();
}
