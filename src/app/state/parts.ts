import { createContext } from "svelte";
import type { Client } from "../../client/client.ts";
import type { Pressing } from "../press/pressing.ts";
import type { Router } from "../routing/Router.svelte.ts";
import type { Announcer } from "./Announcer.svelte.ts";
import type { Clock } from "./Clock.svelte.ts";

/** What every screen can reach, whoever is signed in. */
export interface Parts {
  client: Client;
  router: Router;
  clock: Clock;
  pressing: Pressing;
  announcer: Announcer;
}

export const [getParts, setParts] = createContext<Parts>();
