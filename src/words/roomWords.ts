/** The room that things take on an iPad, and what of them waits. */
import { counted } from "./lists.ts";

/** "4.1 MB": rounded so that nobody reads bytes. */
export function roomWords(bytes: number): string {
  if (bytes >= 1_000_000_000) return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
  return bytes < 100_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** "3 and 2 pictures", "2 pictures": what waits, records first. */
export function waitingWords(records: number, pictures: number): string {
  const said = pictures === 0 ? [] : [counted(pictures, "picture")];
  return [...(records === 0 ? [] : [String(records)]), ...said].join(" and ");
}
