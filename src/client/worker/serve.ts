/** The engine's side of the port: runs what the page asks, and answers in the order things become true. */
import type { Client, CommandName, Commands, Outcome, Queries, QueryName } from "../client.ts";
import type { FromEngine, PageFacts, Port, ToEngine } from "./messages.ts";

/** Both sides are of one build, so a message of ours needs no more than its tag. */
function isToEngine(data: unknown): data is ToEngine {
  return typeof data === "object" && data !== null && "type" in data;
}

// What crossed comes from our own page, whose types the façade checked before it was cloned.
function isInputOf<N extends CommandName>(_name: N, input: unknown): input is Commands[N]["input"] {
  return input !== undefined;
}

function areArgsOf<N extends QueryName>(_name: N, args: unknown): args is Queries[N]["args"] {
  return args !== undefined;
}

export function serve(client: Client, port: Port, onPage: (facts: Partial<PageFacts>) => void): void {
  const stops = new Map<number, () => void>();
  const send = (message: FromEngine) => port.postMessage(message);

  /** A command that is never answered would keep every later tap waiting. */
  const outcomeOf = async (name: CommandName, input: unknown): Promise<Outcome<unknown>> => {
    try {
      return isInputOf(name, input) ? await client.command(name, input) : { ok: false, code: "failed" };
    } catch {
      return { ok: false, code: "failed" };
    }
  };
  const run = async (message: Extract<ToEngine, { type: "command" }>) => {
    const { id, name, input } = message;
    send({ type: "outcome", id, outcome: await outcomeOf(name, input) });
  };

  port.addEventListener("message", ({ data }) => {
    if (!isToEngine(data)) return;
    switch (data.type) {
      case "command":
        void run(data);
        return;
      case "subscribe": {
        const { id, name, args } = data;
        if (!areArgsOf(name, args)) return;
        stops.set(
          id,
          client.query(name, args).subscribe((snapshot) => send({ type: "snapshot", id, snapshot })),
        );
        return;
      }
      case "unsubscribe":
        stops.get(data.id)?.();
        stops.delete(data.id);
        return;
      case "page":
        onPage(data.facts);
    }
  });
}
