import { mount } from "svelte";
import type { Client } from "../client/client.ts";
import type { Instant } from "../domain/time.ts";
import "./styles/app.css";
import App from "./App.svelte";
import { Pressing } from "./press/pressing.ts";
import { Router } from "./routing/Router.svelte.ts";
import { Announcer } from "./state/Announcer.svelte.ts";
import { Clock } from "./state/Clock.svelte.ts";

/** How often the time on screen moves on. */
const tickMs = 15_000;

/** Puts the screens into a page. `now` is the tablet's clock. */
export function mountApp(page: Window, place: HTMLElement, client: Client, now: () => Instant): void {
  const clock = new Clock(now);
  const pressing = new Pressing();
  const { document } = page;
  pressing.watch(document);
  page.setInterval(() => clock.tick(), tickMs);
  document.addEventListener("visibilitychange", () => clock.tick());
  keepAboveKeyboard(page);
  coverWhenLeft(document, place);
  mount(App, { target: place, props: { parts: { client, clock, pressing, router: new Router(page), announcer: new Announcer() } } });
}

/**
 * iPadOS takes a picture of an app that is left, and shows it in its switcher: there is nothing on it. What is hidden so stays
 * where it is, dialogs too, and who comes back goes on where they were.
 */
function coverWhenLeft(document: Document, place: HTMLElement): void {
  let focus: Element | null = null;
  document.addEventListener("visibilitychange", () => {
    const left = document.visibilityState === "hidden";
    if (left) focus = document.activeElement;
    place.style.visibility = left ? "hidden" : "";
    if (!left && focus instanceof HTMLElement) focus.focus({ preventScroll: true });
  });
}

/** An iPad's keyboard covers the page instead of shrinking it: the frame is told how much is left, so that what is typed stays in sight. */
function keepAboveKeyboard(page: Window): void {
  const { visualViewport: visible, document } = page;
  if (!visible) return;
  const fit = () => {
    // A page that was zoomed by two fingers is not a smaller page.
    if (visible.scale === 1) document.documentElement.style.setProperty("--visible", `${visible.height}px`);
    else document.documentElement.style.removeProperty("--visible");
  };
  visible.addEventListener("resize", fit);
  fit();
}
