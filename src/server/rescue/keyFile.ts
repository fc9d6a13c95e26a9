/**
 * Where the rescue key lies: a file of its own, outside the database and what is copied with it, that only the server's user may
 * read, under a passphrase where one is set. Made once; another key is never written over it, as whoever forgot their PIN needs the one
 * there was: what changes is only what it is under.
 */
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import * as z from "zod";
import type { Cost } from "../identity/passwords.ts";
import type { Settings } from "../settings.ts";
import { StartRefused } from "../startRefused.ts";
import { newPrivateKey, rescueKeyFrom, type RescueKey } from "./rescueKey.ts";
import { putUnder, takeFrom, underPassphrase } from "./underPassphrase.ts";

const about = "small-steps rescue key 1";
const text = z.union([
  z.strictObject({ version: z.literal(1), key: z.base64() }),
  z.strictObject({ version: z.literal(1), ...underPassphrase.shape }),
]);

/** What to do where the key that there was cannot be had back. */
const anew =
  "move this file away and start again: that makes a new key, and iPads take it as people sign in. Whoever has forgotten their PIN by then cannot be let in to what only their iPad holds";

/**
 * The key of the file that the settings name, made when there is none.
 * @param cost how dear a passphrase is to guess, of a file that is made now
 * @throws StartRefused when the file cannot be read, is damaged, or does not go with the passphrase
 */
export function openRescueKey({ file, passphrase }: Settings["rescue"], cost: Cost): RescueKey {
  make(file, passphrase, cost);
  return keyIn({ file, passphrase }).key;
}

/**
 * Puts the key that there is under another passphrase, or under its first. A server that runs goes on with it, and needs the new
 * one when it is next started.
 * @param passphrase what it is under now, if anything
 * @param next at least 12 characters
 * @param cost how dear the new one is to guess
 * @throws StartRefused when it cannot be read or written, is damaged, or is under another; it is as it was then
 */
export function putRescueKeyUnder({ file, passphrase }: Settings["rescue"], next: string, cost: Cost): void {
  if (!existsSync(file)) throw refusal(`${file} is not there yet: it is made when the server is first started.`);
  const { pkcs8, key } = keyIn({ file, passphrase });
  const beside = `${file}.new`;
  try {
    // Whole before it takes the other's place: a machine that dies meanwhile has one of the two.
    writeFileSync(beside, written(pkcs8, next, cost), { mode: 0o600, flush: true });
    if (keyIn({ file: beside, passphrase: next }).key.point !== key.point) throw new Error("What was written is another key.");
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw refusal(`${beside} cannot be made (${codeOf(error)}); ${file} is as it was. Give this user the right to write to that folder.`);
  }
}

function keyIn({ file, passphrase }: Settings["rescue"]): { pkcs8: Buffer; key: RescueKey } {
  const held = text.safeParse(json(read(file)));
  const damaged = `${file} is no whole rescue key. Put back the copy that you kept of it, or ${anew}.`;
  if (!held.success) throw refusal(damaged);
  const pkcs8 = opened(held.data, file, passphrase);
  const key = rescueKeyFrom(pkcs8);
  if (!key) throw refusal(damaged);
  return { pkcs8, key };
}

function opened(held: z.infer<typeof text>, file: string, passphrase: string | undefined): Buffer {
  if ("key" in held) {
    if (passphrase === undefined) return Buffer.from(held.key, "base64");
    throw refusal(
      `${file} was made without a passphrase. Put it under one first: npm run school -- rescue-key, without RESCUE_PASSPHRASE.`,
    );
  }
  if (passphrase === undefined) throw refusal(`${file} is under a passphrase. Set RESCUE_PASSPHRASE to it.`);
  const key = takeFrom(passphrase, held, about);
  if (key) return key;
  throw refusal(
    `RESCUE_PASSPHRASE is not the one that ${file} was made under, or the file is damaged. Set the one it was made under, or put back the copy that you kept of it. If neither is to be had, ${anew}.`,
  );
}

function make(file: string, passphrase: string | undefined, cost: Cost): void {
  try {
    writeFileSync(file, written(newPrivateKey(), passphrase, cost), { flag: "wx", mode: 0o600, flush: true });
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    throw refusal(`${file} cannot be made (${codeOf(error)}). Set RESCUE_KEY_FILE to a file in a folder that this user may write to.`);
  }
}

function written(pkcs8: Buffer, passphrase: string | undefined, cost: Cost): string {
  const held = passphrase === undefined ? { key: pkcs8.toString("base64") } : putUnder(passphrase, pkcs8, about, cost);
  return `${JSON.stringify({ version: 1, ...held })}\n`;
}

function read(file: string): string {
  try {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
    return readFileSync(file, "utf8");
  } catch (error) {
    throw refusal(`${file} cannot be read, or not be closed to other users (${codeOf(error)}). Give this user the right to it.`);
  }
}

function json(held: string): unknown {
  try {
    return JSON.parse(held);
  } catch {
    return undefined;
  }
}

const refusal = (message: string) => new StartRefused("bad_rescue_key", message);
const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error));
