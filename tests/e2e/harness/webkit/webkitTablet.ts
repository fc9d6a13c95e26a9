import { Finger } from "../finger.ts";
import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { callIn } from "../pageScript.ts";
import { unforgiven, type Problem } from "../problems.ts";
import { literal, patience, waitForAddress, waitForText } from "../waiting.ts";
import { isNamed, sizes, type Named, type Tablet, type TabletOptions, type Target } from "../tablet.ts";
import type { Wire } from "../wire.ts";
import { locateScript } from "./bundle.ts";
import type { Display } from "./display.ts";
import { DriverError, type Driver } from "./driver.ts";
import type { Plan } from "./locate.ts";
import { consoleOf, startBrowser } from "./startBrowser.ts";

export interface WebKitTabletParts extends TabletOptions {
  readonly display: Display;
  readonly origin: string;
  readonly profile: string;
  readonly wire: Wire;
}

const settled = z.union([z.object({ value: z.unknown() }), z.object({ error: z.string() })]);

/** How the driver writes an element of the page. */
const element = z.record(z.string(), z.string()).transform((reference) => Object.values(reference)[0] ?? "");

const pattern = (text: string | RegExp): Plan["pattern"] =>
  typeof text === "string" ? { source: `^${literal(text)}$`, flags: "" } : { source: text.source, flags: text.flags };

const planOf = (target: Target): Plan => (isNamed(target) ? planOfNamed(target) : { pattern: pattern(target) });

const planOfNamed = ({ role, name, within }: Named): Plan => ({
  role,
  pattern: pattern(name),
  ...(within === undefined ? {} : { within: planOfNamed(within) }),
});

/** WebKitGTK is built without web app manifests, and says so of a policy that names them. Safari knows both. */
const thisBuildOnly = "Unrecognized Content-Security-Policy directive 'manifest-src'";

/** A page that goes away under a question has no answer: ask the next one. */
const wentAway = new Set([
  "javascript error",
  "no such element",
  "stale element reference",
  "no such frame",
  "no such window",
  "unknown error",
]);

/** Said before anything is pressed or typed: what was found is not drawn yet, or drawn anew. It is looked for again. */
const notReached = new Set(["element not interactable", "stale element reference"]);

/** A tablet on Debian's WebKitGTK: our own host with a profile that lasts, driven through WebKitWebDriver. */
export class WebKitTablet implements Tablet {
  readonly wire: Wire;
  readonly #finger = new Finger();
  readonly #parts: WebKitTabletParts;
  readonly #forgiven: RegExp[] = [];
  #driver: Driver | undefined;
  #offline = false;

  constructor(parts: WebKitTabletParts) {
    this.#parts = parts;
    this.wire = parts.wire;
  }

