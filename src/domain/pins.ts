/** Six numbers that open a tablet: which are too easy to guess by somebody who holds it. */

export const pinLength = 6;

export type PinFault = "pin_short" | "pin_easy";

/** Those that people choose most, beyond what the rules below find (lists of leaked PINs agree on them). */
const common: readonly string[] = ["112233", "123123", "123321", "159753", "147258", "258369", "147852", "010203", "520131", "520520"];

/** Each number a step from the one before, going up, down or staying: 123456, 654321, 222222, 246802. */
function isRun(pin: string): boolean {
  const steps = Array.from(pin)
    .map(Number)
    .map((number, at, all) => (number - (all[at - 1] ?? number) + 10) % 10)
    .slice(1);
  return new Set(steps).size === 1;
}

/** Two numbers in turn, or three twice: 121212, 252525, 907907. */
function repeats(pin: string): boolean {
  return pin === pin.slice(0, 2).repeat(3) || pin === pin.slice(0, 3).repeat(2);
}

/** What is wrong with a PIN that somebody chooses; null when nothing is. */
export function pinFault(pin: string): PinFault | null {
  if (!/^\d{6}$/.test(pin)) return "pin_short";
  const easy = common.includes(pin) || isRun(pin) || repeats(pin) || new Set(pin).size < 3;
  return easy ? "pin_easy" : null;
}
