import type { Instant } from "../../domain/time.ts";
import type { Codec } from "../../store/codec.ts";
import type { DeviceStore } from "../../store/deviceStore.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { Listening } from "../exchange/listening.ts";
import type { Network } from "../exchange/transport.ts";
import type { Hardening } from "../lock/hardening.ts";
import type { Cryptography } from "./cryptography.ts";

/** Everything the engine is given from outside: a test hands in its own. */
export interface EngineDeps {
  device: DeviceStore;
  /** Opens (or makes) one person's database on this tablet. `fresh`: nothing had ever been kept in it, or it was emptied. */
  openStore: (person: string, zone: string, codec: Codec) => Promise<{ store: TabletStore; fresh: boolean }>;
  /** What lies in a person's database and nowhere else, counted without their key. */
  unsent: (person: string) => Promise<number>;
  /** Deletes a person's whole database; resolves when it is gone from the disk. */
  deleteStore: (person: string) => Promise<void>;
  network: Network;
  /** Hears what moves at the school until it is ended, or something is wrong; one tab of a person at a time, others end at once. */
  listen: (asked: Omit<Listening, "network" | "schedule">) => Promise<void>;
  cryptography: Cryptography;
  hardening: Hardening;
  /** A key of this tablet that signs and cannot be taken out. */
  deviceKey: () => Promise<CryptoKey>;
  /** This tablet's clock, right or wrong. */
  now: () => Instant;
  newId: () => string;
  /** Between 0 and 1. */
  random: () => number;
  schedule: (run: () => void, ms: number) => () => void;
  /** Runs alone among the tabs of this tablet. While another tab is at it: null, or its turn afterwards, if it waits. */
  alone: <T>(name: string, work: () => Promise<T>, waits: boolean) => Promise<T | null>;
  /** False where the address is plain and nothing can be kept safely. */
  secure: boolean;
  /** The address of this server, for links that are handed to people. */
  origin: string;
  estimate: () => Promise<{ used: number; quota: number } | null>;
}
