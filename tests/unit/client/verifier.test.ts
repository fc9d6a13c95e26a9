import { webcrypto } from "node:crypto";
import { expect, it } from "vitest";
import { sha256 } from "../../../src/client/exchange/hash.ts";
import { makeVerifier, usualIterations, verifies } from "../../../src/client/people/verifier.ts";

const cryptography = {
  subtle: webcrypto.subtle,
  random: (bytes: number) => webcrypto.getRandomValues(new Uint8Array(bytes)),
  iterations: 1000,
};

it("knows the right password from a wrong one, however it was typed in Unicode", async () => {
  const verifier = await makeVerifier("caf\u00e9 on tuesday", cryptography);
  expect(await verifies("cafe\u0301 on tuesday", verifier, cryptography)).toBe(true);
  expect(await verifies("cafe on tuesday", verifier, cryptography)).toBe(false);
  expect(await verifies("", verifier, cryptography)).toBe(false);
});

it("keeps nothing of the password, and never the same twice", async () => {
  const [one, other] = [await makeVerifier("two parachutes", cryptography), await makeVerifier("two parachutes", cryptography)];
  expect(one.derived).not.toBe(other.derived);
  expect(JSON.stringify(one)).not.toContain("parachutes");
});

it("costs a guess what is advised", () => {
  expect(usualIterations).toBeGreaterThanOrEqual(600_000);
});

it("hashes as everybody does", async () => {
  expect(await sha256("abc", cryptography)).toBe("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
});
