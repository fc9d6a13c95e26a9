/**
 * A data key wrapped by a PIN.
 *
 *     wrapping key = HKDF-SHA-256(Argon2id(PIN, salt) || HMAC-SHA-256(device key, salt), salt, "small-steps pin 1|person")
 *     wrapped      = AES-256-GCM(wrapping key, data key), additional data "small-steps pin 1|person"
 *
 * Without the device key, which no browser gives out, a copy of the disk has nothing to guess against; with it, each of a
 * million guesses costs what the tablet measured (`cost.ts`).
 */
import * as z from "zod/mini";
import { fromBase64, toBase64 } from "../base64.ts";
import type { Cryptography } from "../engine/cryptography.ts";
import type { Cost } from "./cost.ts";
import type { KeyBytes } from "./dataKey.ts";
import type { Hardening } from "./hardening.ts";

export const pinWrapping = z.object({ salt: z.string(), memory: z.number(), passes: z.number(), iv: z.string(), wrapped: z.string() });
export type PinWrapping = z.infer<typeof pinWrapping>;

export interface Wrapping {
  cryptography: Cryptography;
  hardening: Hardening;
  /** Of this tablet: it signs and cannot be taken out. */
  deviceKey: () => Promise<CryptoKey>;
}

const saltBytes = 16;
const ivBytes = 12;

function boundTo(person: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`small-steps pin 1|${person}`);
}

async function wrappingKey(pin: string, person: string, salt: KeyBytes, cost: Cost, deps: Wrapping): Promise<CryptoKey> {
  const { subtle } = deps.cryptography;
  const slow = await deps.hardening.harden(pin, salt, cost);
  const here = new Uint8Array(await subtle.sign("HMAC", await deps.deviceKey(), salt));
  const both = new Uint8Array([...slow, ...here]);
  const material = await subtle.importKey("raw", both, "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt, info: boundTo(person) };
  return subtle.deriveKey(derivation, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Wraps a data key by a PIN, as dear as this tablet bears: takes about as long as opening it will. */
export async function wrapWithPin(key: KeyBytes, pin: string, person: string, deps: Wrapping): Promise<PinWrapping> {
  const { subtle, random } = deps.cryptography;
  const [salt, iv, cost] = [random(saltBytes), random(ivBytes), await deps.hardening.cost()];
  const by = await wrappingKey(pin, person, salt, cost, deps);
  const wrapped = await subtle.encrypt({ name: "AES-GCM", iv, additionalData: boundTo(person) }, by, key);
  return { salt: toBase64(salt), ...cost, iv: toBase64(iv), wrapped: toBase64(new Uint8Array(wrapped)) };
}

/** The data key; null when it is not this PIN, this person's or this tablet's. */
export async function openWithPin(kept: PinWrapping, pin: string, person: string, deps: Wrapping): Promise<KeyBytes | null> {
  const by = await wrappingKey(pin, person, fromBase64(kept.salt), kept, deps);
  const algorithm = { name: "AES-GCM", iv: fromBase64(kept.iv), additionalData: boundTo(person) };
  try {
    return new Uint8Array(await deps.cryptography.subtle.decrypt(algorithm, by, fromBase64(kept.wrapped)));
  } catch (error) {
    if (error instanceof DOMException && error.name === "OperationError") return null;
    throw error;
  }
}
