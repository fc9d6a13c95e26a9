/** A rule that is broken on purpose, to see that the simulation turns red. It is put in while a file is loaded, and never on disk. */
export interface Fault {
  /** What goes wrong in the school, as a sentence. */
  name: string;
  /** A file of src/. */
  file: string;
  /** A piece of it that is there exactly once: a fault whose place has moved fails, so that it does not rot. */
  text: string;
  instead: string;
}

/** @throws Error when the piece is not there exactly once */
export function withFault(source: string, { name, file, text, instead }: Fault): string {
  const [before, after, ...more] = source.split(text);
  if (before === undefined || after === undefined || more.length > 0) {
    const times = source.split(text).length - 1;
    throw new Error(`"${name}" has its place ${times} times in src/${file}, not once: put it where the rule is now`);
  }
  return `${before}${instead}${after}`;
}
