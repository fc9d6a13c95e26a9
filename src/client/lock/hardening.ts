/** Asking the Argon2 worker: a new one for each question. */
import * as z from "zod/mini";
import type { Cost } from "./cost.ts";

export const hardenedBytes = 32;

export type ToArgon2 = { ask: "cost" } | { ask: "harden"; pin: string; salt: Uint8Array<ArrayBuffer>; cost: Cost };

export interface Hardening {
  /** What this tablet can bear. */
  cost(): Promise<Cost>;
  /** 32 bytes that only somebody with the PIN can make, and not fast. */
  harden(pin: string, salt: Uint8Array<ArrayBuffer>, cost: Cost): Promise<Uint8Array<ArrayBuffer>>;
}

/** The half of a worker that is used. */
type Asked = Pick<Worker, "postMessage" | "addEventListener" | "terminate">;

const cost = z.object({ value: z.object({ memory: z.number(), passes: z.number() }) });
const hardened = z.object({
  value: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.length === hardenedBytes),
});

function asked<T>(worker: Asked, question: ToArgon2, answer: z.ZodMiniType<{ value: T }>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const told = answer.safeParse(data);
      if (told.success) resolve(told.data.value);
      else reject(new Error("Argon2 did not answer"));
    });
    worker.addEventListener("error", () => reject(new Error("Argon2 did not start")));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}

export function hardening(start: () => Asked): Hardening {
  return {
    cost: () => asked(start(), { ask: "cost" }, cost),
    harden: (pin, salt, dear) => asked(start(), { ask: "harden", pin, salt, cost: dear }, hardened),
  };
}
