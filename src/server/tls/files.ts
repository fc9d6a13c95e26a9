/** Where certificates lie: those that settings name, or those that `npm run school -- certificate` made under DATA_DIR/tls. */
import { createPrivateKey, X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "../../domain/time.ts";
import type { Settings } from "../settings.ts";
import { StartRefused } from "../startRefused.ts";
import type { Pair } from "./authority.ts";

export function tlsFiles(dataDir: string) {
  const folder = join(dataDir, "tls");
  return {
    folder,
    authorityCert: join(folder, "authority.crt"),
    authorityKey: join(folder, "authority.key"),
    cert: join(folder, "server.crt"),
    key: join(folder, "server.key"),
  };
}

/**
 * The certificate to serve with, or undefined for plain http.
 * @throws StartRefused when the files cannot be read, do not belong together, or have run out
 */
export function findTls(settings: Settings, now: Instant): Pair | undefined {
  const made = tlsFiles(settings.dataDir);
  const files = settings.tls ?? (existsSync(made.cert) && existsSync(made.key) ? made : undefined);
  if (files === undefined) return undefined;
  const pair = { cert: read(files.cert), key: read(files.key) };
  check(pair, files.cert, now);
  return pair;
}

const dayMs = 86_400_000;
/** How long before its end a certificate is told of: a holiday long. */
const warnDays = 30;

/** What to say of a certificate that runs out soon: tablets refuse to connect from then on. Undefined while there is time. */
export function expiryWarning({ cert }: Pick<Pair, "cert">, now: Instant): string | undefined {
  const end = Date.parse(new X509Certificate(cert).validTo);
  const days = Math.floor((end - now) / dayMs);
  if (days > warnDays) return undefined;
  const when = end <= now ? "has run out" : days === 0 ? "runs out today" : `runs out in ${days} ${days === 1 ? "day" : "days"}`;
  return `The certificate ${when}, on ${new Date(end).toISOString().slice(0, 10)}, and tablets will not connect after that. Renew it (npm run school -- certificate, if that made it) and start the server again.`;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new StartRefused("bad_certificate", `${file} cannot be read. Give the files of a certificate and its key in PEM.`);
  }
}

function check({ cert, key }: Pair, file: string, now: Instant): void {
  const certificate = parse(cert, key);
  if (!certificate) {
    throw new StartRefused("bad_certificate", `${file} and its key are not a certificate and the key that belongs to it, in PEM.`);
  }
  if (Date.parse(certificate.validTo) <= now) {
    throw new StartRefused(
      "bad_certificate",
      `${file} ran out on ${certificate.validTo}. Make it again: npm run school -- certificate (tablets go on trusting the authority they trust).`,
    );
  }
}

/** The certificate, if it is one and the key is its own. */
function parse(cert: string, key: string): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(cert);
    return certificate.checkPrivateKey(createPrivateKey(key)) ? certificate : undefined;
  } catch {
    return undefined;
  }
}
