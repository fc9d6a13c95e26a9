/**
 * Unique pupil numbers: a check letter and twelve signs that it is worked out from. A temporary one ends in a letter, until the
 * school that the child came from has told the real one.
 */
const letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

export interface Upn {
  upn: string;
  temporary: boolean;
}

export type UpnRead =
  | ({ found: "upn" } & Upn)
  /** It has the form of one, and another first letter than its other signs come to: one of them is mistyped. */
  | { found: "wrongLetter"; expected: string }
  | { found: "none" };

const shape = new RegExp(`^[${letters}]\\d{11}[\\d${letters}]$`);

/** The letter that twelve signs come to, of which the last may be a letter. */
function checkLetter(signs: string): string {
  const sum = Array.from(signs).reduce((total, sign, index) => {
    const value = /\d/.test(sign) ? Number(sign) : letters.indexOf(sign);
    return total + value * (index + 2);
  }, 0);
  return letters.charAt(sum % letters.length);
}

/** Reads a UPN as it is written: small letters and spaces do not matter. */
export function readUpn(text: string): UpnRead {
  const upn = text.replace(/\s/g, "").toUpperCase();
  if (!shape.test(upn)) return { found: "none" };
  const expected = checkLetter(upn.slice(1));
  if (!upn.startsWith(expected)) return { found: "wrongLetter", expected };
  return { found: "upn", upn, temporary: !/\d$/.test(upn) };
}
