import type { Instant } from "../../domain/time.ts";
import type { DeviceStore } from "../../store/deviceStore.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { Network } from "../exchange/transport.ts";
import type { Cryptography } from "./cryptography.ts";

/** Everything the engine is given from outside: a test hands in its own. */
export interface EngineDeps {
  device: DeviceStore;
  /** Opens (or makes) one person's database on this tablet. `fresh`: nothing had ever been kept in it, or it was emptied. */
  openStore: (person: string, zone: string) => Promise<{ store: TabletStore; fresh: boolean }>;
  /** Deletes a person's whole database; resolves when it is gone from the disk. */
  deleteStore: (person: string) => Promise<void>;
  network: Network;
  cryptography: Cryptography;
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
