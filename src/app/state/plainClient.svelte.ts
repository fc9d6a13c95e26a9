import type { Client } from "../../client/client.ts";

/**
 * The façade for screens: what goes out is a plain copy, because a reactive proxy can be neither cloned to a worker nor
 * stored. It is made here and nowhere else.
 */
export function plainClient(client: Client): Client {
  return {
    query: (name, args) => client.query(name, $state.snapshot(args)),
    command: (name, input) => client.command(name, $state.snapshot(input)),
  };
}
