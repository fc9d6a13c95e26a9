/** The table of controls, read: which control is held by which tests, or why it is not. */
export interface Control {
  number: number;
  /** File and title of each test that holds it. */
  tests: readonly { file: string; title: string }[];
  /** What of it is not held, and why. */
  reason: string;
  /** What stands among its tests and is none. */
  unread: readonly string[];
}

const row = /^\| (\d+) +\|([^|]+)\|([^|]*)\|([^|]*)\|$/;
const test = /^`([^`]+)` › (.+)$/;

export function controlsIn(text: string): Control[] {
  return text.split("\n").flatMap((line) => {
    const [, number, , held, reason] = row.exec(line) ?? [];
    if (number === undefined || held === undefined || reason === undefined) return [];
    const named = held
      .split("<br>")
      .map((each) => each.trim())
      .filter((each) => each !== "");
    const tests = named.flatMap((each) => {
      const [, file, title] = test.exec(each) ?? [];
      return file === undefined || title === undefined ? [] : [{ file, title }];
    });
    return [{ number: Number(number), tests, reason: reason.trim(), unread: named.filter((each) => !test.test(each)) }];
  });
}
