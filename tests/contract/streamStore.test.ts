import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, type Connection } from "../../src/server/storage/database.ts";
import { migrations } from "../../src/server/storage/migrations.ts";
import { sqliteStreamStore } from "../../src/server/storage/sqlite/sqliteStreamStore.ts";
import { streamStoreContract } from "./streamStore/contract.ts";
import type { Opened } from "./streamStore/tested.ts";

let epochs = 0;

function opened(db: Connection, bytes: () => Buffer, again: () => Opened, close: () => void): Opened {
  return {
    store: sqliteStreamStore(db, { newId: () => `epoch-${(epochs += 1)}` }),
    grant: ({ id, person, role, scope, from, until, endedAt }) => {
      db.prepare(
        `insert into grants (id, person, role, scope_type, scope_id, from_day, until_day, ended_at, given_by, given_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, 'test', 0)`,
      ).run(id, person, role, scope.type, scope.type === "school" ? null : scope.id, from, until, endedAt);
    },
    bytes,
    reopen: again,
    close,
  };
}

function inFile(folder = mkdtempSync(join(tmpdir(), "small-steps-"))): Opened {
  const db = openDatabase(join(folder, "school.sqlite"), migrations);
  const reopen = () => {
    db.close();
    return inFile(folder);
  };
  const bytes = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  return opened(db, bytes, reopen, () => {
    db.close();
    rmSync(folder, { recursive: true });
  });
}

/** Memory lasts as long as its connection: a process that starts now has the connection handed on. */
function inMemory(db = openDatabase(":memory:", migrations)): Opened {
  return opened(
    db,
    () => db.serialize(),
    () => inMemory(db),
    () => db.close(),
  );
}

streamStoreContract("a SQLite file", inFile);
streamStoreContract("SQLite in memory", inMemory);
