/**
 * The way back to a person's records on this tablet when their PIN is forgotten. The data key is wrapped for the school's public key:
 * the tablet makes a key pair for this one wrapping, works out a secret with it, seals the data key and forgets both halves but the
 * public one. Only the server can work the secret out again, from that half, and tells it to nobody but the person themselves.
 */
import * as z from "zod/mini";
import { rescueInfo, rescuePoint, rescueWrappingId } from "../../sync/rescuing.ts";
import { fromBase64, toBase64 } from "../base64.ts";

const ivBytes = 12;
const bits = 256;
const curve = { name: "ECDH", namedCurve: "P-256" };

export interface RescueCryptography {
  subtle: Pick<SubtleCrypto, "generateKey" | "importKey" | "exportKey" | "deriveBits" | "encrypt" | "decrypt">;
  random: (bytes: number) => Uint8Array<ArrayBuffer>;
}

const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

/** As it is kept on the tablet. Nothing in it opens anything by itself. */
export const rescueWrapping = z.strictObject({
  /** Its id, by which the server is asked for its secret. */
  wrapping: rescueWrappingId,
  /** Whom it was wrapped for: once the school has another key, a new one is to be made. */
  schoolKey: rescuePoint,
  ephemeral: rescuePoint,
  iv: base64,
  sealed: base64,
});
export type RescueWrapping = z.infer<typeof rescueWrapping>;

function aboutOf(person: string, wrapping: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(rescueInfo(person, wrapping));
}

function sealingKey(secret: Uint8Array<ArrayBuffer>, use: "encrypt" | "decrypt", { subtle }: RescueCryptography): Promise<CryptoKey> {
  return subtle.importKey("raw", secret, "AES-GCM", false, [use]);
}

/** A secret between a new key pair and the school's key, and the pair's public half. */
async function agree(schoolKey: string, about: Uint8Array<ArrayBuffer>, { subtle }: RescueCryptography) {
  const school = await subtle.importKey("raw", fromBase64(schoolKey), curve, false, []);
  const own = await subtle.generateKey(curve, false, ["deriveBits"]);
  const point = new Uint8Array(await subtle.exportKey("raw", own.publicKey));
  const shared = await subtle.deriveBits({ name: "ECDH", public: school }, own.privateKey, bits);
  const derived = await subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"]);
  const secret = new Uint8Array(await subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: point, info: about }, derived, bits));
  return { point, secret };
}

export interface ToWrap {
  /** The raw bytes of the person's data key on this tablet. */
  dataKey: Uint8Array<ArrayBuffer>;
  /** What the server told at sign-in. */
  schoolKey: string;
  person: string;
  /** A new id for this wrapping. */
  wrapping: string;
}

/** Wraps a person's data key for the school. */
export async function wrapForRescue(
  { dataKey, schoolKey, person, wrapping }: ToWrap,
  cryptography: RescueCryptography,
): Promise<RescueWrapping> {
  const additionalData = aboutOf(person, wrapping);
  const { point, secret } = await agree(schoolKey, additionalData, cryptography);
  const iv = cryptography.random(ivBytes);
  const key = await sealingKey(secret, "encrypt", cryptography);
  const sealed = await cryptography.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, dataKey);
  return { wrapping, schoolKey, ephemeral: toBase64(point), iv: toBase64(iv), sealed: toBase64(new Uint8Array(sealed)) };
}

/**
 * The data key's raw bytes, with the secret that the server told.
 * @throws where the secret is of another wrapping or person, or what was kept was changed
 */
export async function unwrapFromRescue(
  { wrapping, iv, sealed }: RescueWrapping,
  secret: string,
  person: string,
  cryptography: RescueCryptography,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await sealingKey(fromBase64(secret), "decrypt", cryptography);
  const opening = { name: "AES-GCM", iv: fromBase64(iv), additionalData: aboutOf(person, wrapping) };
  return new Uint8Array(await cryptography.subtle.decrypt(opening, key, fromBase64(sealed)));
}
