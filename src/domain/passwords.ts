/** How long a password is, counted in characters as people see them typed: said by screens, asked by the server. */
export const passwordLength = { min: 12, max: 256 } as const;

/** Code points after NFKC, so that one password is one length on every keyboard. */
export function lengthOfPassword(password: string): number {
  return Array.from(password.normalize("NFKC")).length;
}
