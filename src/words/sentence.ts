/** What a code says to a person: what is so, and what to do about it. */
export interface Sentence {
  says: string;
  todo: string;
}
