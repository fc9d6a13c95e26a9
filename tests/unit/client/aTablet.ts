/** A tablet of the tests: the whole engine over memory and the school's real server in process. Its network can be cut. */
import { webcrypto } from "node:crypto";
import { v7 } from "uuid";
import { onTestFinished } from "vitest";
import type { Commands, CommandName, Outcome, Queries, QueryName } from "../../../src/client/client.ts";
import type { EngineDeps } from "../../../src/client/engine/deps.ts";
import { Engine } from "../../../src/client/engine/engine.ts";
import { noOtherTabs } from "../../../src/store/announcements.ts";
import { plainCodec } from "../../../src/store/codec.ts";
import { DeviceStore } from "../../../src/store/deviceStore.ts";
import { memoryDisk, memoryTables, type MemoryDisk } from "../../../src/store/memory.ts";
import { openTabletStore, type TabletStore } from "../../../src/store/tabletStore.ts";
import type { Commit, Tables, Tally } from "../../../src/store/tables.ts";
import type { TestServer } from "../server/server.ts";

export interface TestTablet {
  /** Off: the tablet dies when a database is to be deleted. */
  deletes: { on: boolean };
  /** Channels to other tabs that are open, by person. */
  channels: Map<string, number>;
  engine: Engine;
  network: {
    on: boolean;
    requests: string[];
    /** What stands between this tablet and the school: answers in the server's place, or lets a request through by answering null. */
    between: ((path: string, init: RequestInit | undefined) => Promise<Response> | null) | null;
  };
  /** Called before each commit and each read, with whose disk it is: what it throws, or waits for, is what the disk does. */
  disk: { onCommit: (name: string, wanted: Commit) => void; onRead: (name: string) => Promise<void> | void };
  /** Milliseconds this tablet's clock is ahead of the school's. */
  clock: { ahead: number };
  /** What each person's disk was asked so far. */
  tallies: Map<string, Tally>;
  disks: Map<string, MemoryDisk>;
  /** Each person's memory as the engine last opened it. */
  stores: Map<string, TabletStore>;
  do: <N extends CommandName>(name: N, input: Commands[N]["input"]) => Promise<Commands[N]["value"]>;
  tried: <N extends CommandName>(name: N, input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>>;
  /** The first answer of a query that is ready. */
  sees: <N extends QueryName>(name: N, args: Queries[N]["args"]) => Promise<Queries[N]["value"]>;
}

/** `disks` are kept apart from the tablet: handing them to another is a cold start. */
export function tabletOf(server: TestServer, disks = new Map<string, MemoryDisk>(), more: Partial<EngineDeps> = {}): TestTablet {
  const network: TestTablet["network"] = { on: true, requests: [], between: null };
  const disk: TestTablet["disk"] = { onCommit: () => undefined, onRead: () => undefined };
  const clock = { ahead: 0 };
  const tallies = new Map<string, Tally>();
  const stores = new Map<string, TabletStore>();
  const now = () => server.clock.now + clock.ahead;
  let replicas = 0;
  const tables = (name: string): Tables => {
    const rows = disks.get(name) ?? memoryDisk();
    disks.set(name, rows);
    const made = memoryTables(rows);
    tallies.set(name, made.tally);
    const commit: Tables["commit"] = async (wanted) => {
      disk.onCommit(name, wanted);
      return made.commit(wanted);
    };
    const get: Tables["get"] = async (refs) => {
      await disk.onRead(name);
      return made.get(refs);
    };
    const range: Tables["range"] = async (table, wanted) => {
      await disk.onRead(name);
      return made.range(table, wanted);
    };
    return { ...made, get, range, commit };
  };
  const deletes = { on: true };
  const channels = new Map<string, number>();
  const channelOf = (person: string) => {
    channels.set(person, (channels.get(person) ?? 0) + 1);
    return { ...noOtherTabs, close: () => void channels.set(person, (channels.get(person) ?? 0) - 1) };
  };
  const engine = new Engine({
    device: new DeviceStore({ tables: tables("device"), codec: plainCodec }),
    openStore: async (person, zone) => {
      const opened = await openTabletStore({
        ...{ tables: tables(person), codec: plainCodec, person, zone, now, newId: v7, otherTabs: channelOf(person) },
        newReplica: () => `${Math.random().toString(36).slice(2)}${++replicas}0000000000000000`.slice(0, 16),
      });
      stores.set(person, opened.store);
      return opened;
    },
    deleteStore: (person) => {
      if (!deletes.on) return Promise.reject(new Error("the tablet died"));
      disks.delete(person);
      return Promise.resolve();
    },
    network: {
      fetch: (path, init) => {
        const asked = typeof path === "string" ? path : path instanceof URL ? path.pathname : path.url;
        network.requests.push(asked);
        if (!network.on) return Promise.reject(new TypeError("no network"));
        return network.between?.(asked, init) ?? server.raw(asked, init);
      },
      onLine: () => network.on,
      timeout: () => AbortSignal.timeout(30_000),
    },
    cryptography: { subtle: webcrypto.subtle, random: (bytes) => webcrypto.getRandomValues(new Uint8Array(bytes)), iterations: 10 },
    now,
    newId: v7,
    random: () => 0.5,
    // Exchanges happen when a test asks for one.
    schedule: () => () => undefined,
    alone: (_name, work) => work(),
    secure: true,
    origin: "https://school.test",
    estimate: () => Promise.resolve(null),
    ...more,
  });
  const stops: (() => void)[] = [];
  onTestFinished(() => {
    for (const stop of stops) stop();
  });
  const tried: TestTablet["tried"] = (name, input) => engine.command(name, input);
  return {
    engine,
    network,
    disk,
    channels,
    deletes,
    clock,
    tallies,
    disks,
    stores,
    tried,
    do: async (name, input) => {
      const outcome = await tried(name, input);
      if (!outcome.ok) throw new Error(`${name}: ${outcome.code}`);
      return outcome.value;
    },
    sees: (name, args) =>
      new Promise((resolve, reject) => {
        const stop = engine.query(name, args).subscribe((snapshot) => {
          if (snapshot.state === "ready") resolve(snapshot.value);
          else if (snapshot.state !== "loading") reject(new Error(`${name}: ${snapshot.state}`));
        });
        stops.push(stop);
      }),
  };
}
