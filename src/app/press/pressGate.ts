/**
 * The rules of a finger in gloves, gel or paint, apart from any screen: a press counts on release inside; a second touch on
 * another button within 300 ms is a slip; two fingers at once are nobody's answer. A thumb that has been resting on the glass
 * for a while is a hand holding the iPad, and does not count as a finger.
 */
export const slipMs = 300;
const restingMs = 1_000;

type Target = object;

interface Touch {
  target: Target | null;
  at: number;
  /** Another finger came down while this one was: neither will act. */
  spoilt: boolean;
}

export class PressGate {
  readonly #touches = new Map<number, Touch>();
  #last: { target: Target; at: number } | null = null;

  /** A finger, pen or mouse button went down; `target` is the button under it, if there is one. Times are milliseconds of one clock. */
  down(pointer: number, target: Target | null, at: number): void {
    const others = [...this.#touches.values()].filter((other) => at - other.at < restingMs);
    for (const other of others) other.spoilt = true;
    this.#touches.set(pointer, { target, at, spoilt: others.length > 0 });
  }

  /** It came up over `over`, the button there if any. True when that button is to act now. */
  up(pointer: number, over: Target | null, at: number, touch: boolean): boolean {
    const pressed = this.#touches.get(pointer);
    this.#touches.delete(pointer);
    if (!pressed?.target || pressed.target !== over || pressed.spoilt) return false;
    if (touch && this.#last && this.#last.target !== over && at - this.#last.at < slipMs) return false;
    this.#last = { target: over, at };
    return true;
  }

  /** The browser took the touch for scrolling, or it left the screen. */
  cancel(pointer: number): void {
    this.#touches.delete(pointer);
  }
}
