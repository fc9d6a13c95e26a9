/** The pictures of a school, as files of a folder: read into a backup, and put back out of one. */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { blobPath } from "../blobs/blobPath.ts";
import type { PictureFiles } from "./writing.ts";

export function pictureFolder(folder: string): PictureFiles {
  return {
    async open(hash) {
      const path = blobPath(folder, hash);
      const found = await stat(path).catch((error: unknown) => {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw error;
      });
      return found && { size: found.size, bytes: createReadStream(path) };
    },
  };
}

/** Writes one where the school looks for it. That it is what its name says is found by whoever reads the backup. */
export async function putPicture(folder: string, hash: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const path = blobPath(folder, hash);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(bytes, createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
}
