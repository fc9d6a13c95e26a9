/** What adults write: lines by how it went, with slots. {he} {him} {his} {He} {His}; {stim} something liked; {adult}; {secs}; {n}; {himself}; {one|another}. */
export interface Lines {
  /** On own, or nearly. */
  well: readonly string[];
  /** With help. */
  helped: readonly string[];
  notYet: readonly string[];
}
