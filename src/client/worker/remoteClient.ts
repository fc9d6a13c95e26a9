/** The façade on the page's side: the same queries and commands, answered by the engine behind a port. */
import type { Client, CommandName, Commands, Outcome, Queries, QueryName } from "../client.ts";
import type { Live, Snapshot } from "../live.ts";
import type { FromEngine, PageFacts, Port, ToEngine } from "./messages.ts";

// The engine is ours and of the same build, so what it answers to a name is of that name's type.
function isOutcomeOf<N extends CommandName>(_name: N, outcome: unknown): outcome is Outcome<Commands[N]["value"]> {
  return outcome !== undefined;
}

function isSnapshotOf<N extends QueryName>(_name: N, snapshot: Snapshot<unknown>): snapshot is Snapshot<Queries[N]["value"]> {
  return snapshot.asOf >= 0;
}

function isFromEngine(data: unknown): data is FromEngine {
  return typeof data === "object" && data !== null && "type" in data && "id" in data;
}

const neverCame: Snapshot<never> = { state: "failed", code: "not_started", asOf: 0 };
const reload: Outcome<never> = { ok: false, code: "reload_needed" };

export class RemoteClient implements Client {
  readonly #port: Port;
  readonly #outcomes = new Map<number, (outcome: unknown) => void>();
  readonly #snapshots = new Map<number, (snapshot: Snapshot<unknown>) => void>();
  #lastId = 0;
  /** What the engine is known to be: `none` when it never came. */
  #engine: "awaited" | "here" | "none" = "awaited";

  constructor(port: Port) {
    this.#port = port;
    port.addEventListener("message", ({ data }) => {
      if (!isFromEngine(data)) return;
      this.#engine = "here";
      if (data.type === "snapshot") this.#snapshots.get(data.id)?.(data.snapshot);
      else this.#settle(data.id, data.outcome);
    });
  }

  query<N extends QueryName>(name: N, args: Queries[N]["args"]): Live<Queries[N]["value"]> {
    return {
      subscribe: (run) => {
        const id = this.#nextId();
        run(this.#engine === "none" ? neverCame : { state: "loading", asOf: 0 });
        this.#snapshots.set(id, (snapshot) => {
          if (isSnapshotOf(name, snapshot)) run(snapshot);
        });
        this.#send({ type: "subscribe", id, name, args });
        return () => {
          this.#snapshots.delete(id);
          this.#send({ type: "unsubscribe", id });
        };
      },
    };
  }

  command<N extends CommandName>(name: N, input: Commands[N]["input"]): Promise<Outcome<Commands[N]["value"]>> {
    const id = this.#nextId();
    return new Promise((resolve) => {
      this.#outcomes.set(id, (outcome) => {
        if (isOutcomeOf(name, outcome)) resolve(outcome);
      });
      if (this.#engine === "none") this.#settle(id, reload);
      else this.#send({ type: "command", id, name, input });
    });
  }

  /** The worker met an error. One whose script never ran will never answer: whoever looks or taps is told. */
  failed(): void {
    if (this.#engine === "here") return;
    this.#engine = "none";
    for (const tell of this.#snapshots.values()) tell(neverCame);
    for (const id of [...this.#outcomes.keys()]) this.#settle(id, reload);
  }

  /** Tells the engine what only a page can see. */
  tell(facts: Partial<PageFacts>): void {
    this.#send({ type: "page", facts });
  }

  #settle(id: number, outcome: unknown): void {
    this.#outcomes.get(id)?.(outcome);
    this.#outcomes.delete(id);
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #send(message: ToEngine): void {
    this.#port.postMessage(message);
  }
}
