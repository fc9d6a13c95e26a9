/** Every code that anything can answer with, and its sentence. */
import type { IdentityCode } from "../domain/identityCodes.ts";
import type { RefusalCode } from "../sync/refusals.ts";
import { identityWords } from "./identityWords.ts";
import { refusalWords } from "./refusalWords.ts";
import { inOneLine, type Sentence } from "./sentence.ts";
import { tabletWords, type TabletCode } from "./tabletWords.ts";

export type SaidCode = RefusalCode | IdentityCode | TabletCode;

export const codeWords: Record<SaidCode, Sentence> = { ...refusalWords, ...identityWords, ...tabletWords };

/** A code as one line: what is so, then what to do. */
export function codeLine(code: SaidCode): string {
  return inOneLine(codeWords[code]);
}
