/** What a screen reader hears of what was just done. One region for the whole app, so that nothing is said twice. */
export class Announcer {
  #words = $state("");
  #turn = $state(false);

  get words(): string {
    return this.#words;
  }

  /** Changes at each saying: the same words twice are two events, and only a change is read out. */
  get turn(): boolean {
    return this.#turn;
  }

  say(words: string): void {
    this.#words = words;
    this.#turn = !this.#turn;
  }
}
