import { z } from "zod";
import { onceChanged } from "./onceChanged.ts";
import { callIn } from "./pageScript.ts";
import type { Tablet } from "./tablet.ts";

/** How long a verb waits for what it names, in milliseconds. */
export const patience = 15_000;

interface Wanted {
  readonly of: "text" | "address";
  readonly source: string;
  readonly flags: string;
  readonly present: boolean;
  readonly within: number;
}

/**
 * Runs in the page, at each change of it, and now and then for what no change tells: to read the whole page in every frame would take
 * from the machine what the app itself needs. Answers what was there when the time was up, or nothing when what was wanted came.
 */
const watch = ({ of, source, flags, present, within }: Wanted): Promise<string | undefined> =>
  new Promise((resolve) => {
    const pattern = new RegExp(source, flags);
    const until = performance.now() + within;
    const look = () => {
      const now = of === "text" ? document.body.innerText.replace(/\s+/g, " ") : location.pathname + location.search + location.hash;
      if (document.readyState === "complete" && pattern.test(now) === present) resolve(undefined);
      else if (performance.now() > until) resolve(now);
      else onceChanged(look);
    };
    look();
  });

/** A text as a pattern that means just it. */
export const literal = (text: string): string => text.replace(/\s+/g, " ").replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");

/** A page that goes away under the question has no answer: the next one is asked. */
const pageWentAway = /Execution context was destroyed|navigation|^javascript error|no such (frame|window|element)|unknown error/i;

/** What was there; nothing when what was wanted came, null when nobody could say. */
const told = z.string().nullish();

const wait = async (run: Tablet["run"], wanted: Omit<Wanted, "within">, what: string): Promise<void> => {
  const until = Date.now() + patience;
  for (;;) {
    const within = until - Date.now();
    const asked = `(() => { const onceChanged = ${onceChanged.toString()}; return ${callIn(watch, { ...wanted, within })}; })()`;
    const answered = await run(asked).catch((error: unknown) => {
      if (within > 0 && error instanceof Error && pageWentAway.test(error.message)) return null;
      throw error;
    });
    const now = told.parse(answered);
    if (now === undefined) return;
    if (now !== null) throw new Error(`${what} ${wanted.present ? "did not come" : "did not go"}. There is: ${now}`);
  }
};

/**
 * Waits until a text is on screen (or no longer), wherever it stands and whatever elements it is spread over. Line breaks count as spaces.
 */
export const waitForText = (run: Tablet["run"], text: string | RegExp, present: boolean): Promise<void> =>
  wait(
    run,
    typeof text === "string"
      ? { of: "text", source: literal(text), flags: "", present }
      : { of: "text", source: text.source, flags: text.flags, present },
    String(text),
  );

/** Waits until the tablet is at exactly this path, query and fragment, and the page there has loaded. */
export const waitForAddress = (run: Tablet["run"], address: string): Promise<void> =>
  wait(run, { of: "address", source: `^${literal(address)}$`, flags: "", present: true }, address);
