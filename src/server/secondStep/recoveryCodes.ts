/** Recovery codes: for the day the phone is lost. Ten, each good once, told once and kept as a hash. */
import { randomInt } from "node:crypto";
import { hashSecret } from "../secrets.ts";

const howMany = 10;
/** What nobody takes for something else, read from paper. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const groups = 4;
const groupLength = 4;

/** Ten new ones, in groups of four: nearly 80 bits each, so that a fast hash of one tells nothing. */
export function newRecoveryCodes(): string[] {
  const group = () => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join("");
  return Array.from({ length: howMany }, () => Array.from({ length: groups }, group).join("-"));
}

/** What is kept of one; however its groups were typed. Bound to its factor, so that two rows tell nothing of each other. */
export function hashRecoveryCode(factor: string, typed: string): string {
  return hashSecret(`recovery ${factor} ${typed.toLowerCase().replace(/[^a-z0-9]/g, "")}`);
}
