/**
 * What a password must be: long, and not one that everybody tries first. Any character may be used or pasted, none must be;
 * rules about capitals and symbols make passwords worse (NIST SP 800-63B). The list is bundled: nobody's password, nor a
 * part of its hash, is asked about elsewhere.
 */
import { readFileSync } from "node:fs";
import { maxPasswordLength, minPasswordLength } from "../../sync/identityMessages.ts";
import type { IdentityCode } from "../../domain/identityCodes.ts";

/** Decides whether a password may be chosen. `about`: words that its owner's name, login or school give away. */
export type PasswordRules = (password: string, about: readonly string[]) => IdentityCode | undefined;

/** Reads the bundled list once and makes the rules. */
export function passwordRules(): PasswordRules {
  const lines = readFileSync(new URL("./commonPasswords.txt", import.meta.url), "utf8").split("\n");
  const common = new Set(lines.filter((line) => line !== "" && !line.startsWith("#")));
  return (password, about) => {
    const { length } = Array.from(password.normalize("NFKC"));
    if (length < minPasswordLength) return "password_short";
    if (length > maxPasswordLength) return "password_long";
    return isGuessed(password, common) || isOwnName(password, about.flatMap(wordsOf)) ? "password_common" : undefined;
  };
}

/** Shorter words ("and", "of", "Jo") tell nothing. */
const shortestTelling = 4;

/** The words of a name or address that are long enough to matter. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= shortestTelling);
}

/** Fewer different characters than this in a long password is a finger resting on a key. */
const minDifferent = 5;

/** Common as it stands, with figures or signs around it ("Password2026!"), or the same thing over and over. */
function isGuessed(password: string, common: ReadonlySet<string>): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < minDifferent) return true;
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const squeezed = squeeze(plain);
  return [plain, core, squeezed, repeated(plain), repeated(core), repeated(squeezed)].some(
    (each) => each !== undefined && common.has(each),
  );
}

/** A password that is one's name, address or school, and less than this besides, is the second thing anybody tries. */
const minBeyondName = 6;

function isOwnName(password: string, own: readonly string[]): boolean {
  const plain = squeeze(password.normalize("NFKC").toLowerCase());
  const beyond = own.reduce((left, word) => left.replaceAll(word, ""), plain);
  return beyond !== plain && beyond.length < minBeyondName;
}

/** Letters and figures alone. */
function squeeze(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** What a text repeats, if it is one thing repeated: "abcabc" -> "abc". */
function repeated(text: string): string | undefined {
  return /^(.{2,}?)\1+$/su.exec(text)?.[1];
}
