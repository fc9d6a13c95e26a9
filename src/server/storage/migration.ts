/** One step of the database's tables. A step that was released is never edited: what it got wrong, the next one mends. */
export interface Migration {
  /** What the step is about, for people reading the list. */
  name: string;
  /** SQL, run once, inside the transaction of all missing steps. What it comes to is the same in both, to everybody who asks. */
  sqlite: string;
  postgres: string;
}
