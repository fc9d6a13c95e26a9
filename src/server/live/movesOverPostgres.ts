/**
 * Moves of every process over one PostgreSQL: each tells the others by NOTIFY, and hears them by LISTEN on a connection of its own.
 * What was told while that connection was lost is not told again: whoever listens is told to ask for everything.
 */
import type pg from "pg";
import * as z from "zod";
import { streamName } from "../../sync/change.ts";
import { connectionsTo } from "../storage/postgres/connections.ts";
import { holdOpen } from "../storage/postgres/locks.ts";
import { movesInProcess, type Move, type Moves } from "./moves.ts";

/** PostgreSQL takes a payload of under 8,000 bytes; what moved beyond that is told as anything. */
const mostBytes = 7_900;
const againAfterMs = 1_000;

const anything: Move = { streams: null, by: null };
const told = z.object({ streams: z.array(streamName).nullable(), by: z.string().nullable() });

/**
 * @param newId a random id of this process's life
 * @param failed told of a connection that was lost, or could not be had
 */
export async function movesOverPostgres(url: string, newId: () => string, failed: (error: unknown) => void): Promise<Moves> {
  const here = movesInProcess(newId);
  const pool = connectionsTo(url, failed);
  const channel = await channelOf(pool);
  let closed = false;
  let listening: pg.PoolClient | undefined;

  async function listen(): Promise<void> {
    const client = await pool.connect();
    listening = client;
    client.on("notification", ({ payload = "" }) => here.tell(read(payload)));
    client.on("error", () => client.release(true));
    client.on("end", lost);
    await holdOpen(client);
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
  }

  function lost(): void {
    listening = undefined;
    if (!closed) setTimeout(() => void again(), againAfterMs).unref();
  }

  async function again(): Promise<void> {
    if (closed) return;
    try {
      await listen();
      here.tell(anything);
    } catch (error) {
      failed(error);
      lost();
    }
  }

  try {
    await listen();
  } catch (error) {
    closed = true;
    await pool.end();
    throw error;
  }
  return {
    ...here,
    tell(move) {
      pool.query("select pg_notify($1, $2)", [channel, written(move)]).catch(failed);
    },
    async close() {
      if (closed) return;
      closed = true;
      listening?.release(true);
      await pool.end();
    },
  };
}

/** Schools that share a database have a schema each, and do not hear each other. */
async function channelOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ schema: string }>("select current_schema() as schema");
  return `small_steps_${rows[0]?.schema ?? ""}`.slice(0, 63);
}

function written({ streams, by }: Move): string {
  const text = JSON.stringify({ streams: streams && [...streams], by });
  return Buffer.byteLength(text) <= mostBytes ? text : JSON.stringify({ streams: null, by: null });
}

/** A payload that cannot be read was somebody else's, or a newer process's: then anything may have moved. */
function read(payload: string): Move {
  try {
    const { streams, by } = told.parse(JSON.parse(payload));
    return { streams: streams && new Set(streams), by };
  } catch {
    return anything;
  }
}
