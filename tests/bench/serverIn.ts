/** The server's side of a push and a pull, beside the least that its database could do with the same rows: the same for each database. */
import { pull } from "../../src/server/sync/pull.ts";
import { push } from "../../src/server/sync/push.ts";
import type { Act } from "../../src/sync/change.ts";
import { digestText } from "../../src/sync/digest.ts";
import { pullResponse, type Cursors, type PullResponse } from "../../src/sync/protocol.ts";
import { sha256 } from "../../src/server/sync/hash.ts";
import { day, morning, replicaOf, type SchoolOver } from "../unit/server-sync/smallSchool.ts";
import type { Bench } from "./bench.ts";
import { pair, timed } from "./pairs.ts";

const rounds = { rounds: 15, warmUp: 3, aim: 2 };
const tablets = 30;
const people = Array.from({ length: tablets }, (_, number) => `ta${number}x`);
const pupils = Array.from({ length: 9 }, (_, number) => `pupil-${number}`);

/** A record's id as tablets make it, so that indexes grow as they do in a school. */
function idAt(ms: number, number: number): string {
  const time = ms.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

let made = 0;
function observed(school: SchoolOver, person: string, at = morning): Act {
  made += 1;
  const pupil = pupils[made % pupils.length] ?? "pupil-0";
  const words = made % 4 === 0 ? "turned to the page before it was read out, and smiled" : undefined;
  const fields = { activity: "story", place: "hall", ...(words === undefined ? {} : { words }) };
  return school.act(person, { ...school.observation(idAt(at, made), pupil, fields), at });
}

/** Settles a school and gives it a class of nine and more adults than any has. */
async function classOfNine<S extends SchoolOver>(school: S): Promise<S> {
  await school.settle();
  for (const person of people) await school.grant(person, "ta", { type: "class", id: "kingfisher" });
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

async function sent(school: SchoolOver, person: string, bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    const answer = await push(school.deps)(person, JSON.parse(body));
    if (!("body" in answer) || answer.body.results.some(({ outcome }) => outcome !== "accepted")) throw new Error("A push was refused.");
    JSON.stringify(answer.body);
  }
}

/** A tablet's first sync; the answers as text, as they go over the wire. */
async function firstSync(school: SchoolOver, person: string): Promise<string[]> {
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

/** A database, and what it does at the least. */
export interface Place<S extends SchoolOver> {
  /** Said behind the name of what was measured. */
  where: string;
  /** An empty school. */
  open(): Promise<S> | S;
  /** The same rows, in one statement as often as its values allow, in one transaction, safe on disk. */
  insert(acts: readonly Act[]): Promise<void> | void;
  records(school: S): Promise<unknown[]> | unknown[];
  heads(school: S): Promise<unknown[]> | unknown[];
}

export async function serverIn<S extends SchoolOver>(place: Place<S>): Promise<Awaited<ReturnType<Bench>>> {
  const school = await classOfNine(await place.open());
  const five = () => Array.from({ length: 500 }, () => observed(school, "tom"));
  const pushed = await pair(
    `500 records pushed by one tablet${place.where}`,
    async () => {
      const bodies = requests("tom", five());
      return timed(() => sent(school, "tom", bodies))();
    },
    "one raw insert of 500 rows",
    async () => {
      const acts = five();
      return timed(() => place.insert(acts))();
    },
    rounds,
  );

  const hundred = (person: string) => Array.from({ length: 100 }, () => observed(school, person));
  const crowd = await pair(
    `${tablets} tablets x 100 changes at once${place.where}`,
    async () => {
      const all = people.map((person) => ({ person, bodies: requests(person, hundred(person)) }));
      return timed(async () => {
        await Promise.all(all.map(({ person, bodies }) => sent(school, person, bodies)));
      })();
    },
    "raw inserts of 3,000 rows",
    async () => {
      const acts = people.flatMap(hundred);
      return timed(() => place.insert(acts))();
    },
    rounds,
  );
  const small = await classOfNine(await place.open());
  const acts = Array.from({ length: 1_400 }, (_, number) => observed(small, "tom", morning - (number % 60) * day));
  await sent(small, "tom", requests("tom", acts));
  const texts = await firstSync(small, "priya");
  if ((await place.records(small)).length < 1_400) throw new Error("The class has fewer records than it should.");
  const synced = await pair(
    `first sync of a class (9 pupils, 1,400 records), the server's part${place.where}`,
    timed(async () => {
      await firstSync(small, "priya");
    }),
    "one raw select as JSON",
    timed(async () => {
      JSON.stringify(await place.records(small));
    }),
    rounds,
  );
  const held = texts.map((text) => pullResponse.parse(JSON.parse(text)));
  const tag = held.find(({ access }) => access)?.access?.tag ?? "";
  const cursors = Object.fromEntries(held.flatMap(({ pages = [] }) => pages.map(({ stream, to }) => [stream, to])));
  const idle = { version: 1, person: "priya", replica: replicaOf("priya"), digest: sha256(digestText(tag, cursors)) };
  const polled = await pair(
    `100 idle polls of a teacher${place.where}`,
    timed(async () => {
      for (let times = 0; times < 100; times += 1) await pull(small.deps)("priya", idle);
    }),
    "100 raw selects of all heads",
    timed(async () => {
      for (let times = 0; times < 100; times += 1) await place.heads(small);
    }),
    rounds,
  );

  return [
    pushed,
    crowd,
    synced,
    { name: `requests of that first sync, the last of them saying the same${place.where}`, count: texts.length, unit: "requests" },
    { name: `its bytes${place.where}`, count: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0), unit: "bytes" },
    polled,
  ];
}
