import { codeLine, type SaidCode } from "./codes.ts";
import { counted } from "./lists.ts";

/** What is asked of somebody's second step, in one field. */
export const typedLabel = {
  figures: "The six figures in your authenticator app",
  code: "One of your recovery codes",
  either: "Six figures from your app, or a recovery code",
} as const;

/** Why what was typed was not taken. */
export function stepRefused(code: SaidCode): string {
  switch (code) {
    case "wrong_sign_in":
      return "That was not it. Figures are good for half a minute and once: wait for the next ones. A recovery code is good once too.";
    case "gone":
      return "The server cannot read authenticator apps any more: its own secret is another. Use a recovery code, then set the app up again.";
    case "conflict":
      return "This is not how it stands any more. Sign in again.";
    default:
      return codeLine(code);
  }
}

/** How many codes somebody has, in a line. */
export function codesLeftSaid(left: number): string {
  return left === 0 ? "No recovery code is left: make new ones." : `${counted(left, "recovery code", "recovery codes")} left.`;
}

/** A secret as it is typed by hand: in fours. */
export function inFours(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, "$1 ");
}
