/** The school's database as a file on a disk: its log as SQL tells it, and its bytes as they lie there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import type { School } from "./school.ts";
import { databaseFile } from "./serverRecords.ts";

const row = z.object({
  id: z.string(),
  stream: z.string(),
  kind: z.string(),
  record: z.string(),
  act: z.string(),
  at: z.string(),
  by: z.string(),
  late: z.number(),
  body: z.string(),
});
export type LoggedChange = z.infer<typeof row>;

function asked<T>(school: School, work: (db: Database.Database) => T): T {
  const db = new Database(join(school.dataDir, databaseFile), { readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Every change of the log, in the order it was taken; how far its own audit has come is the server's to say, at times of its own. */
export function changesOnServer(school: School): LoggedChange[] {
  const sql = `select c.id, s.name as stream, c.kind, c.record, c.act, c.stamp as at, c.person as "by", c.late, c.body
    from changes c join streams s on s.number = c.stream where c.kind <> 'auditMark' order by c.stream, c.seq`;
  return asked(school, (db) =>
    db
      .prepare(sql)
      .all()
      .map((one) => row.parse(one)),
  );
}

const merged = z.object({ id: z.string(), stream: z.string(), body: z.string() });
const mergedBody = z.object({ fields: z.record(z.string(), z.json()), marks: z.record(z.string(), z.object({ change: z.string() })) });
export type KeptRecord = z.infer<typeof mergedBody> & { id: string; stream: string };

/** Every record of a kind, as the server has merged it. */
export function recordsOnServer(school: School, kind: string): KeptRecord[] {
  const sql =
    "select r.id, s.name as stream, r.body from records r join streams s on s.number = r.stream where r.kind = @kind order by r.id";
  const rows = asked(school, (db) => db.prepare(sql).all({ kind }));
  return rows.map((one) => {
    const { body, ...rest } = merged.parse(one);
    return { ...rest, ...mergedBody.parse(JSON.parse(body)) };
  });
}

/** Which pages about a child somebody opened on an iPad, as the audit has been told. */
export function pagesReadBy(school: School, person: string): string[] {
  const sql = "select about from audit where what = 'recordRead' and person = @person order by number";
  const rows = asked(school, (db) => db.prepare(sql).all({ person }));
  return rows.map((one) => z.object({ page: z.string() }).parse(JSON.parse(z.object({ about: z.string() }).parse(one).about)).page);
}

/** The streams whose log or merged records hold these words. */
export function streamsHolding(school: School, words: string): string[] {
  const sql = `select s.name as stream from changes c join streams s on s.number = c.stream where instr(c.body, @words)
    union select s.name from records r join streams s on s.number = r.stream where instr(r.body, @words)`;
  return asked(school, (db) =>
    db
      .prepare(sql)
      .all({ words })
      .map((one) => z.object({ stream: z.string() }).parse(one).stream),
  );
}

/**
 * Whom the words are about wherever they lie in the bytes of the database's files, the write-ahead log and what was deleted
 * included: the pupil of each statement that holds them, and "nobody" where they lie outside any.
 */
export function pupilsInBytes(school: School, words: string): string[] {
  const files = ["", "-wal", "-journal"].map((end) => join(school.dataDir, databaseFile + end)).filter((file) => existsSync(file));
  return files.flatMap((file) => statementsIn(readFileSync(file, "latin1"), Buffer.from(words).toString("latin1")));
}

function statementsIn(bytes: string, words: string): string[] {
  const pupils: string[] = [];
  for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + 1)) pupils.push(pupilOfStatement(bytes, at));
  return pupils;
}

const fields = z.looseObject({ pupil: z.string() });

/** Statements lie in the file as JSON that begins with their fields, which hold no braces but an adult's. */
function pupilOfStatement(bytes: string, at: number): string {
  const [, found] = /\{"fields":(\{(?:[^{}]|\{[^{}]*\})*\})/.exec(bytes.slice(bytes.lastIndexOf('{"fields":', at))) ?? [];
  if (found === undefined) return "nobody";
  const told = fields.safeParse(JSON.parse(found));
  return told.success ? told.data.pupil : "nobody";
}
