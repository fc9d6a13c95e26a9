/** A tablet of the tests: the whole engine over memory and the school's real server in process. Its network can be cut. */
import { v7 } from "uuid";
import type { Commands, CommandName, Outcome, Queries, QueryName } from "../../../src/client/client.ts";
import type { EngineDeps } from "../../../src/client/engine/deps.ts";
import { Engine } from "../../../src/client/engine/engine.ts";
import { noOtherTabs } from "../../../src/store/announcements.ts";
import { plainCodec, type Codec } from "../../../src/store/codec.ts";
import { DeviceStore } from "../../../src/store/deviceStore.ts";
import { memoryDisk, memoryTables, type MemoryDisk } from "../../../src/store/memory.ts";
import { unsentIn } from "../../../src/store/unsentIn.ts";
import { openTabletStore, type TabletStore } from "../../../src/store/tabletStore.ts";
import type { Commit, Tables, Tally } from "../../../src/store/tables.ts";
import { textOn } from "../../contract/tabletStore/platform.ts";
import { figuresOf, keepSheet, nextCode } from "../../fixtures/authenticator.ts";
import { cryptography } from "./ofTheBrowser.ts";
import type { TestServer } from "../server/server.ts";

/** The PIN that everybody chooses on a tablet of the tests. */
export const goodPin = "274913";

/** As quick as a test: what makes a guess dear has tests of its own. */
export const quick: EngineDeps["hardening"] = {
  cost: () => Promise.resolve({ memory: 1, passes: 1 }),
  harden: async (pin, salt) =>
    new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array([...new TextEncoder().encode(pin), ...salt]))),
};

/** The key of each tablet, by its disks: a cold start finds the one that was there. */
const deviceKeys = new WeakMap<ReadonlyMap<string, MemoryDisk>, Promise<CryptoKey>>();

function deviceKeyOf(disks: ReadonlyMap<string, MemoryDisk>): Promise<CryptoKey> {
  const kept = deviceKeys.get(disks) ?? crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  deviceKeys.set(disks, kept);
  return kept;
}

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
  /** Everything of a person on this tablet as one text, opened with their key: what is not in it is not on the tablet. */
  text: (person: string) => Promise<string>;
  /** Each person's memory as the engine last opened it. */
  stores: Map<string, TabletStore>;
  /** As a person does it: whoever signs in goes in with their PIN too. */
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
  const codecs = new Map<string, Codec>();
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
    openStore: async (person, zone, codec) => {
      const opened = await openTabletStore({
        ...{ tables: tables(person), codec, person, zone, now, newId: v7, otherTabs: channelOf(person) },
        newReplica: () => `${Math.random().toString(36).slice(2)}${++replicas}0000000000000000`.slice(0, 16),
      });
      stores.set(person, opened.store);
      codecs.set(person, codec);
      return opened;
    },
    unsent: (person) => unsentIn(memoryTables(disks.get(person) ?? memoryDisk())),
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
    // Nothing is heard but what a test says: exchanges happen when it asks for one.
    listen: () => Promise.resolve(),
    cryptography,
    hardening: quick,
    deviceKey: () => deviceKeyOf(disks),
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
  const tried: TestTablet["tried"] = (name, input) => engine.command(name, input);
  const sees: TestTablet["sees"] = (name, args) =>
    new Promise((resolve, reject) => {
      const stop = engine.query(name, args).subscribe((snapshot) => {
        if (snapshot.state === "loading") return;
        // One that was answered is asked no more: whatever moves later would be read again for every question before it.
        stop();
        if (snapshot.state === "ready") resolve(snapshot.value);
        else reject(new Error(`${name}: ${snapshot.state}`));
      });
    });
  /** What whoever leads does before their PIN: gives a code of their sheet, or sets their second step up. */
  const doesStep = async (person: string, next: "secondStep" | "setUpStep"): Promise<Outcome> => {
    if (next === "secondStep") return tried("takeSecondStep", { typed: nextCode(person) });
    const offered = await tried("offerSecondStep", { typed: null });
    if (!offered.ok) return offered;
    const made = await tried("confirmSecondStep", { typed: figuresOf(offered.value.secret, server.clock.now) });
    if (!made.ok) return made;
    keepSheet(person, made.value.codes);
    return tried("keptCodes", {});
  };
  /** What whoever is on the way in does next: their second step where one is owed, and their PIN, chosen or given. */
  const goesIn = async (): Promise<Outcome | null> => {
    const { arriving } = await sees("device", {});
    if (arriving?.next === "secondStep" || arriving?.next === "setUpStep") {
      const stepped = await doesStep(arriving.person, arriving.next);
      return stepped.ok ? goesIn() : stepped;
    }
    if (arriving?.next === "choosePin") return tried("choosePin", { pin: goodPin });
    return arriving?.next === "pin" ? tried("openTile", { person: arriving.person, pin: goodPin }) : null;
  };
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
    text: (person) => {
      const codec = codecs.get(person);
      if (!codec) throw new Error("nobody has opened this");
      return textOn(memoryTables(disks.get(person) ?? memoryDisk()), codec);
    },
    tried,
    do: async (name, input) => {
      const outcome = await tried(name, input);
      if (!outcome.ok) throw new Error(`${name}: ${outcome.code}`);
      const wentIn = await goesIn();
      if (wentIn?.ok === false) throw new Error(`${name}, then the way in: ${wentIn.code}`);
      return outcome.value;
    },
    sees,
  };
}
