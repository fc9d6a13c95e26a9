import { argon2id } from "hash-wasm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costFor, least } from "../../../src/client/lock/cost.ts";
import { newDataKey, usableKey } from "../../../src/client/lock/dataKey.ts";
import { openWithPin, wrapWithPin, type Wrapping } from "../../../src/client/lock/pinWrapping.ts";
import { cryptography } from "./ofTheBrowser.ts";

/** A tablet with a key of its own; Argon2id is the real one, as cheap as it can be. */
function aTablet(): Wrapping {
  const key = crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return {
    cryptography,
    deviceKey: () => key,
    hardening: {
      cost: () => Promise.resolve({ memory: 8, passes: 1 }),
      harden: async (pin, salt, { memory, passes }) => {
        const cost = { parallelism: 1, iterations: passes, memorySize: memory, hashLength: 32, outputType: "binary" } as const;
        return new Uint8Array(await argon2id({ password: pin, salt, ...cost }));
      },
    },
  };
}

describe("a data key wrapped by a PIN", () => {
  it("opens with that PIN, for that person, on that tablet, and with nothing else", async () => {
    const [tablet, other] = [aTablet(), aTablet()];
    const key = newDataKey(cryptography);
    const kept = await wrapWithPin(key, "274913", "tom", tablet);
    expect(await openWithPin(kept, "274913", "tom", tablet)).toEqual(key);
    expect(await openWithPin(kept, "274914", "tom", tablet)).toBeNull();
    expect(await openWithPin(kept, "274913", "leanne", tablet)).toBeNull();
    expect(await openWithPin(kept, "274913", "tom", other)).toBeNull();
    expect(await openWithPin({ ...kept, passes: 2 }, "274913", "tom", tablet)).toBeNull();
  });

  it("keeps nothing of the key or the PIN in what lies on the tablet, and is another each time", async () => {
    const tablet = aTablet();
    const key = newDataKey(cryptography);
    const [one, again] = [await wrapWithPin(key, "274913", "tom", tablet), await wrapWithPin(key, "274913", "tom", tablet)];
    expect(JSON.stringify(one)).not.toContain("274913");
    expect(JSON.stringify(one)).not.toContain(Buffer.from(key).toString("base64"));
    expect(one.salt).not.toBe(again.salt);
    expect(one.wrapped).not.toBe(again.wrapped);
  });

  it("cannot be taken out of the browser once it is in use", async () => {
    const used = await usableKey(newDataKey(cryptography), cryptography);
    expect(used.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("raw", used)).rejects.toThrow();
  });
});

describe("how dear a guess is", () => {
  it("takes about two thirds of a second on any tablet, and never less than nineteen megabytes and two passes", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 5_000, noNaN: true }), (leastMs) => {
        const { memory, passes } = costFor(leastMs);
        expect(memory).toBeGreaterThanOrEqual(least.memory);
        expect(passes).toBeGreaterThanOrEqual(least.passes);
        expect(memory).toBeLessThanOrEqual(96 * 1024);
        const ms = (leastMs * memory * passes) / (least.memory * least.passes);
        if (leastMs >= 5 && leastMs <= 650) {
          expect(ms).toBeGreaterThan(430);
          expect(ms).toBeLessThan(800);
        }
      }),
    );
  });

  it("is Argon2id's, to the letter of RFC 9106", async () => {
    // Section 5.3's numbers need a secret and associated data; the reference implementation's own test has neither.
    const hash = await argon2id({
      ...{ password: "password", salt: "somesalt", parallelism: 1, iterations: 2, memorySize: 256, hashLength: 32 },
      outputType: "hex",
    });
    expect(hash).toBe("9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");
  });
});
