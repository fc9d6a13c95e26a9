/** SQL is built by Kysely or bound; text of ours becomes part of a statement in the few places named here, and nobody else's ever does. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const room = new URL("../../src/server/", import.meta.url).pathname;

/** What puts text into a statement as it is. */
const joined = /\b(?:sql|CompiledQuery)\.(?:raw|lit)\(|\.(?:exec|prepare|pragma|query)\(\s*`[^`]*\$\{/;

/** Each with what it joins. */
const known: Readonly<Record<string, string>> = {
  "live/movesOverPostgres.ts": "the name of our own channel, escaped",
  "storage/database.ts": "the texts of our own migrations, and their number",
  "storage/postgres/kept.ts": "a mark of our own, which names who keeps a statement prepared",
  "storage/postgres/locks.ts": "numbers of our own locks",
  "storage/postgres/looking.ts": "names of columns",
  "storage/postgres/migrate.ts": "the texts of our own migrations",
  "storage/sqlite/dialect.ts": "how a transaction begins",
  "storage/sqlite/prepare.ts": "names of parameters",
  "storage/sqlite/sqliteDatabase.ts": "for how long it waits for whoever reads beside it",
  "storage/sqlite/statements.ts": "a number and two words of our own, so that an index serves",
};

it("is put together in the places that are named here, of nothing that anybody sent", () => {
  const files = readdirSync(room, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const found = files.filter((name) => joined.test(readFileSync(join(room, name), "utf8"))).sort();
  expect(found).toEqual(Object.keys(known).sort());
});
