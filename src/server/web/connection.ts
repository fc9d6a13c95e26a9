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

/** Tells both from the socket, and from a proxy's headers only when the proxy is trusted. */
export function connectionOf(request: Request, env: unknown, { trustedProxies, publicUrl }: Trust): Connection {
  const socket = environment.safeParse(env).data?.incoming.socket;
  const peer = socket?.remoteAddress ?? "127.0.0.1";
  const forwarded = trustedProxies.length > 0 ? request.headers.get("x-forwarded-for") : null;
  const chain = new Headers({ "x-forwarded-for": forwarded === null ? peer : `${forwarded}, ${peer}` });
  const address = getIP(chain, { advanced: { ipAddress: { trustedProxies: [...trustedProxies] } } }) ?? peer;
  const throughProxy = forwarded !== null && address !== getIP(new Headers({ "x-forwarded-for": peer }), {});
  const { hostname, host } = new URL(request.url);
  const encrypted =
    socket?.encrypted === true ||
    (throughProxy && request.headers.get("x-forwarded-proto") === "https") ||
    (publicUrl?.protocol === "https:" && publicUrl.host === host);
  return { address, encrypted, local: localHosts.test(hostname) };
}
