/** What crosses between the page and the worker that holds the engine. Everything is structured-cloneable. */
import type { CommandName, QueryName } from "../client.ts";
import type { Snapshot } from "../live.ts";

/** What only a page can see. */
export interface PageFacts {
  /** In front: exchanges happen, and one at once when it comes back. */
  visible: boolean;
  onLine: boolean;
  /** Opened from the Home Screen. */
  installed: boolean;
  /** The browser promised not to evict what is stored; null until it has answered. */
  persistent: boolean | null;
  updateReady: boolean;
  /** Somebody has used this tablet before: if nobody is known here now, what was stored is gone. */
  usedBefore: boolean;
}

export type ToEngine =
  | { type: "command"; id: number; name: CommandName; input: unknown }
  | { type: "subscribe"; id: number; name: QueryName; args: unknown }
  | { type: "unsubscribe"; id: number }
  | { type: "page"; facts: Partial<PageFacts> };

export type FromEngine = { type: "outcome"; id: number; outcome: unknown } | { type: "snapshot"; id: number; snapshot: Snapshot<unknown> };

/** The half of a MessagePort that is used: a worker, a port and a test's pair all have it. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
}
