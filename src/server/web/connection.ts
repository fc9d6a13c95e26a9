/** Where a request came from, and whether anybody could have listened on the way. */
import { getIP } from "better-auth/api";
import * as z from "zod";

export interface Trust {
  /** Addresses or ranges of the proxies whose word is taken, from TRUSTED_PROXIES. */
  trustedProxies: readonly string[];
  /** The address people use, when it is not the one the server sees, from PUBLIC_URL. */
  publicUrl?: URL | undefined;
}

export interface Connection {
  address: string;
  /** Under TLS, here or at a trusted proxy. */
  encrypted: boolean;
  /** This very machine: a browser takes `localhost` for safe. */
  local: boolean;
}

/** What the Node adapter hands to each request. Absent when a test asks the app directly. */
const environment = z.object({
  incoming: z.object({ socket: z.object({ remoteAddress: z.string().optional(), encrypted: z.boolean().optional() }) }),
});

const localHosts = /^(localhost|[^.]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const loopback = /^(::ffff:)?127\.|^::1$/;

/** Whether the other end of the connection is one of the proxies named: then the library looks past it, at whom it speaks for. */
function isTrusted(peer: string, trustedProxies: readonly string[]): boolean {
  if (trustedProxies.length === 0) return false;
  const anybody = "192.0.2.1";
  const chain = new Headers({ "x-forwarded-for": `${anybody}, ${peer}` });
  return getIP(chain, { advanced: { ipAddress: { trustedProxies: [...trustedProxies] } } }) === anybody;
}

/** Tells both from the socket, and from a proxy's headers only when the proxy is trusted. */
export function connectionOf(request: Request, env: unknown, { trustedProxies, publicUrl }: Trust): Connection {
  const socket = environment.safeParse(env).data?.incoming.socket;
  const peer = socket?.remoteAddress ?? "127.0.0.1";
  const forwarded = trustedProxies.length > 0 ? request.headers.get("x-forwarded-for") : null;
  const chain = new Headers({ "x-forwarded-for": forwarded === null ? peer : `${forwarded}, ${peer}` });
  const address = getIP(chain, { advanced: { ipAddress: { trustedProxies: [...trustedProxies] } } }) ?? peer;
  const trusted = isTrusted(peer, trustedProxies);
  const { hostname, host } = new URL(request.url);
  const said = request.headers.get("x-forwarded-proto");
  // The name in a request is its sender's word: it tells nothing of one that came past the proxy.
  const publicly = publicUrl?.protocol === "https:" && publicUrl.host === host && (trusted || loopback.test(peer));
  const encrypted = socket?.encrypted === true || (trusted && said === "https") || (publicly && said !== "http");
  return { address, encrypted, local: localHosts.test(hostname) };
}
