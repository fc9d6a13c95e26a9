/** The server over SQLite. */
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Act } from "../../src/sync/change.ts";
import { SmallSchool } from "../unit/server-sync/smallSchool.ts";
import type { Bench } from "./bench.ts";
import { inFolder } from "./chromiumProfile.ts";
import { serverIn } from "./serverIn.ts";

/** The floor: the same rows, in one statement as often as its values allow, in one transaction, safe on disk. */
function rawInserter(file: string): (acts: readonly Act[]) => void {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("create table changes (id text primary key, stream text, record text, stamp text, person text, body text) strict");
  const perStatement = 500;
  const insert = db.prepare(`insert into changes values ${Array.from({ length: perStatement }, () => "(?, ?, ?, ?, ?, ?)").join(", ")}`);
  return (acts) => {
    const rows = acts.flatMap(({ changes }) => changes);
    db.transaction(() => {
      for (let from = 0; from < rows.length; from += perStatement) {
        insert.run(
          rows
            .slice(from, from + perStatement)
            .flatMap(({ id, stream, record, at, by, fields }) => [id, stream, record, at, by, JSON.stringify(fields)]),
        );
      }
    })();
  };
}

const bench: Bench = () =>
  inFolder(async (folder) => {
    const opened: SmallSchool[] = [];
    try {
      return await serverIn({
        where: "",
        open() {
          const school = new SmallSchool({ file: join(folder, `school-${opened.length}.sqlite`) });
          opened.push(school);
          return school;
        },
        insert: rawInserter(join(folder, "raw.sqlite")),
        records: ({ db }) => db.prepare("select * from records").all(),
        heads: ({ db }) => db.prepare("select name, epoch, seq from streams").all(),
      });
    } finally {
      for (const { db } of opened) db.close();
    }
  });

export default bench;
