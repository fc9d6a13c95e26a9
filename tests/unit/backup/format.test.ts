import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packed, unpacked, type Entry } from "../../../src/server/backup/archive.ts";
import { gathered, streamOf } from "../../../src/server/backup/bytes.ts";
import { BackupFailed } from "../../../src/server/backup/backupFailed.ts";
import { Decrypter, Encrypter } from "age-encryption";
import { newKey, opened, sealed, type Key, type Lock } from "../../../src/server/backup/seal.ts";

const lock = { passphrase: "two umbrellas and a kite", work: 2 };
const all = (bytes: AsyncIterable<Uint8Array>) => gathered(bytes, 1e9);

async function* inChunks(bytes: Uint8Array, size = 50_000): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.subarray(from, from + size));
}

const seal = (bytes: Uint8Array, to: Lock = lock) => all(sealed(inChunks(bytes), to));
const open = (bytes: Uint8Array, key: Key = lock) => all(opened(inChunks(bytes), key));
const code = (work: Promise<unknown>) =>
  work.then(
    () => "whole",
    (error: unknown) => (error instanceof BackupFailed ? error.code : error),
  );

/** Three chunks of the seal and a bit. */
const long = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 31) % 251);

describe("the seal of a backup", () => {
  it("opens with the passphrase it was made under, and with no other", async () => {
    const file = await seal(long);
    expect(await open(file)).toEqual(Buffer.from(long));
    expect(await code(open(file, { passphrase: "three umbrellas and a kite" }))).toBe("wrong_key");
  });

  it("opens with the secret half of any of its keys, and not with what the server knows", async () => {
    const [one, other, stranger] = [await newKey(), await newKey(), await newKey()];
    const file = await seal(long, { recipients: [one.recipient, other.recipient] });
    for (const { identity } of [one, other]) expect(await open(file, { identity })).toEqual(Buffer.from(long));
    expect(await code(open(file, { identity: stranger.identity }))).toBe("wrong_key");
    expect(await code(open(file))).toBe("wrong_key");
  });

  it("is age's own: what the library seals under a passphrase opens here, and the other way round", async () => {
    const theirs = new Encrypter();
    theirs.setPassphrase(lock.passphrase);
    theirs.setScryptWorkFactor(2);
    expect(await open(await theirs.encrypt(long))).toEqual(Buffer.from(long));
    const decrypter = new Decrypter();
    decrypter.addPassphrase(lock.passphrase);
    expect(Buffer.from(await decrypter.decrypt(await seal(long)))).toEqual(Buffer.from(long));
  });

  it("finds a file that was cut short anywhere, that ends in the middle of nothing, or is put in another order", async () => {
    const file = await seal(long);
    const header = file.length - (200_000 + 4 * 16);
    const chunk = 65_536 + 16;
    const [first, second] = [file.subarray(header, header + chunk), file.subarray(header + chunk, header + 2 * chunk)];
    for (const end of [header + chunk, header + 2 * chunk, file.length - 1, header + 5])
      expect(await code(open(file.subarray(0, end)))).toBe("damaged");
    const swapped = Buffer.concat([file.subarray(0, header), second, first, file.subarray(header + 2 * chunk)]);
    expect(await code(open(swapped))).toBe("damaged");
    expect(await code(open(Buffer.concat([file, first])))).toBe("damaged");
  });

  it("finds any byte that was changed", async () => {
    const file = await seal(long);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(file);
        changed[at] = (changed[at] ?? 0) ^ by;
        expect(["damaged", "wrong_key", "no_backup"]).toContain(await code(open(changed)));
      }),
      { numRuns: 60 },
    );
  });

  it("takes no other file for a backup", async () => {
    for (const text of ["", "a letter", "age-encryption.org/v1", "age-encryption.org/v2\n-> X25519 a\n"])
      expect(await code(open(Buffer.from(text)))).toBe("no_backup");
  });
});

async function* entries(files: Record<string, Uint8Array>): AsyncGenerator<Entry, void> {
  for (const [name, bytes] of Object.entries(files)) yield await Promise.resolve({ name, size: bytes.length, bytes: inChunks(bytes) });
}

describe("the archive in it", () => {
  const files = { "about.json": Buffer.from("{}"), "tables/log/000001.jsonl.gz": Buffer.from(long), empty: Buffer.alloc(0) };

  it("gives back what went in, and is a tar that tar reads", async () => {
    const bytes = await all(packed(entries(files), new Date(0)));
    const found: Record<string, Buffer> = {};
    for await (const { name, bytes: body } of unpacked(inChunks(bytes))) found[name] = await all(body);
    expect(found).toEqual(files);
    expect(spawnSync("tar", ["t"], { input: bytes, encoding: "utf8" }).stdout.trim().split("\n")).toEqual(Object.keys(files));
  });

  it("is told from one that was cut short", async () => {
    const bytes = await all(packed(entries(files), new Date(0)));
    const reading = async () => {
      for await (const { bytes: body } of unpacked(inChunks(bytes.subarray(0, 90_000)))) await all(body);
    };
    expect(await code(reading())).toBe("damaged");
  });

  it("stops what makes it when nobody wants it any more", async () => {
    let made = 0;
    const endless = async function* () {
      for (;;) yield await Promise.resolve(new Uint8Array(1_000).fill(++made));
    };
    const stream = streamOf(endless());
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(made).toBe(1);
  });
});
