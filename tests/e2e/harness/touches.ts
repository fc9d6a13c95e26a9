/** Fingers as the page hears them, at once: for what no driver's tap can do, a slip and two fingers together. */
import { slipMs } from "../../../src/app/press/pressGate.ts";
import type { Tablet } from "./tablet.ts";

/** A button by the words it begins with, in the group of this name. */
export interface Pressed {
  readonly group: string;
  readonly button: string;
}

/** `finger` comes down on a button, or up from it. */
export interface Stroke {
  readonly finger: number;
  readonly does: "down" | "up";
  readonly on: Pressed;
}

/** One finger's whole tap. */
export function tapOf(on: Pressed, finger = 1): Stroke[] {
  return [
    { finger, does: "down", on },
    { finger, does: "up", on },
  ];
}

/** What one hand does within a few milliseconds, long enough after the last tap and before the next that neither is taken for a slip. */
export function touches(tablet: Tablet, strokes: readonly Stroke[]): Promise<void> {
  return tablet.evaluate(
    async ({ strokes, slip }) => {
      const aWhile = () =>
        new Promise<void>((resolve) => {
          const from = performance.now();
          const look = () => {
            if (performance.now() - from > slip) resolve();
            else requestAnimationFrame(look);
          };
          look();
        });
      const buttonOf = ({ group, button }: { group: string; button: string }): Element => {
        const within = [...document.querySelectorAll<HTMLElement>("[role=group]")].find((one) => one.getAttribute("aria-label") === group);
        const found = [...(within?.querySelectorAll("button") ?? [])].find((one) => one.innerText.trim().startsWith(button));
        if (!found) throw new Error(`there is no ${button} in ${group}, but ${within?.innerText ?? "no such group"}`);
        return found;
      };
      await aWhile();
      const [first] = strokes;
      if (first) buttonOf(first.on).scrollIntoView({ block: "center" });
      for (const { finger, does, on } of strokes) {
        const button = buttonOf(on);
        const { x, y, width, height } = button.getBoundingClientRect();
        const [clientX, clientY] = [x + width / 2, y + height / 2];
        const told = { pointerId: finger, pointerType: "touch", isPrimary: finger === 1, bubbles: true, clientX, clientY, button: 0 };
        button.dispatchEvent(new PointerEvent(`pointer${does}`, told));
      }
      await aWhile();
    },
    { strokes, slip: slipMs },
  );
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the buttons that a selector finds stand, as drawn. */
export function boxesOf(tablet: Tablet, selector: string): Promise<Box[]> {
  return tablet.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x, y, width, height };
      }),
    selector,
  );
}

/** The least room between two that stand beside or above each other; what only meets at a corner is not beside. */
export function nearest(boxes: readonly Box[]): number {
  const rooms = boxes.flatMap((one, at) =>
    boxes.slice(at + 1).flatMap((other) => {
      const across = Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width);
      const down = Math.max(one.y, other.y) - Math.min(one.y + one.height, other.y + other.height);
      return Math.min(across, down) < 0 ? [Math.max(across, down)] : [];
    }),
  );
  return Math.min(...rooms);
}
