/** Wires the rules of `PressGate` to a page: one listener for every button that acts on release. */
import { PressGate } from "./pressGate.ts";

/**
 * A click that follows a touch this soon, with no other touch begun since, is the touch's own echo. A busy tablet hands it over
 * seconds late, and it would count the answer twice.
 */
const echoMs = 10_000;

export class Pressing {
  readonly #gate = new PressGate();
  readonly #acts = new Map<Element, () => void>();
  #touchedAt = Number.NEGATIVE_INFINITY;
  /** When the press that began last acted; null until it does. */
  #actedAt: number | null = null;

  /** Listens on a document until the answer is called. */
  watch(page: Document): () => void {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    page.addEventListener("pointerdown", (event) => this.#down(event), options);
    page.addEventListener("pointerup", (event) => this.#up(page, event), options);
    page.addEventListener("pointercancel", (event) => this.#gate.cancel(event.pointerId), options);
    page.addEventListener("mousedown", (event) => this.#dropEcho(event), options);
    page.addEventListener("click", (event) => this.#click(event), options);
    return () => listening.abort();
  }

  /** An attachment: the button acts when a finger, the mouse or the keyboard releases it. */
  on(act: () => void): (element: Element) => () => void {
    return (element) => {
      this.#acts.set(element, act);
      return () => this.#acts.delete(element);
    };
  }

  #buttonAt(place: EventTarget | null): Element | null {
    let element = place instanceof Element ? place : null;
    while (element && !this.#acts.has(element)) element = element.parentElement;
    return element;
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const button = this.#buttonAt(event.target);
    this.#actedAt = null;
    if (button) this.#touchedAt = event.timeStamp;
    this.#gate.down(event.pointerId, button, event.timeStamp);
  }

  #up(page: Document, event: PointerEvent): void {
    // A touch is captured by where it began, so the place it ended at has to be asked for.
    const over = this.#buttonAt(page.elementFromPoint(event.clientX, event.clientY));
    if (over) this.#touchedAt = event.timeStamp;
    if (!this.#gate.up(event.pointerId, over, event.timeStamp, event.pointerType !== "mouse")) return;
    this.#actedAt = event.timeStamp;
    this.#act(over);
  }

  /**
   * A touch is followed by a mouse's events at the same place, and what the touch did may have put something else there: a
   * dialog that opened under the finger would be closed by them.
   */
  #dropEcho(event: MouseEvent): boolean {
    const echo = event.detail > 0 && this.#actedAt !== null && event.timeStamp - this.#actedAt < echoMs;
    if (echo) {
      event.preventDefault();
      event.stopPropagation();
    }
    return echo;
  }

  /** Keyboards and assistive technology send a click alone. */
  #click(event: MouseEvent): void {
    if (this.#dropEcho(event)) return;
    const button = this.#buttonAt(event.target);
    if (!button || (event.detail > 0 && event.timeStamp - this.#touchedAt < echoMs)) return;
    this.#act(button);
  }

  #act(button: Element | null): void {
    if (button === null || button.matches("[aria-disabled='true'], :disabled")) return;
    this.#acts.get(button)?.();
  }
}
