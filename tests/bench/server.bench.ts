/** The server's side of a push and a pull, over a database file, beside the least that SQLite could do with the same rows. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { pull } from "../../src/server/sync/pull.ts";
import { push } from "../../src/server/sync/push.ts";
import type { Act } from "../../src/sync/change.ts";
import { digestText } from "../../src/sync/digest.ts";
import { pullResponse, type Cursors, type PullResponse } from "../../src/sync/protocol.ts";
import { sha256 } from "../../src/server/sync/hash.ts";
import { day, morning, replicaOf, SmallSchool } from "../unit/server-sync/smallSchool.ts";
import type { Bench } from "./bench.ts";
import { pair, timed } from "./pairs.ts";

const rounds = { rounds: 15, warmUp: 3 };
const tablets = 30;
const people = Array.from({ length: tablets }, (_, number) => `ta${number}x`);
const pupils = Array.from({ length: 9 }, (_, number) => `pupil-${number}`);

/** A record's id as tablets make it, so that indexes grow as they do in a school. */
function idAt(ms: number, number: number): string {
  const time = ms.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

let made = 0;
function observed(school: SmallSchool, person: string, at = morning): Act {
  made += 1;
  const pupil = pupils[made % pupils.length] ?? "pupil-0";
  const words = made % 4 === 0 ? "turned to the page before it was read out, and smiled" : undefined;
  const fields = { activity: "story", place: "hall", ...(words === undefined ? {} : { words }) };
  return school.act(person, { ...school.observation(idAt(at, made), pupil, fields), at });
}

async function classOfNine(file: string): Promise<SmallSchool> {
  const school = await new SmallSchool({ file }).settle();
  for (const person of people) school.grant(person, "ta", { type: "class", id: "kingfisher" });
  for (const pupil of pupils) await school.mustSay("helen", ...school.pupil(pupil, "kingfisher"));
  return school;
}

/** The requests of a tablet that sends these acts, as text that came over the wire. */
function requests(person: string, acts: readonly Act[]): string[] {
  const bodies: string[] = [];
  for (let from = 0; from < acts.length; from += 250) {
    bodies.push(JSON.stringify({ version: 1, person, replica: replicaOf(person), acts: acts.slice(from, from + 250) }));
  }
  return bodies;
}

async function sent(school: SmallSchool, person: string, bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    const answer = await push(school.deps)(person, JSON.parse(body));
    if (!("body" in answer) || answer.body.results.some(({ outcome }) => outcome !== "accepted")) throw new Error("A push was refused.");
    JSON.stringify(answer.body);
  }
}

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

/** A tablet's first sync; the answers as text, as they go over the wire. */
async function firstSync(school: SmallSchool, person: string): Promise<string[]> {
  const texts: string[] = [];
  let cursors: Cursors = {};
  let tag = "";
  for (;;) {
    const request = { version: 1, person, replica: replicaOf(person), digest: sha256(digestText(tag, cursors)), cursors, first: [] };
    const answer = await pull(school.deps)(person, request);
    if (!("body" in answer)) throw new Error("A pull was refused.");
    const { body }: { body: PullResponse } = answer;
    texts.push(JSON.stringify(body));
    if (body.access) tag = body.access.tag;
    cursors = { ...cursors, ...Object.fromEntries((body.pages ?? []).map(({ stream, to }) => [stream, to])) };
    if (body.answer === "same") return texts;
  }
}

const bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), "small-steps-"));
  try {
    const school = await classOfNine(join(folder, "school.sqlite"));
    const raw = rawInserter(join(folder, "raw.sqlite"));

    const five = () => Array.from({ length: 500 }, () => observed(school, "tom"));
    const pushed = await pair(
      "500 records pushed by one tablet",
      async () => {
        const bodies = requests("tom", five());
        return timed(() => sent(school, "tom", bodies))();
      },
      "one raw insert of 500 rows",
      async () => {
        const acts = five();
        return timed(() => raw(acts))();
      },
      rounds,
    );

    const hundred = (person: string) => Array.from({ length: 100 }, () => observed(school, person));
    const crowd = await pair(
      `${tablets} tablets x 100 changes at once`,
      async () => {
        const all = people.map((person) => ({ person, bodies: requests(person, hundred(person)) }));
        return timed(async () => {
          await Promise.all(all.map(({ person, bodies }) => sent(school, person, bodies)));
        })();
      },
      "raw inserts of 3,000 rows",
      async () => {
        const acts = people.flatMap(hundred);
        return timed(() => raw(acts))();
      },
      rounds,
    );
    school.db.close();

    const small = await classOfNine(join(folder, "class.sqlite"));
    const acts = Array.from({ length: 1_400 }, (_, number) => observed(small, "tom", morning - (number % 60) * day));
    await sent(small, "tom", requests("tom", acts));
    const texts = await firstSync(small, "priya");
    const select = small.db.prepare("select * from records");
    if (select.all().length < 1_400) throw new Error("The class has fewer records than it should.");
    const synced = await pair(
      "first sync of a class (9 pupils, 1,400 records), the server's part",
      timed(async () => {
        await firstSync(small, "priya");
      }),
      "one raw select as JSON",
      timed(() => {
        JSON.stringify(select.all());
      }),
      rounds,
    );
    const held = texts.map((text) => pullResponse.parse(JSON.parse(text)));
    const tag = held.find(({ access }) => access)?.access?.tag ?? "";
    const cursors = Object.fromEntries(held.flatMap(({ pages = [] }) => pages.map(({ stream, to }) => [stream, to])));
    const idle = { version: 1, person: "priya", replica: replicaOf("priya"), digest: sha256(digestText(tag, cursors)) };
    const heads = small.db.prepare("select name, epoch, seq from streams");
    const polled = await pair(
      "idle poll of a teacher",
      timed(async () => {
        for (let times = 0; times < 100; times += 1) await pull(small.deps)("priya", idle);
      }),
      "one raw select of all heads",
      timed(() => {
        for (let times = 0; times < 100; times += 1) heads.all();
      }),
      rounds,
    );
    small.db.close();

    return [
      pushed,
      crowd,
      synced,
      { name: "requests of that first sync, the last of them saying the same", count: texts.length, unit: "requests" },
      { name: "its bytes", count: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0), unit: "bytes" },
      polled,
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

export default bench;
