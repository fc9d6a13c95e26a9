import type { Page } from "@playwright/test";
import type { Problem } from "./problems.ts";
import type { Wire } from "./wire.ts";

export type Role = Parameters<Page["getByRole"]>[0];

/** What a person would point at: its role and accessible name, exactly as a screen reader says them, perhaps inside something else. */
export interface Named {
  readonly role: Role;
  readonly name: string | RegExp;
  readonly within?: Named;
}

/** A string is the text itself, on the smallest thing that holds exactly it. */
export type Target = Named | string;

export const isNamed = (what: Target | RegExp): what is Named => typeof what === "object" && "role" in what;

/** iPads as they are held: 10.9" both ways up, and a mini. */
export const sizes = {
  landscape: { width: 1180, height: 820 },
  portrait: { width: 820, height: 1180 },
  mini: { width: 744, height: 1133 },
} as const;

export interface TabletOptions {
  readonly size?: keyof typeof sizes;
  readonly colours?: "light" | "dark";
  /** Chromium tells every page of ten gigabytes more than it uses, so that nobody is known by their disk. True makes it tell what is so. */
  readonly tellsItsRoom?: boolean;
  /** It hears what moves at the school, and asks at once. Otherwise it exchanges when a test, or half a minute, says so. */
  readonly listens?: boolean;
  /** A PIN costs what this machine bears. Otherwise the tablet is as slow as they come, and a guess of it the least: a test waits less. */
  readonly bearsItsPin?: boolean;
  /** Chromium with the pages of its own where a test looks into it, which the one that is quick to start has not. */
  readonly withItsOwnPages?: boolean;
}

/**
 * One iPad: a real browser with a profile of its own that outlives it, and a wire of its own that can be cut. Journeys are written in
 * this vocabulary once, and run in Chromium and in WebKit.
 *
 * Every verb waits for what it names (by animation frames, never by sleeping) and throws a sentence when it does not come in time.
 */
export interface Tablet {
  readonly wire: Wire;
  /** Opens an address of the school's server, such as `/` or a deep link. Starts the browser if it is not running. */
  open(path: string): Promise<void>;
  reload(): Promise<void>;
  /** The address shown: path, query and fragment. */
  at(): Promise<string>;
  /** Waits until the tablet is at exactly this path, query and fragment, and the page there has loaded. */
  arrives(address: string): Promise<void>;
  /** Presses what is named, once it is there, still, enabled and not covered. */
  tap(target: Target): Promise<void>;
  /** Replaces what stands in the field with this label. */
  type(label: string, text: string): Promise<void>;
  /** Waits until the target is on screen, or the text anywhere on it. */
  sees(what: Target | RegExp): Promise<void>;
  /** Waits until it is no longer there. */
  seesNoMore(what: Target | RegExp): Promise<void>;
  /** How many there are now, without waiting. */
  count(target: Target): Promise<number>;
  /** The text of a target, as shown. */
  reads(target: Target): Promise<string>;
  /** Runs a function in the page. It must carry nothing from outside but its argument. */
  evaluate<Result>(work: () => Result | Promise<Result>): Promise<Result>;
  evaluate<Result, Argument>(work: (argument: Argument) => Result | Promise<Result>, argument: Argument): Promise<Result>;
  /** Evaluates an expression in the page, waits for its promise, and answers its value as JSON would carry it. */
  run(expression: string): Promise<unknown>;
  /** No network: nothing leaves or reaches the tablet, its service worker included, and the browser says so to the page. */
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  /** The battery dies: SIGKILL to the browser's whole process group, at once. */
  kill(): void;
  /** Starts the browser again with the same profile, at an address (default `/`). */
  reopen(path?: string): Promise<void>;
  /** A picture of the frame after the last change, as a PNG. */
  screenshot(file: string): Promise<void>;
  /** Console errors, content-security violations, uncaught errors, requests to anybody else: since the first open. */
  problems(): Promise<readonly Problem[]>;
  /** Says that a problem is part of this test (a refused sign-in logs the 401). Forgiven problems are left out of `problems`. */
  forgives(problem: RegExp): void;
  /** Quits the browser and keeps the profile. */
  close(): Promise<void>;
}
