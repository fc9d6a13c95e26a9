import { join } from "node:path";

/** Where a file lies in the folder of blobs: by its first two letters, so that no folder holds all of them. */
export function blobPath(folder: string, file: string): string {
  return join(folder, file.slice(0, 2), file);
}
