import { describe, expect, it } from "vitest";
import * as z from "zod";
import { backedUp, columnsLeftOut, leftOut, tableNames } from "../../../src/server/backup/tables.ts";
import { openDatabase } from "../../../src/server/storage/database.ts";
import { migrations } from "../../../src/server/storage/migrations.ts";

const db = openDatabase(":memory:", migrations);
const rows = z.array(z.object({ name: z.string(), type: z.string() }));
const there = rows.parse(
  db.prepare("select name, type from sqlite_master where type in ('table', 'view') and name not like 'sqlite_%'").all(),
);
const columnsOf = (table: string) =>
  z
    .array(z.object({ name: z.string() }))
    .parse(db.prepare("select name from pragma_table_info(?)").all(table))
    .map(({ name }) => name)
    .sort();

describe("what of the database is in a backup", () => {
  it("is every table there is, or it is said that it is left out", () => {
    expect([...tableNames, ...leftOut].sort()).toEqual(there.map(({ name }) => name).sort());
  });

  it("is every column of those, or it is said that it is left out", () => {
    for (const table of tableNames)
      expect([table, ...Object.keys(backedUp[table].columns), ...(columnsLeftOut[table] ?? [])].sort()).toEqual(
        [table, ...columnsOf(table)].sort(),
      );
  });

  it("is neither what somebody was handed, nor what they tried", () => {
    for (const table of ["session", "verification", "invitations", "rescues", "attempts", "rateLimit"]) expect(leftOut).toContain(table);
  });
});
