/** What lies in a person's database and nowhere else, counted without opening any of it: their key may be lost. */
import type { Tables } from "./tables.ts";

/** Acts and pictures that wait to be sent, and what was refused or replaced and not decided yet. */
export async function unsentIn(tables: Tables): Promise<number> {
  const pictures = await tables.range("blobs", { by: "waits" });
  const counts = await Promise.all((["outbox", "attention", "losers"] as const).map((table) => tables.count(table)));
  return counts.reduce((sum, count) => sum + count, pictures.length);
}
