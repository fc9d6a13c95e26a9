/** Puts the engine together over a real browser, in a worker or in a page: both have what it needs. */
import * as z from "zod/mini";
import { v7 } from "uuid";
import type { EngineDeps } from "../engine/deps.ts";
import { Engine } from "../engine/engine.ts";
import { hardening } from "../lock/hardening.ts";
import type { OtherTabs } from "../../store/announcements.ts";
import { plainCodec } from "../../store/codec.ts";
import { DeviceStore } from "../../store/deviceStore.ts";
import { dexieTables } from "../../store/dexie/dexieTables.ts";
import { deleteDatabase, deviceDatabase, personDatabase } from "../../store/dexie/databases.ts";
import { deviceTables, personTables } from "../../store/tableNames.ts";
import { openTabletStore } from "../../store/tabletStore.ts";
import { unsentIn } from "../../store/unsentIn.ts";

/** A request nobody answers within this is over: the next one may find the server back. */
const patienceMs = 30_000;

type Scope = typeof globalThis;

function randomBytes(scope: Scope): (bytes: number) => Uint8Array<ArrayBuffer> {
  return (bytes) => scope.crypto.getRandomValues(new Uint8Array(bytes));
}

/** 16 characters of [0-9a-z], from the browser's randomness. */
function newReplica(scope: Scope): string {
  return Array.from(randomBytes(scope)(16), (byte) => (byte % 36).toString(36)).join("");
}

/** The other tabs of this tablet hear what this one wrote, and the other way round. */
function otherTabs(scope: Scope, name: string): OtherTabs {
  const channel = new scope.BroadcastChannel(name);
  let open = true;
  return {
    // What was still under way when its person was covered is not told: the other tabs see it when they next look.
    send: (announcement) => {
      if (open) channel.postMessage(announcement);
    },
    close: () => {
      open = false;
      channel.close();
    },
    receive: (hear) =>
      channel.addEventListener("message", ({ data }: MessageEvent<Parameters<typeof hear>[0]>) => {
        hear(data);
      }),
  };
}

/** A new worker for each question about a PIN. */
function argon2(): Worker {
  return new Worker(new URL("../lock/argon2Worker.ts", import.meta.url), { type: "module", name: "argon2" });
}

export function makeEngine(scope: Scope): Engine {
  // Before any schema is used: its probe for a faster way would trip the content security policy.
  z.config({ jitless: true });
  const tables = (name: string, names: typeof personTables | typeof deviceTables) =>
    dexieTables({ name, tables: names, onState: (state) => engine.onDatabase(name, state) });
  const device = new DeviceStore({
    tables: tables(deviceDatabase, deviceTables),
    codec: plainCodec,
    otherTabs: otherTabs(scope, deviceDatabase),
  });
  const now = () => Date.now();
  const network: EngineDeps["network"] = {
    fetch: (...request) => scope.fetch(...request),
    onLine: () => scope.navigator.onLine,
    timeout: () => AbortSignal.timeout(patienceMs),
  };
  const schedule: EngineDeps["schedule"] = (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  const alone: EngineDeps["alone"] = (name, work, waits) =>
    scope.navigator.locks.request(name, { ifAvailable: !waits }, async (lock) => (lock ? await work() : null));
  const engine = new Engine({
    device,
    openStore: (person, zone, codec) =>
      openTabletStore({
        ...{ tables: tables(personDatabase(person), personTables), codec, person, zone, now },
        ...{ newId: v7, newReplica: () => newReplica(scope), otherTabs: otherTabs(scope, personDatabase(person)) },
      }),
    unsent: async (person) => {
      const held = tables(personDatabase(person), personTables);
      try {
        return await unsentIn(held);
      } finally {
        held.close();
      }
    },
    deleteStore: (person) => deleteDatabase(personDatabase(person), {}),
    network,
    listen: async (asked) => {
      const { listen } = await import("../exchange/listening.ts");
      await alone(`live ${asked.person}`, () => listen({ ...asked, network, schedule }), false);
    },
    cryptography: { subtle: scope.crypto.subtle, random: randomBytes(scope) },
    hardening: hardening(argon2),
    deviceKey: async () =>
      (await import("../../store/dexie/deviceKey.ts")).deviceKey(() =>
        scope.crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]),
      ),
    now,
    newId: v7,
    random: () => Math.random(),
    schedule,
    alone,
    secure: scope.isSecureContext,
    origin: scope.location.origin,
    estimate: async () => {
      const { usage, quota } = await scope.navigator.storage.estimate();
      return usage === undefined || quota === undefined ? null : { used: usage, quota };
    },
  });
  return engine;
}
