import { randomUUID } from "node:crypto";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rescueWrapping, unwrapFromRescue, wrapForRescue, type RescueWrapping } from "../../../src/client/lock/rescue.ts";
import { openRescueKey } from "../../../src/server/rescue/keyFile.ts";
import { cryptography } from "./ofTheBrowser.ts";
import { cheap, temporaryFolder } from "../server/server.ts";

const person = "01900000-0000-7000-8000-000000000001";
const dataKey = cryptography.random(32);
const schoolsKey = () => openRescueKey({ file: join(temporaryFolder(), "rescue.key"), passphrase: undefined }, cheap);

async function aWrapping(school = schoolsKey()) {
  const kept = await wrapForRescue({ dataKey, schoolKey: school.point, person, wrapping: randomUUID() }, cryptography);
  return { school, kept, secret: school.secretOf({ ...kept, person }) };
}

const opens = (kept: RescueWrapping, secret: string, whose = person) =>
  unwrapFromRescue(kept, secret, whose, cryptography).then(
    (key) => Buffer.from(key).equals(dataKey),
    () => false,
  );

/** The same bytes but for one bit. */
function flipped(base64: string, bit: number): string {
  const bytes = Buffer.from(base64, "base64");
  const at = bit % (bytes.length * 8);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return bytes.toString("base64");
}

describe("a rescue wrapping", () => {
  it("is opened by the secret that the school's server works out, after being kept", async () => {
    const { kept, secret } = await aWrapping();
    const read = rescueWrapping.parse(JSON.parse(JSON.stringify(kept)));
    expect(read).toEqual(kept);
    expect(await unwrapFromRescue(read, secret, person, cryptography)).toEqual(dataKey);
  });

  it("holds neither the data key nor what opens it, and is another each time", async () => {
    const { school, kept, secret } = await aWrapping();
    const { kept: other } = await aWrapping(school);
    const text = JSON.stringify(kept);
    for (const word of [secret, Buffer.from(dataKey).toString("base64")]) expect(text).not.toContain(word);
    expect([other.ephemeral, other.iv, other.sealed]).not.toEqual([kept.ephemeral, kept.iv, kept.sealed]);
  });

  it("is opened for no other person, by no other wrapping's secret, and by no other school", async () => {
    const { school, kept, secret } = await aWrapping();
    const { kept: other, secret: otherSecret } = await aWrapping(school);
    expect(await opens(kept, school.secretOf({ ...kept, person: "somebody-else" }))).toBe(false);
    expect(await opens(kept, secret, "somebody-else")).toBe(false);
    expect(await opens(kept, school.secretOf({ ...kept, person, wrapping: other.wrapping }))).toBe(false);
    expect(await opens(kept, otherSecret)).toBe(false);
    expect(await opens({ ...kept, wrapping: other.wrapping }, secret)).toBe(false);
    expect(await opens(kept, schoolsKey().secretOf({ ...kept, person }))).toBe(false);
  });

  it("is opened by nothing once a bit of it, or of its secret, is another", async () => {
    const { school, kept, secret } = await aWrapping();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("iv", "sealed", "secret", "ephemeral"), fc.nat(100_000), async (part, bit) => {
        if (part === "secret") return !(await opens(kept, flipped(secret, bit)));
        const changed = { ...kept, [part]: flipped(kept[part], bit) };
        if (part !== "ephemeral") return !(await opens(changed, secret));
        return !school.accepts(changed.ephemeral) || !(await opens(changed, school.secretOf({ ...changed, person })));
      }),
    );
  });

  it("is of any length of key and any person", async () => {
    const school = schoolsKey();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.string(), async (bytes, whose) => {
        const asked = { dataKey: new Uint8Array(bytes), schoolKey: school.point, person: whose, wrapping: randomUUID() };
        const kept = await wrapForRescue(asked, cryptography);
        const secret = school.secretOf({ ...kept, person: whose });
        expect(await unwrapFromRescue(kept, secret, whose, cryptography)).toEqual(asked.dataKey);
      }),
      { numRuns: 25 },
    );
  });

  it.each(["schoolKey", "ephemeral", "iv", "sealed", "wrapping"] as const)("kept with another %s than can be is not read", async (part) => {
    const { kept } = await aWrapping();
    expect(rescueWrapping.safeParse({ ...kept, [part]: "not it!" }).success).toBe(false);
  });
});
