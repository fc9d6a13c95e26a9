/** Dates as files write them. Which of month and day comes first is seen from the files where it can be, and asked where it cannot. */
import type { DateOrder, Spot } from "../domain/importCodes.ts";
import type { Day } from "../domain/time.ts";

/** A date's text and where it stands. */
export interface DateCell {
  text: string;
  spot: Spot;
}

/** Exports of a database put midnight behind a day. */
const midnight = "(?:[T ]0?0:00(?::00(?:\\.0+)?)?Z?)?";
const iso = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})${midnight}$`);
const slashed = new RegExp(`^(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})${midnight}$`);
const worded = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[ -](\d{4})$/i;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A day of the calendar, or undefined when there is no such day. */
function dayFrom(year: number, month: number, day: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1900 ? date.toISOString().slice(0, 10) : undefined;
}

/** Reads a date by an order: `YYYY-MM-DD` and `9 March 2017` always, `12/19/1997` or `19/12/1997` as said. Undefined when it is none. */
export function readDate(text: string, order: DateOrder): Day | undefined {
  const exact = iso.exec(text);
  if (exact) return dayFrom(Number(exact[1]), Number(exact[2]), Number(exact[3]));
  const said = worded.exec(text);
  if (said) return dayFrom(Number(said[3]), months.indexOf((said[2] ?? "").slice(0, 3).toLowerCase()) + 1, Number(said[1]));
  const found = slashed.exec(text);
  if (!found) return undefined;
  const [first, second] = [Number(found[1]), Number(found[2])];
  return order === "monthFirst" ? dayFrom(Number(found[3]), first, second) : dayFrom(Number(found[3]), second, first);
}

/** The one order a date can be read by; undefined when both can, or neither, or it does not matter. */
function onlyOrder(text: string): DateOrder | undefined {
  const [month, day] = [readDate(text, "monthFirst"), readDate(text, "dayFirst")];
  if (month === undefined) return day === undefined ? undefined : "dayFirst";
  return day === undefined ? "monthFirst" : undefined;
}

const isOpen = (text: string) => readDate(text, "monthFirst") !== readDate(text, "dayFirst");

export type OrderFound =
  /** No date needs an order. */
  | { found: "none" }
  /** Every date that shows an order shows this one; `spot` is the first that does. */
  | { found: "order"; order: DateOrder; spot: Spot }
  /** None shows it, or they disagree: somebody must say. */
  | { found: "ask"; examples: Spot[] };

/** How many examples are worth reading out. */
const shown = 3;

/** Which order the dates of an export are written in. One program wrote them all, so a single 12/19/1997 tells for every file. */
export function findOrder(cells: readonly DateCell[]): OrderFound {
  const telling = cells.flatMap(({ text, spot }) => {
    const order = onlyOrder(text);
    return order ? [{ order, spot }] : [];
  });
  const [first] = telling;
  const other = telling.find(({ order }) => order !== first?.order);
  if (first && other) return { found: "ask", examples: [first.spot, other.spot] };
  if (first) return { found: "order", ...first };
  const open = cells.filter(({ text }) => isOpen(text));
  return open.length === 0 ? { found: "none" } : { found: "ask", examples: open.slice(0, shown).map(({ spot }) => spot) };
}
