/** Where people reach the school, as far as this machine can know. */
import { X509Certificate } from "node:crypto";
import type { Settings } from "../settings.ts";
import type { Pair } from "./authority.ts";
import { localHosts } from "./makeCertificate.ts";

export interface SchoolAddress {
  /** Scheme, host and port: `https://steps.school.example:8443`. */
  origin: string;
  /** Nobody but who sits at this machine can open it. */
  isHereOnly: boolean;
}

/** What PUBLIC_URL says; else the first name (or address) that the certificate was made for and others can type; else this machine. */
export function schoolAddress(
  { publicUrl, port }: Pick<Settings, "publicUrl" | "port">,
  tls: Pick<Pair, "cert"> | undefined,
): SchoolAddress {
  if (publicUrl) return { origin: publicUrl.origin, isHereOnly: false };
  const host = tls && hostsOf(tls.cert).find((name) => !localHosts.includes(name) && !name.includes("*"));
  if (host === undefined) return { origin: `${tls ? "https" : "http"}://localhost:${port}`, isHereOnly: true };
  return { origin: `https://${host.includes(":") ? `[${host}]` : host}:${port}`, isHereOnly: false };
}

/** The names, then the addresses, that a certificate is for. */
function hostsOf(cert: string): string[] {
  const names = (new X509Certificate(cert).subjectAltName ?? "").split(", ");
  const of = (kind: string) => names.flatMap((name) => (name.startsWith(kind) ? [name.slice(kind.length).toLowerCase()] : []));
  return [...of("DNS:"), ...of("IP Address:").map(inShort)];
}

/** An IPv6 address as people write it: certificates spell every nought out. */
function inShort(address: string): string {
  return address.includes(":") ? new URL(`https://[${address}]`).hostname.slice(1, -1) : address;
}
