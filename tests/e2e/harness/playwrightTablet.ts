import type { BrowserContext, BrowserType, LaunchOptions, Locator, Page } from "@playwright/test";
import { endGroup } from "../../machine/command.ts";
import { Finger } from "./finger.ts";
import { callIn } from "./pageScript.ts";
import { groupHolding } from "./processGroup.ts";
import { unforgiven, type Problem } from "./problems.ts";
import { patience, waitForAddress, waitForText } from "./waiting.ts";
import { isNamed, sizes, type Named, type Tablet, type TabletOptions, type Target } from "./tablet.ts";
import type { Wire } from "./wire.ts";

export interface PlaywrightTabletParts extends TabletOptions {
  readonly browser: BrowserType;
  readonly launch: LaunchOptions;
  readonly origin: string;
  readonly profile: string;
  readonly wire: Wire;
}

interface Running {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly group: number;
}

/** A tablet that Playwright drives: Chromium everywhere, and Playwright's WebKit where Debian's is not. */
export class PlaywrightTablet implements Tablet {
  readonly wire: Wire;
  readonly #parts: PlaywrightTabletParts;
  readonly #found: Problem[] = [];
  readonly #forgiven: RegExp[] = [];
  #running: Running | undefined;
  readonly #finger = new Finger();
  #offline = false;

  constructor(parts: PlaywrightTabletParts) {
    this.#parts = parts;
    this.wire = parts.wire;
  }

  /** The page itself, for what one test needs and no other driver has. */
  get page(): Page {
    if (this.#running === undefined) throw new Error("the tablet is off: open it first");
    return this.#running.page;
  }

  /** The folder where the browser keeps what a tablet keeps. */
  get profile(): string {
    return this.#parts.profile;
  }

  /** Another tab of the same browser, at an address. It is the same tablet: whatever ends that one ends it. */
  async anotherTab(path = "/"): Promise<PlaywrightTablet> {
    const tab = new PlaywrightTablet(this.#parts);
    if (this.#running) tab.#running = { ...this.#running, page: await this.#running.context.newPage() };
    await tab.open(path);
    return tab;
  }

  async open(path: string): Promise<void> {
    const { page } = (this.#running ??= await this.#start());
    await page.goto(new URL(path, this.#parts.origin).href);
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  at(): Promise<string> {
    return this.evaluate(() => location.pathname + location.search + location.hash);
  }

  arrives(address: string): Promise<void> {
    return waitForAddress(this.run.bind(this), address);
  }

  async tap(target: Target): Promise<void> {
    await this.#finger.ready(target);
    await this.#locate(target).tap();
    this.#finger.lift(target);
  }

  async type(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  async sees(what: Target | RegExp): Promise<void> {
    if (isNamed(what)) await this.#named(what).first().waitFor({ state: "visible" });
    else await waitForText(this.run.bind(this), what, true);
  }

  async seesNoMore(what: Target | RegExp): Promise<void> {
    if (isNamed(what)) await this.#named(what).first().waitFor({ state: "hidden" });
    else await waitForText(this.run.bind(this), what, false);
  }

  count(target: Target): Promise<number> {
    return this.#locate(target).count();
  }

  reads(target: Target): Promise<string> {
    return this.#locate(target).innerText();
  }

  evaluate<Result>(work: () => Result | Promise<Result>): Promise<Result>;
  evaluate<Result, Argument>(work: (argument: Argument) => Result | Promise<Result>, argument: Argument): Promise<Result>;
  evaluate<Result, Argument>(work: (argument?: Argument) => Result | Promise<Result>, argument?: Argument): Promise<Result> {
    return this.page.evaluate<Result>(callIn(work, argument));
  }

  run(expression: string): Promise<unknown> {
    return this.page.evaluate<unknown>(expression);
  }

  async goOffline(): Promise<void> {
    this.#offline = true;
    this.wire.cut();
    await this.#running?.context.setOffline(true);
  }

  async goOnline(): Promise<void> {
    this.#offline = false;
    await this.wire.mend();
    await this.#running?.context.setOffline(false);
  }

  kill(): void {
    if (this.#running === undefined) throw new Error("the tablet is off already");
    endGroup(this.#running.group);
    this.#running = undefined;
  }

  async reopen(path = "/"): Promise<void> {
    await this.close();
    await this.open(path);
  }

  async screenshot(file: string): Promise<void> {
    await this.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await this.page.screenshot({ path: file });
  }

  problems(): Promise<readonly Problem[]> {
    return Promise.resolve(unforgiven(this.#found, this.#forgiven));
  }

  forgives(problem: RegExp): void {
    this.#forgiven.push(problem);
  }

  async close(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.context.close();
  }

  async #start(): Promise<Running> {
    const { browser, launch, profile, wire, size = "landscape", colours = "light" } = this.#parts;
    const context = await browser.launchPersistentContext(profile, {
      ...launch,
      viewport: sizes[size],
      screen: sizes[size],
      hasTouch: true,
      colorScheme: colours,
      reducedMotion: "reduce",
      locale: "en-GB",
      timezoneId: "Europe/London",
      proxy: { server: `http://127.0.0.1:${wire.port}` },
      handleSIGINT: false,
      handleSIGTERM: false,
    });
    context.setDefaultTimeout(patience);
    context.on("console", (message) => {
      if (message.type() === "error") this.#found.push({ kind: "console", text: `${message.text()} (${message.location().url})` });
    });
    // Not the wire's word: Chromium itself asks its maker for this and that, which no page can see or stop.
    context.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== this.#parts.origin && protocol.startsWith("http")) this.#found.push({ kind: "foreign request", text: request.url() });
    });
    context.on("weberror", (thrown) => {
      const { name, message, stack = "" } = thrown.error();
      this.#found.push({ kind: "error", text: `${name}: ${message} ${stack}` });
    });
    if (this.#offline) await context.setOffline(true);
    const page = context.pages()[0] ?? (await context.newPage());
    return { context, page, group: groupHolding(profile) };
  }

  #locate(target: Target): Locator {
    return isNamed(target) ? this.#named(target) : this.page.getByText(target, { exact: true });
  }

  #named({ role, name, within }: Named): Locator {
    return (within === undefined ? this.page : this.#named(within)).getByRole(role, { name, exact: true });
  }
}
