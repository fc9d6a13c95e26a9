/** Several processes append to one stream at once, and somebody reads along: no number comes after one that was read. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrations } from "../../src/server/storage/migrations.ts";
import { PostgresDatabase } from "../../src/server/storage/postgres/postgresDatabase.ts";
import { postgresStreamStore } from "../../src/server/storage/postgres/postgresStreamStore.ts";
import type { StreamStore } from "../../src/server/storage/streamStore.ts";
import { postgres, type Cluster } from "../fixtures/postgres.ts";
import { ada, append, bo, change, everything, redaction, uuid } from "./streamStore/making.ts";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await postgres();
}, 60_000);
afterAll(() => cluster.stop());

const processes = 4;
const acts = 25;

interface Several {
  databases: PostgresDatabase[];
  stores: StreamStore[];
  close: () => Promise<void>;
}

async function several(): Promise<Several> {
  const url = cluster.fresh();
  const failed = (error: unknown) => {
    throw error;
  };
  const opening = Array.from({ length: processes }, (_, number) => PostgresDatabase.open(url, migrations, () => `epoch-${number}`, failed));
  const databases = await Promise.all(opening);
  return {
    databases,
    stores: databases.map(postgresStreamStore),
    close: async () => {
      await Promise.all(databases.map((database) => database.close()));
    },
  };
}

/** From when a number is given until it can be read takes a while, and never the same. */
async function slowCommits({ databases: [database] }: Several): Promise<void> {
  await database?.writing(async ({ db }) => {
    await sql`create function dawdles() returns trigger language plpgsql as $$ begin perform pg_sleep(random() * 0.01); return null; end $$`.execute(
      db,
    );
    await sql`create trigger dawdling after insert on changes for each row execute function dawdles()`.execute(db);
  });
}

/** Reads the stream as a tablet does, from where it is, while the writers write; the numbers in the order they came. */
async function readAlong(store: StreamStore, writers: readonly Promise<unknown>[]): Promise<number[]> {
  const writing = { on: true };
  const written = Promise.all(writers).finally(() => {
    writing.on = false;
  });
  const seen: number[] = [];
  for (let last = false; !last;) {
    last = !writing.on;
    const { items } = await store.changesAfter(ada, seen.at(-1) ?? 0, everything);
    seen.push(...items.map(({ seq }) => seq));
  }
  await written;
  return seen;
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

it("a reader who goes on from where they are misses nothing, however many processes write and however slow each is", async () => {
  const here = await several();
  await slowCommits(here);
  const writers = here.stores.map(async (store) => {
    for (let act = 0; act < acts; act += 1) await append(store, change(ada, uuid(), { words: "seen" }));
  });
  const [reader] = here.stores;
  expect(reader && (await readAlong(reader, writers))).toEqual(upTo(processes * acts));
  await here.close();
});

it("and would miss some if an identity column gave the numbers: so it is a race that is run here", async () => {
  const here = await several();
  await slowCommits(here);
  await here.databases[0]?.writing(({ db }) =>
    sql`insert into streams (name, epoch, seq, erased) values (${ada}, 'epoch', ${processes * acts}, 0)`.execute(db),
  );
  await here.databases[0]?.writing(({ db }) => sql`create sequence numbers`.execute(db));
  const writers = here.databases.map(async ({ library }) => {
    for (let act = 0; act < acts; act += 1) {
      await sql`insert into changes (stream, seq, id, act, kind, record, stamp, person, replica, late, hash, body)
        select number, nextval('numbers'), ${uuid()}, ${uuid()}, 'observation', ${uuid()}, '1', 'tom', 'r', 0, '', '{"fields":{}}'
        from streams where name = ${ada}`.execute(library.db);
    }
  });
  const [reader] = here.stores;
  const seen = reader ? await readAlong(reader, writers) : [];
  expect(new Set(seen).size).toBeLessThan(processes * acts);
  await here.close();
});

it("acts over the same streams in any order, from several processes, all stand, and none waits for ever", async () => {
  const here = await several();
  const writers = here.stores.map(async (store, number) => {
    for (let act = 0; act < acts; act += 1) {
      const id = uuid();
      const both = [ada, bo].map((stream) => change(stream, uuid(), { words: "seen" }, { act: id }));
      await append(store, ...(number % 2 === 0 ? both : both.reverse()));
    }
  });
  await Promise.all(writers);
  const [store] = here.stores;
  for (const stream of [ada, bo]) {
    const { items } = (await store?.changesAfter(stream, 0, everything)) ?? { items: [] };
    expect(items.map(({ seq }) => seq)).toEqual(upTo(processes * acts));
  }
  await here.close();
});

it("words taken back leave no row behind, not even a dead one", async () => {
  const here = await several();
  const [store] = here.stores;
  if (!store) throw new Error("There are several.");
  await append(store, change(ada, "one", { words: "Zebedee" }));
  await append(store, change(ada, "one", { words: "Zebedee again" }));
  await append(store, redaction(ada, ["one"]));
  const dead = await here.databases[0]?.writing(async ({ db }) => {
    await sql`create extension if not exists pgstattuple schema public`.execute(db);
    const { rows } = await sql<{ dead: number }>`select (public.pgstattuple('changes')).dead_tuple_count
      + (public.pgstattuple('records')).dead_tuple_count as dead`.execute(db);
    return rows[0]?.dead;
  });
  expect(dead).toBe(0);
  await here.close();
});
