import { createContext } from "svelte";
import type { Desk } from "./Desk.svelte.ts";

/** The desk of the person signed in, for whatever is on it. */
export const [getDesk, setDesk] = createContext<Desk>();
