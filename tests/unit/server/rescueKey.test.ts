import { generateKeyPairSync } from "node:crypto";
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRescueKey, putRescueKeyUnder } from "../../../src/server/rescue/keyFile.ts";
import { rescuePoint } from "../../../src/sync/rescuing.ts";
import { cheap, temporaryFolder } from "./server.ts";

const passphrase = "two umbrellas and a kite";
const anyText: unknown = expect.any(String);
const aFile = () => join(temporaryFolder(), "rescue.key");
const open = (file: string, given?: string) => openRescueKey({ file, passphrase: given }, cheap);

describe("the rescue key", () => {
  it("is made once, and only the server's user may read it", () => {
    const file = aFile();
    const { point } = open(file);
    expect(rescuePoint.parse(point)).toBe(point);
    expect(open(file).point).toBe(point);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    expect(open(file).point).toBe(point);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("is sealed under the passphrase where there is one, and its secrets are the same whenever it is opened", () => {
    const file = aFile();
    const [one, again] = [open(file, passphrase), open(file, passphrase.normalize("NFD"))];
    const asked = { ephemeral: open(aFile()).point, person: "jo", wrapping: "w" };
    expect(again.secretOf(asked)).toBe(one.secretOf(asked));
    const held: unknown = JSON.parse(readFileSync(file, "utf8"));
    expect(held).toEqual({ version: 1, scrypt: { ...cheap, salt: anyText }, iv: anyText, sealed: anyText });
  });

  it.each([
    ["another passphrase", "three umbrellas and a kite", "is not the one"],
    ["no passphrase", undefined, "is under a passphrase. Set RESCUE_PASSPHRASE"],
  ])("opens under no other: %s", (_what, given, said) => {
    const file = aFile();
    open(file, passphrase);
    const held = readFileSync(file);
    expect(() => open(file, given)).toThrow(said);
    expect(readFileSync(file)).toEqual(held);
  });

  it("that was made without a passphrase is not taken for one under it", () => {
    const file = aFile();
    open(file);
    expect(() => open(file, passphrase)).toThrow("was made without a passphrase. Put it under one first");
  });

  it("is put under a passphrase later, and under another, and stays the same key", () => {
    const file = aFile();
    const { point } = open(file);
    putRescueKeyUnder({ file, passphrase: undefined }, passphrase, cheap);
    expect(() => open(file)).toThrow("is under a passphrase");
    expect(open(file, passphrase).point).toBe(point);
    putRescueKeyUnder({ file, passphrase }, "three umbrellas and a kite", cheap);
    expect(open(file, "three umbrellas and a kite").point).toBe(point);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(file))).toEqual(["rescue.key"]);
  });

  it("stays as it is for whoever does not know what it is under, and where there is none, none is made", () => {
    const file = aFile();
    const change = (given?: string) => putRescueKeyUnder({ file, passphrase: given }, "a new one, and long", cheap);
    expect(() => change()).toThrow("is not there yet: it is made when the server is first started");
    expect(existsSync(file)).toBe(false);
    open(file, passphrase);
    const held = readFileSync(file);
    for (const given of ["three umbrellas and a kite", undefined]) expect(() => change(given)).toThrow("RESCUE_PASSPHRASE");
    expect(readFileSync(file)).toEqual(held);
    expect(readdirSync(dirname(file))).toEqual(["rescue.key"]);
  });

  it.each([
    ["nothing", ""],
    ["half of it", '{"version":1,"key":"MIGHAgEAMBM'],
    ["something else", '{"version":2,"key":""}'],
    ["no key", '{"version":1,"key":"AAAA"}'],
    [
      "a key of another curve",
      JSON.stringify({
        version: 1,
        key: generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
      }),
    ],
  ])("that is damaged stops the start, says what to do, and stays as it is: %s", (_what, held) => {
    const file = aFile();
    writeFileSync(file, held);
    expect(() => open(file)).toThrow("Put back the copy that you kept of it, or move this file away");
    expect(readFileSync(file, "utf8")).toBe(held);
  });

  it("that was changed under its passphrase opens no more", () => {
    const file = aFile();
    open(file, passphrase);
    const held = readFileSync(file, "utf8");
    const changed = held.replace(/"sealed":"(.)/, (_all, first: string) => `"sealed":"${first === "A" ? "B" : "A"}`);
    writeFileSync(file, changed);
    expect(() => open(file, passphrase)).toThrow("or the file is damaged");
  });

  it("is not made where there is no folder for it", () => {
    const file = join(temporaryFolder(), "keys", "rescue.key");
    expect(() => open(file)).toThrow("cannot be made (ENOENT). Set RESCUE_KEY_FILE");
    expect(existsSync(file)).toBe(false);
  });
});

describe("a point", () => {
  it("that is not on the curve is not accepted", () => {
    const key = open(aFile());
    const accepts = (point: string) => key.accepts(point);
    expect(accepts(key.point)).toBe(true);
    const bytes = Buffer.from(key.point, "base64");
    bytes[64] = (bytes[64] ?? 0) ^ 1;
    expect(accepts(bytes.toString("base64"))).toBe(false);
    expect(accepts(Buffer.concat([Buffer.of(4), Buffer.alloc(64)]).toString("base64"))).toBe(false);
    expect(accepts(Buffer.concat([Buffer.of(4), Buffer.alloc(64, 255)]).toString("base64"))).toBe(false);
  });
});
