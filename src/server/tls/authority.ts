/**
 * A school's own certificate authority, for servers without a public name: an iPad keeps records only under TLS, and trusts a
 * school's server once it trusts this authority. Made with @peculiar/x509; the keys never leave the machine.
 */
import "reflect-metadata";
import { isIP } from "node:net";
import { randomBytes } from "node:crypto";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import type { Instant } from "../../domain/time.ts";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const dayMs = 86_400_000;

/** Apple refuses a server's certificate that is valid for longer. */
export const leafDays = 397;
/** As long as a generation of iPads: changing it means trusting again on every tablet. */
const authorityDays = 10 * 365;

/** A certificate and its key, PEM. */
export interface Pair {
  cert: string;
  key: string;
}

/** Serial numbers are random, positive and never begin with a zero byte. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString("hex");
}

async function pemOfKey(key: CryptoKey): Promise<string> {
  return PemConverter.encode(await crypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY");
}

/** Clocks of tablets differ a little: valid since yesterday. */
function validity(now: Instant, days: number): { notBefore: Date; notAfter: Date } {
  const notBefore = now - dayMs;
  return { notBefore: new Date(notBefore), notAfter: new Date(notBefore + days * dayMs) };
}

/** Makes an authority that can sign servers' certificates and no other authority. */
export async function makeAuthority(name: string, now: Instant): Promise<Pair> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const cert = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [`Small Steps (${name})`] }],
    ...validity(now, authorityDays),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey, false),
    ],
  });
  return { cert: cert.toString("pem"), key: await pemOfKey(keys.privateKey) };
}

function nameOf(value: string): { type: "dns" | "ip"; value: string } {
  return { type: isIP(value) === 0 ? "dns" : "ip", value };
}

/** A certificate for a server by these names and addresses, signed by the authority. */
export async function signServer(authority: Pair, hosts: readonly string[], now: Instant): Promise<Pair> {
  const issuer = new X509Certificate(authority.cert);
  const signingKey = await crypto.subtle.importKey("pkcs8", PemConverter.decodeFirst(authority.key), algorithm, false, ["sign"]);
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const cert = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: ["Small Steps"] }],
    issuer: issuer.subject,
    ...validity(now, leafDays),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(hosts.map(nameOf)),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey, false),
      await SubjectKeyIdentifierExtension.create(keys.publicKey, false),
    ],
  });
  return { cert: cert.toString("pem"), key: await pemOfKey(keys.privateKey) };
}
