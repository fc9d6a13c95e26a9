/**
 * A body, read with suspicion: no more bytes than the route takes, text that is text, JSON that is not deeper than anything
 * we send, and no key that JavaScript takes for something else.
 */
import { isWellFormed } from "../../sync/wellFormed.ts";
import type { Route } from "./route.ts";

/** The deepest message of ours is under ten; deeper is an attack on whoever walks it. */
export const maxDepth = 32;

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

export type Read = { body: unknown } | { refused: "too_large" | Route["invalid"] };

/** Reads a request's JSON. Never throws for what somebody sent, nor when they hang up half-way. */
export async function readBody(request: Request, route: Pick<Route, "maxBytes" | "invalid" | "weighsText">): Promise<Read> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return { refused: route.invalid };
  if (Number(request.headers.get("content-length") ?? 0) > route.maxBytes) return { refused: "too_large" };
  try {
    const bytes = await readUpTo(request.body, route.maxBytes);
    if (bytes === undefined) return { refused: "too_large" };
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const body: unknown = JSON.parse(text);
    return isSafe(body, route.weighsText ?? false) ? { body } : { refused: route.invalid };
  } catch {
    return { refused: route.invalid };
  }
}

/** All bytes of a stream, or undefined as soon as there are more than allowed: a length that was announced may be a lie. */
async function readUpTo(stream: ReadableStream<Uint8Array> | null, max: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > max) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  return Buffer.concat(parts);
}

/** Walks a parsed message without recursion, so that depth cannot exhaust the stack. */
function isSafe(message: unknown, anyText: boolean): boolean {
  const waiting: { value: unknown; depth: number }[] = [{ value: message, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === "string" && !anyText && !isWellFormed(value)) return false;
    if (typeof value !== "object" || value === null) continue;
    if (depth >= maxDepth) return false;
    for (const [key, inner] of Object.entries(value)) {
      if (forbiddenKeys.has(key) || (!anyText && !isWellFormed(key))) return false;
      waiting.push({ value: inner, depth: depth + 1 });
    }
  }
  return true;
}
