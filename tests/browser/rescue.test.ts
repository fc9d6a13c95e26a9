import { expect, it } from "vitest";
import { rescueWrapping, unwrapFromRescue, wrapForRescue } from "../../src/client/lock/rescue.ts";
import { fromBase64, toBase64 } from "../../src/client/base64.ts";
import { rescueInfo } from "../../src/sync/rescuing.ts";
import { cryptography } from "../unit/client/ofTheBrowser.ts";

const { subtle } = crypto;
const curve = { name: "ECDH", namedCurve: "P-256" };
const person = "01900000-0000-7000-8000-000000000001";
const wrapping = "0b9e7c54-7a1f-4e0e-9d0a-3f1f5c2f6a11";

/** What the server's half works out, as any of its kind would; that ours does is tested beside the server. */
async function secretOf(school: CryptoKeyPair, ephemeral: string): Promise<string> {
  const salt = fromBase64(ephemeral);
  const other = await subtle.importKey("raw", salt, curve, false, []);
  const shared = await subtle.deriveBits({ name: "ECDH", public: other }, school.privateKey, 256);
  const key = await subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"]);
  const info = new TextEncoder().encode(rescueInfo(person, wrapping));
  return toBase64(new Uint8Array(await subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, 256)));
}

it("a data key is wrapped for the school in this browser, and opened with the secret that the school works out, and no other", async () => {
  const school = await subtle.generateKey(curve, false, ["deriveBits"]);
  const schoolKey = toBase64(new Uint8Array(await subtle.exportKey("raw", school.publicKey)));
  const dataKey = cryptography.random(32);
  const kept = rescueWrapping.parse(await wrapForRescue({ dataKey, schoolKey, person, wrapping }, cryptography));
  const secret = await secretOf(school, kept.ephemeral);
  expect(await unwrapFromRescue(kept, secret, person, cryptography)).toEqual(dataKey);
  await expect(unwrapFromRescue(kept, toBase64(cryptography.random(32)), person, cryptography)).rejects.toThrow();
});