  async open(path: string): Promise<void> {
    this.#driver ??= await this.#start();
    await this.#driver.post("/url", { url: new URL(path, this.#parts.origin).href });
    if (this.#offline) await this.#say(false);
  }

  async reload(): Promise<void> {
    await this.#on.post("/refresh", {});
    if (this.#offline) await this.#say(false);
  }

  at(): Promise<string> {
    return this.evaluate(() => location.pathname + location.search + location.hash);
  }

  arrives(address: string): Promise<void> {
    return waitForAddress(this.run.bind(this), address);
  }

  async tap(target: Target): Promise<void> {
    await this.#finger.ready(target);
    do {
      await this.#reached(`locate.pressable(${JSON.stringify(planOf(target))}, ${patience})`, "click");
    } while (await this.#missed());
    this.#finger.lift(target);
  }

  async type(label: string, text: string): Promise<void> {
    const found = await this.#reached(`locate.field(${JSON.stringify(label)}, ${patience})`, "clear");
    await this.#on.post(`/element/${found}/value`, { text });
  }

  sees(what: Target | RegExp): Promise<void> {
    return this.#watch(what, true);
  }

  seesNoMore(what: Target | RegExp): Promise<void> {
    return this.#watch(what, false);
  }

  async count(target: Target): Promise<number> {
    return z.number().parse(await this.#locate(`locate.count(${JSON.stringify(planOf(target))})`));
  }

  async reads(target: Target): Promise<string> {
    const found = await this.#locate(`locate.one(${JSON.stringify(planOf(target))}, ${patience}).then((element) => element.innerText)`);
    return z.string().parse(found);
  }

  evaluate<Result>(work: () => Result | Promise<Result>): Promise<Result>;
  evaluate<Result, Argument>(work: (argument: Argument) => Result | Promise<Result>, argument: Argument): Promise<Result>;
  async evaluate<Result, Argument>(work: (argument?: Argument) => Result | Promise<Result>, argument?: Argument): Promise<Result> {
    return z.custom<Result>().parse(await this.run(callIn(work, argument)));
  }

  async run(expression: string): Promise<unknown> {
    const script = `const done = arguments[arguments.length - 1];
      new Promise((resolve) => resolve(${expression})).then(
        (value) => done({ value: value === undefined ? null : value }),
        (error) => done({ error: String(error && error.message) }));`;
    const outcome = settled.parse(await this.#on.post("/execute/async", { script, args: [] }));
    if ("error" in outcome) throw new Error(outcome.error);
    return outcome.value ?? undefined;
  }

  async goOffline(): Promise<void> {
    this.#offline = true;
    this.wire.cut();
    if (this.#driver !== undefined) await this.#say(false);
  }

  async goOnline(): Promise<void> {
    this.#offline = false;
    await this.wire.mend();
    if (this.#driver !== undefined) await this.#say(true);
  }

  kill(): void {
    this.#on.kill();
    this.#driver = undefined;
  }

  async reopen(path = "/"): Promise<void> {
    await this.close();
    await this.open(path);
  }

  async screenshot(file: string): Promise<void> {
    // Drawn without layers, a page that stands still is never photographed: it is stirred, where nobody sees it.
    await this.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
          const { style } = document.documentElement;
          const stirring = setInterval(() => (style.outline = style.outline === "" ? "1px solid rgb(0 0 0 / 0)" : ""), 50);
          setTimeout(() => clearInterval(stirring), 2_000);
        }),
    );
    await writeFile(file, Buffer.from(z.string().parse(await this.#on.get("/screenshot")), "base64"));
  }

  async problems(): Promise<readonly Problem[]> {
    const lines = (await readFile(consoleOf(this.#parts.profile), "utf8").catch(() => "")).split("\n");
    const logged = lines
      .filter((line) => /(^|:\d+:\d+: )CONSOLE (\S+ )?ERROR /.test(line) && !line.includes(thisBuildOnly))
      .map((text): Problem => ({ kind: "console", text }));
    const foreign = this.wire.foreign.map((text): Problem => ({ kind: "foreign request", text }));
    return unforgiven([...logged, ...foreign], this.#forgiven);
  }

  forgives(problem: RegExp): void {
    this.#forgiven.push(problem);
  }

  async close(): Promise<void> {
    const driver = this.#driver;
    this.#driver = undefined;
    await driver?.quit();
  }

  get #on(): Driver {
    if (this.#driver === undefined) throw new Error("the tablet is off: open it first");
    return this.#driver;
  }

  #start(): Promise<Driver> {
    const { display, profile, wire, size = "landscape", colours = "light" } = this.#parts;
    return startBrowser(display, { ...sizes[size], profile, dark: colours === "dark", proxy: `http://127.0.0.1:${wire.port}` });
  }

  /** WebKitGTK reads `navigator.onLine` from the machine's real network: the page is told what the cut wire means,
   * once it has loaded. */
  async #say(online: boolean): Promise<void> {
    await this.evaluate((online) => {
      Object.defineProperty(navigator, "onLine", { get: () => online, configurable: true });
      window.dispatchEvent(new Event(online ? "online" : "offline"));
    }, online);
  }

  async #watch(what: Target | RegExp, present: boolean): Promise<void> {
    if (isNamed(what)) await this.#again(() => this.#locate(`locate.watch(${JSON.stringify(planOf(what))}, ${present}, ${patience})`));
    else await waitForText(this.run.bind(this), what, present);
  }

  /** Whether the finger came down beside what had moved away meanwhile. A page that went away under it was pressed. */
  async #missed(): Promise<boolean> {
    try {
      return z.boolean().parse(await this.#locate("locate.missed()"));
    } catch (error) {
      if (error instanceof DriverError && wentAway.has(error.code)) return false;
      throw error;
    }
  }

  async #find(call: string): Promise<string> {
    return element.parse(await this.#again(() => this.#locate(call)));
  }

  async #locate(call: string): Promise<unknown> {
    return this.run(`(() => { ${await locateScript()}; return ${call}; })()`);
  }

  /** Finds something and clicks or clears it; answers what it was. */
  #reached(call: string, what: "click" | "clear"): Promise<string> {
    return this.#again(async () => {
      const found = await this.#find(call);
      await this.#on.post(`/element/${found}/${what}`, {});
      return found;
    }, notReached);
  }

  async #again<Result>(work: () => Promise<Result>, passing: ReadonlySet<string> = wentAway): Promise<Result> {
    const until = Date.now() + patience;
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof DriverError && passing.has(error.code) && Date.now() < until)) throw error;
      }
    }
  }
}
