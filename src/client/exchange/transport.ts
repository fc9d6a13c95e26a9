/** The wire to the school's server, with every way it can fail told apart. */
import type * as z from "zod/mini";
import {
  pullResponse,
  pushResponse,
  refusedRequest,
  type PullRequest,
  type PullResponse,
  type PushRequest,
  type PushResponse,
  type RefusedRequest,
} from "../../sync/protocol.ts";

/**
 * What came back. `offline`: this tablet has no network. `unreachable`: it has, and the school's server does not answer, or
 * something else answers in its place (a hotel's page, a proxy's error).
 */
export type Answer<T, R = RefusedRequest> =
  { type: "answer"; value: T } | { type: "refused"; status: number; refusal: R } | { type: "offline" } | { type: "unreachable" };

export interface Transport {
  pull(token: string, request: PullRequest): Promise<Answer<PullResponse>>;
  push(token: string, request: PushRequest): Promise<Answer<PushResponse>>;
}

export interface Network {
  fetch: typeof fetch;
  /** What the device believes; true says little, false is certain. */
  onLine: () => boolean;
  /** Ends a request that nobody answers, so that the next try is not stuck behind it. */
  timeout: () => AbortSignal;
  /** Ends whatever is asked: the person it was asked for is no longer in front of the tablet. */
  ended?: AbortSignal;
}

/** One signal for two reasons; `AbortSignal.any` is newer than the oldest iPads. `letGo` once neither matters any more. */
function either(...reasons: readonly (AbortSignal | undefined)[]): { signal: AbortSignal; letGo: () => void } {
  const ending = new AbortController();
  const end = () => ending.abort();
  for (const reason of reasons) {
    if (reason?.aborted) end();
    reason?.addEventListener("abort", end);
  }
  const letGo = () => {
    for (const reason of reasons) reason?.removeEventListener("abort", end);
  };
  return { signal: ending.signal, letGo };
}

/** One JSON request. Never throws: whatever happens on a network is data. */
export async function ask<S extends z.ZodMiniType, R extends z.ZodMiniType>(
  network: Network,
  route: { method: "GET" | "POST"; path: string; token?: string | undefined; body?: unknown },
  answers: S,
  refusals: R,
): Promise<Answer<z.infer<S>, z.infer<R>>> {
  if (!network.onLine()) return { type: "offline" };
  const { signal, letGo } = either(network.timeout(), network.ended);
  try {
    const response = await network.fetch(route.path, {
      method: route.method,
      headers: {
        ...(route.body === undefined ? {} : { "content-type": "application/json" }),
        ...(route.token === undefined ? {} : { authorization: `Bearer ${route.token}` }),
      },
      ...(route.body === undefined ? {} : { body: JSON.stringify(route.body) }),
      cache: "no-store",
      credentials: "omit",
      signal,
    });
    const body: unknown = await response.json();
    if (response.ok) {
      const parsed = answers.safeParse(body);
      return parsed.success ? { type: "answer", value: parsed.data } : { type: "unreachable" };
    }
    const refusal = refusals.safeParse(body);
    return refusal.success ? { type: "refused", status: response.status, refusal: refusal.data } : { type: "unreachable" };
  } catch {
    return network.onLine() ? { type: "unreachable" } : { type: "offline" };
  } finally {
    letGo();
  }
}

export function httpTransport(network: Network): Transport {
  return {
    pull: (token, body) => ask(network, { method: "POST", path: "/sync/pull", token, body }, pullResponse, refusedRequest),
    push: (token, body) => ask(network, { method: "POST", path: "/sync/push", token, body }, pushResponse, refusedRequest),
  };
}
