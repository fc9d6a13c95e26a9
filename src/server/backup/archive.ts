/** A backup's files in one: a tar, which anything reads. */
import { createTarDecoder, createTarPacker } from "modern-tar";
import { BackupFailed } from "./backupFailed.ts";
import { chunksOf, streamOf } from "./bytes.ts";

/** A file of an archive. Its bytes are there until the next one is asked for. */
export interface Entry {
  name: string;
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** @param madeAt what the files inside say that they were made at */
export async function* packed(entries: AsyncIterable<Entry>, madeAt: Date): AsyncGenerator<Uint8Array, void> {
  const { readable, controller } = createTarPacker();
  const writing = (async () => {
    try {
      for await (const { name, size, bytes } of entries) {
        const writer = controller.add({ name, size, mode: 0o600, mtime: madeAt }).getWriter();
        for await (const chunk of bytes) await writer.write(new Uint8Array(chunk));
        await writer.close();
      }
      controller.finalize();
    } catch (error) {
      controller.error(error);
    }
  })();
  yield* chunksOf(readable);
  await writing;
}

/** @throws BackupFailed when it is no whole archive */
export async function* unpacked(archive: AsyncIterable<Uint8Array>): AsyncGenerator<Entry, void> {
  const entries = chunksOf(streamOf(archive).pipeThrough(createTarDecoder({ strict: true })));
  for (;;) {
    const next = await entries.next().catch(damaged);
    if (next.done) return;
    const { header, body } = next.value;
    yield { name: header.name, size: header.size, bytes: whole(body) };
  }
}

async function* whole(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  try {
    yield* chunksOf(body);
  } catch (error) {
    damaged(error);
  }
}

function damaged(cause: unknown): never {
  throw cause instanceof BackupFailed ? cause : new BackupFailed("damaged", { cause });
}
