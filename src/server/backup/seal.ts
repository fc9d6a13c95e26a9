/**
 * The seal of a backup: the age format (age-encryption.org/v1), so that in ten years any program that knows it opens the file. Its
 * chunks are numbered and the last is marked: one that is missing, moved or changed is found.
 */
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import type { BackupFailure } from "../../domain/backupCodes.ts";
import { chunksOf, streamOf } from "./bytes.ts";
import { BackupFailed } from "./backupFailed.ts";
import { byPassphrase, underPassphrase } from "./passphrase.ts";

/** What a backup is sealed to. With recipients the server that seals it cannot open it. */
export type Lock = { passphrase: string; work?: number } | { recipients: readonly string[] };
/** What opens it. */
export type Key = { passphrase: string } | { identity: string };

/** True for the public half of a key (`age1...`). */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/** True for the secret half (`AGE-SECRET-KEY-1...`). */
export function isIdentity(text: string): boolean {
  try {
    new Decrypter().addIdentity(text);
    return true;
  } catch {
    return false;
  }
}

/** A new key: its secret half, and the one to seal to. */
export async function newKey(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

export async function* sealed(plain: AsyncIterable<Uint8Array>, lock: Lock): AsyncGenerator<Uint8Array, void> {
  const encrypter = new Encrypter();
  if ("passphrase" in lock) encrypter.addRecipient(underPassphrase(lock.passphrase, lock.work));
  else for (const recipient of lock.recipients) encrypter.addRecipient(recipient);
  yield* chunksOf(await encrypter.encrypt(streamOf(plain)));
}

/** @throws BackupFailed when it is no sealed file, the key is another, or what comes is not what was sealed */
export async function* opened(file: AsyncIterable<Uint8Array>, key: Key): AsyncGenerator<Uint8Array, void> {
  const known = { header: false };
  const decrypter = new Decrypter();
  if ("passphrase" in key) decrypter.addIdentity(byPassphrase(key.passphrase));
  else decrypter.addIdentity(key.identity);
  const plain = await decrypter.decrypt(streamOf(recognised(file, known))).catch((cause: unknown) => {
    throw failed(cause, known.header ? "wrong_key" : "no_backup");
  });
  try {
    yield* chunksOf(plain);
  } catch (cause) {
    throw failed(cause, "damaged");
  }
}

/** A file that the system does not give says nothing of what is in it. */
function failed(cause: unknown, code: BackupFailure): BackupFailed {
  if (cause instanceof BackupFailed) return cause;
  return new BackupFailed(cause instanceof Error && "syscall" in cause ? "not_readable" : code, { cause });
}

const firstLine = "age-encryption.org/v1\n";

/** The same bytes, once they have begun as such a file does. */
async function* recognised(file: AsyncIterable<Uint8Array>, known: { header: boolean }): AsyncGenerator<Uint8Array, void> {
  let begin = Buffer.alloc(0);
  for await (const chunk of file) {
    if (known.header) {
      yield chunk;
      continue;
    }
    begin = Buffer.concat([begin, chunk]);
    if (begin.length < firstLine.length) continue;
    if (begin.toString("latin1", 0, firstLine.length) !== firstLine) throw new BackupFailed("no_backup");
    known.header = true;
    yield begin;
  }
}
