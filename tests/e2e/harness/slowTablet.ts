/**
 * Runs in the worker that measures what a guess of a PIN may cost on a tablet: each look at the clock finds it a minute later, so the
 * tablet is as slow as they come and its PIN the cheapest there is.
 */
const isSlow = (): void => {
  const now = performance.now.bind(performance);
  let looks = 0;
  performance.now = () => now() + 60_000 * (looks += 1);
};

/** The worker's script. */
export const argon2Script = /\/assets\/argon2Worker-[^?]*\.js$/;

/** What stands before it then. */
export const slowPrelude = `(${isSlow.toString()})();\n`;
