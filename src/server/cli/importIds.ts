import { v5 } from "uuid";

const namespace = "7d9a6c1e-3f0b-5a52-9c0d-2a8f4b1e6d37";

/** Ids of imported records are made from what the files say: the same files always make the same ones. */
export const derive = (name: string): string => v5(name, namespace);
