/** Makes (or renews) the server's certificate under DATA_DIR/tls, and the authority that signs it the first time. */
import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, networkInterfaces } from "node:os";
import type { Instant } from "../../domain/time.ts";
import { makeAuthority, signServer, type Pair } from "./authority.ts";
import { tlsFiles } from "./files.ts";

export interface MadeCertificate {
  /** The file that tablets have to trust, once. */
  authorityFile: string;
  /** SHA-256 of it, to compare with what the tablet shows before trusting. */
  fingerprint: string;
  /** True the first time: tablets do not know this authority yet. */
  madeAuthority: boolean;
  hosts: readonly string[];
  validTo: Instant;
}

/** What a machine calls itself: the terminal's own links are under these. */
export const localHosts: readonly string[] = ["localhost", "127.0.0.1", "::1"];

/** Names and addresses this machine goes by: what a certificate is made for unless told. */
export function ownHosts(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  // A link-local address is typed with a zone and differs by tablet: no certificate can name it.
  const reachable = addresses.filter(({ address }) => !address.startsWith("fe80:")).map(({ address }) => address);
  const name = hostname().toLowerCase();
  const names = name.includes(".") ? [name] : [name, `${name}.local`];
  return [...new Set([...names, ...reachable, ...localHosts])];
}

export async function makeCertificate(dataDir: string, hosts: readonly string[], now: Instant): Promise<MadeCertificate> {
  const files = tlsFiles(dataDir);
  mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  const madeAuthority = !existsSync(files.authorityCert) || !existsSync(files.authorityKey);
  const authority: Pair = madeAuthority
    ? await makeAuthority(hosts[0] ?? "localhost", now)
    : { cert: readFileSync(files.authorityCert, "utf8"), key: readFileSync(files.authorityKey, "utf8") };
  if (madeAuthority) {
    writeFileSync(files.authorityKey, authority.key, { mode: 0o600 });
    writeFileSync(files.authorityCert, authority.cert);
  }
  const server = await signServer(authority, hosts, now);
  writeFileSync(files.key, server.key, { mode: 0o600 });
  writeFileSync(files.cert, server.cert);
  return {
    authorityFile: files.authorityCert,
    fingerprint: new X509Certificate(authority.cert).fingerprint256,
    madeAuthority,
    hosts,
    validTo: Date.parse(new X509Certificate(server.cert).validTo),
  };
}
