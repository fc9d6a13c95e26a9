/** A tablet that was away sends what it holds: the real exchange and store, the real server, in one process. */
import { join } from "node:path";
import Database from "better-sqlite3";
import { v7 } from "uuid";
import { exchange } from "../../src/client/exchange/exchange.ts";
import { httpTransport } from "../../src/client/exchange/transport.ts";
import { streams } from "../../src/domain/streams.ts";
import { sha256 } from "../../src/server/sync/hash.ts";
import { pull } from "../../src/server/sync/pull.ts";
import { push } from "../../src/server/sync/push.ts";
import { plainCodec } from "../../src/store/codec.ts";
import { memoryDisk, memoryTables } from "../../src/store/memory.ts";
import { openTabletStore } from "../../src/store/tabletStore.ts";
import { replicaOf, SmallSchool } from "../unit/server-sync/smallSchool.ts";
import type { Bench } from "./bench.ts";
import { inFolder } from "./chromiumProfile.ts";
import { pair, timed } from "./pairs.ts";

const waiting = 500;
const person = "tom";

/** The server as the tablet's network: bodies are text on the way, as over a wire. */
function networkOf({ deps }: SmallSchool): typeof fetch {
  const routes = { "/sync/pull": pull(deps), "/sync/push": push(deps) };
  return async (path, init) => {
    const answer = path === "/sync/pull" || path === "/sync/push" ? routes[path] : undefined;
    if (!answer || typeof init?.body !== "string") throw new TypeError("no such route");
    const told = await answer(person, JSON.parse(init.body));
    return "body" in told ? Response.json(told.body) : Response.json({ code: told.refused }, { status: 400 });
  };
}

async function tabletOf(school: SmallSchool) {
  const tables = memoryTables(memoryDisk());
  const now = () => school.now;
  const { store } = await openTabletStore({
    ...{ tables, codec: plainCodec, person, zone: "Europe/London", now, newId: v7, newReplica: () => replicaOf(person) },
  });
  const transport = httpTransport({
    fetch: networkOf(school),
    onLine: () => true,
    timeout: () => AbortSignal.timeout(30_000),
  });
  const hash = (text: string) => Promise.resolve(sha256(text));
  const exchanged = async () => {
    const end = await exchange({ store, transport, person, token: "", now, hash, first: [], behind: false, tell: () => undefined });
    if (end.end !== "matched") throw new Error(`an exchange ended ${end.end}`);
    return end.sent;
  };
  return { store, exchanged };
}

const bench: Bench = () =>
  inFolder(async (folder) => {
    const school = await new SmallSchool({ file: join(folder, "school.sqlite") }).settle();
    const { store, exchanged } = await tabletOf(school);
    await exchanged();

    const record = async (count: number) => {
      for (let number = 0; number < count; number += 1) {
        const pupil = number % 2 === 0 ? "ada" : "bo";
        await store.act([
          {
            stream: streams.evidence(pupil, "2026-27"),
            kind: "observation",
            record: v7(),
            fields: {
              ...{ pupil, kind: "target", target: "looks", went: "onOwn", precision: "exact", activity: null },
              ...{ observedAt: school.now, seenBy: { staff: person } },
            },
          },
        ]);
      }
    };

    const db = new Database(join(folder, "raw.sqlite"));
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.exec("create table changes (id text primary key, body text) strict");
    const insert = db.prepare(`insert into changes values ${Array.from({ length: waiting }, () => "(?, ?)").join(", ")}`);
    const body = JSON.stringify(school.act(person, school.observation(v7())));

    const sent = await pair(
      `${waiting} records sent by a tablet, from its store to the server's and back`,
      async () => {
        await record(waiting);
        const held = (await store.counts()).waiting;
        if (held !== waiting) throw new Error(`${held} records wait, not ${waiting}`);
        let left = 0;
        const time = await timed(async () => {
          left = await exchanged();
        })();
        if (left !== waiting || (await store.counts()).waiting !== 0) throw new Error(`${left} records left, not ${waiting}`);
        return time;
      },
      `one raw insert of ${waiting} rows`,
      async () => {
        const values = Array.from({ length: waiting }, () => [v7(), body]).flat();
        return timed(() => {
          insert.run(values);
        })();
      },
      { rounds: 9, warmUp: 2 },
    );
    db.close();
    school.db.close();
    return [sent];
  });

export default bench;
