/** A bar on the terminal while something long is done. Where lines cannot be written over, nothing: logs are not for bars. */
export interface Progress {
  /** So much of the total is done. */
  done(count: number): void;
  /** Takes the bar away. */
  end(): void;
}

const width = 30;

/** @param redraw writes over the last line; undefined where that cannot be done */
export function progressBar(redraw: ((line: string) => void) | undefined, what: string, total: number): Progress {
  let shown = -1;
  return {
    done(count) {
      const percent = total === 0 ? 100 : Math.floor((100 * count) / total);
      if (percent === shown || !redraw) return;
      shown = percent;
      const filled = Math.round((width * percent) / 100);
      redraw(`${what} ${"█".repeat(filled)}${"░".repeat(width - filled)} ${percent}%`);
    },
    end() {
      redraw?.("");
    },
  };
}
