/** What a code says to a person: what is so, and what to do about it. */
export interface Sentence {
  says: string;
  todo: string;
}

/** As one line: what is so, then what to do. */
export function inOneLine({ says, todo }: Sentence): string {
  return `${says} ${todo}`;
}
