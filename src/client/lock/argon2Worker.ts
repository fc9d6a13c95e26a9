/**
 * Argon2id in a worker of its own, which ends with each answer and takes its memory with it. Its response alone allows
 * WebAssembly; nothing else of the app runs where that is allowed.
 */
import { argon2id } from "hash-wasm";
import { costFor, least, type Cost } from "./cost.ts";
import { hardenedBytes, type ToArgon2 } from "./hardening.ts";

function harden(pin: string, salt: Uint8Array, { memory, passes }: Cost): Promise<Uint8Array> {
  return argon2id({
    ...{ password: pin, salt, parallelism: 1, iterations: passes, memorySize: memory },
    ...{ hashLength: hardenedBytes, outputType: "binary" },
  });
}

/** The first run compiles; the second is measured. */
async function measured(): Promise<Cost> {
  const salt = new Uint8Array(16);
  await harden("000000", salt, { memory: 64, passes: 1 });
  const began = performance.now();
  await harden("000000", salt, least);
  return costFor(performance.now() - began);
}

addEventListener("message", ({ data }: MessageEvent<ToArgon2>) => {
  const answer = data.ask === "cost" ? measured() : harden(data.pin, data.salt, data.cost);
  void answer.then((value) => postMessage({ value })).catch(() => postMessage({ failed: true }));
});
