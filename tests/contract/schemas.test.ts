/** The tables of both databases, as whoever asks them finds them. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/server/storage/database.ts";
import { migrations } from "../../src/server/storage/migrations.ts";
import { PostgresDatabase } from "../../src/server/storage/postgres/postgresDatabase.ts";
import { StartRefused } from "../../src/server/startRefused.ts";
import { postgres, type Cluster } from "../fixtures/postgres.ts";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await postgres();
}, 60_000);
afterAll(() => cluster.stop());

let epochs = 0;
const open = (url: string, steps = migrations) =>
  PostgresDatabase.open(
    url,
    steps,
    () => `epoch-${(epochs += 1)}`,
    (error) => {
      throw error;
    },
  );

/** What only SQLite has: there `changes` and `records` are views over these. And what only PostgreSQL has: it counts its steps in a table. */
const sqliteOnly = ["log", "merged", "words"];
const postgresOnly = ["steps"];

/** `table.column`, and whether it may be empty. */
async function inPostgres(): Promise<string[]> {
  const database = await open(cluster.fresh());
  const { rows } = await database.reading(({ db }) =>
    sql<{ name: string; nullable: string }>`select table_name || '.' || column_name as name, is_nullable as nullable
      from information_schema.columns where table_schema = current_schema()`.execute(db),
  );
  await database.close();
  return rows
    .map(({ name, nullable }) => `${name}${nullable === "YES" ? "?" : ""}`)
    .filter((name) => !postgresOnly.includes(name.split(".")[0] ?? ""));
}

function inSqlite(): string[] {
  const db = openDatabase(":memory:", migrations);
  const rows = db
    .prepare<[], { name: string; needed: number; view: number }>(
      `select t.name || '.' || c.name as name, c."notnull" or c.pk > 0 as needed, t.type = 'view' as view
       from pragma_table_list t join pragma_table_info(t.name) c where t.schema = 'main' and t.name not like 'sqlite_%'`,
    )
    .all();
  db.close();
  // A view does not tell what may be empty: what a change is taken back by may.
  return rows
    .filter(({ name }) => !sqliteOnly.includes(name.split(".")[0] ?? ""))
    .map(({ name, needed, view }) => `${name}${needed === 1 || (view === 1 && name !== "changes.redacted") ? "" : "?"}`);
}

describe("the tables of both databases", () => {
  it("are the same, column for column: a step that forgets one of them is found here", async () => {
    expect((await inPostgres()).sort()).toEqual(inSqlite().sort());
  });
});

describe("the tables in PostgreSQL", () => {
  it("are made once by however many processes begin together, each school in a schema of its own", async () => {
    const [one, other] = [cluster.fresh(), cluster.fresh()];
    const opened = await Promise.all([one, other, one, other, one, one, other, one].map((url) => open(url)));
    const lives = await Promise.all(
      opened.map((database) => database.reading(async ({ db }) => (await db.selectFrom("life").select("epoch").executeTakeFirst())?.epoch)),
    );
    expect(new Set(lives).size).toBe(2);
    expect(lives.filter((epoch) => epoch === lives[0])).toHaveLength(5);
    await Promise.all(opened.map((database) => database.close()));
  });

  it("are brought up to date by the steps that are missing, all of them or none", async () => {
    const url = cluster.fresh();
    await (await open(url)).close();
    const next = { name: "next", sqlite: "", postgres: "create table later (a text)" };
    await (await open(url, [...migrations, next])).close();
    const broken = { name: "broken", sqlite: "", postgres: "create table last (a text); create table later (a text)" };
    await expect(open(url, [...migrations, next, broken])).rejects.toThrow("already exists");
    const database = await open(url, [...migrations, next]);
    const { rows } = await database.reading(({ db }) =>
      sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(db),
    );
    expect(rows.map(({ name }) => name)).toContain("later");
    expect(rows.map(({ name }) => name)).not.toContain("last");
    await database.close();
  });

  it("are left alone when a newer version of the program made them", async () => {
    const url = cluster.fresh();
    await (await open(url)).close();
    await expect(open(url, migrations.slice(0, -1))).rejects.toThrow("written by a newer version");
  });

  it("are not asked for where nobody answers, or where what was confirmed may be forgotten: a sentence says so, without the password", async () => {
    const nobody = open("postgres://school:secret-word@127.0.0.1:1/school");
    await expect(nobody).rejects.toThrow(StartRefused);
    await expect(nobody).rejects.toThrow(/127\.0\.0\.1:1\/school, cannot be reached.*\(ECONNREFUSED\)/);
    await expect(nobody).rejects.not.toThrow("secret-word");
    await expect(open(`${cluster.fresh()}%20-c%20synchronous_commit%3Doff`)).rejects.toThrow("synchronous_commit = off");
  });
});
