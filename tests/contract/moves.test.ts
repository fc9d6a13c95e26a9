/** What moved is heard by whoever listens, in every process of a server: in one alone, and in several over one PostgreSQL. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { movesInProcess, type Move, type Moves } from "../../src/server/live/moves.ts";
import { movesOverPostgres } from "../../src/server/live/movesOverPostgres.ts";
import { migrations } from "../../src/server/storage/migrations.ts";
import { PostgresDatabase } from "../../src/server/storage/postgres/postgresDatabase.ts";
import { postgres, type Cluster } from "../fixtures/postgres.ts";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await postgres();
}, 60_000);
afterAll(() => cluster.stop());

const hears = (moves: Moves) => {
  const heard: Move[] = [];
  moves.hear((move) => void heard.push(move));
  return heard;
};
const move = (...streams: string[]): Move => ({ streams: new Set(streams), by: "aaaaaaaaaaaaaaaa" });

async function aSchool(url = cluster.fresh()) {
  const database = await PostgresDatabase.open(url, migrations, randomUUID, () => undefined);
  await database.close();
  const process = async () => {
    const moves = await movesOverPostgres(url, randomUUID, () => undefined);
    onTestFinished(() => moves.close());
    return moves;
  };
  return { url, process };
}

describe("what one process tells", () => {
  it("in one process alone is heard there, and known to who missed it", () => {
    const moves = movesInProcess(randomUUID);
    const [heard, before] = [hears(moves), moves.place()];
    moves.tell(move("card/ada"));
    expect(heard).toEqual([move("card/ada")]);
    expect(moves.since(before)).toEqual([move("card/ada")]);
  });

  it("over PostgreSQL is heard by all, once each, with whose it was", async () => {
    const { process } = await aSchool();
    const [one, other] = [await process(), await process()];
    const [heardHere, heardThere] = [hears(one), hears(other)];
    one.tell(move("card/ada", "school"));
    other.tell({ streams: null, by: null });
    await vi.waitFor(() => expect([heardHere.length, heardThere.length]).toEqual([2, 2]));
    expect(heardThere).toContainEqual(move("card/ada", "school"));
  });

  it("is told as anything, where it is more than PostgreSQL carries", async () => {
    const { process } = await aSchool();
    const moves = await process();
    const heard = hears(moves);
    moves.tell(move(...Array.from({ length: 400 }, (_, at) => `evidence/pupil-${at}/2026-27`)));
    await vi.waitFor(() => expect(heard).toEqual([{ streams: null, by: null }]));
  });

  it("is not heard by another school in the same database", async () => {
    const [meadow, hill] = [await aSchool(), await aSchool()];
    const [here, there] = [await meadow.process(), await hill.process()];
    const [heardHere, heardThere] = [hears(here), hears(there)];
    here.tell(move("school"));
    await vi.waitFor(() => expect(heardHere).toHaveLength(1));
    there.tell(move("card/ben"));
    await vi.waitFor(() => expect(heardThere).toEqual([move("card/ben")]));
  });

  it("is asked for, after the connection that it is heard through was lost, and heard again from then on", async () => {
    const { url, process } = await aSchool();
    const moves = await process();
    const heard = hears(moves);
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'small-steps' and query like 'listen %'",
    );
    await admin.end();
    await vi.waitFor(() => expect(heard).toEqual([{ streams: null, by: null }]), { timeout: 10_000 });
    moves.tell(move("school"));
    await vi.waitFor(() => expect(heard).toContainEqual(move("school")), { timeout: 10_000 });
  });
});
