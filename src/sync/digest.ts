/**
 * What a tablet and the server compare before they talk: one line a stream, sorted, after the tag of the access they agree
 * on. Equal digests mean that nothing moved and nothing was granted or taken away.
 */
import type { Cursors } from "./protocol.ts";

/**
 * The text to hash with SHA-256. A stream in the middle of a snapshot never equals a finished one; a stream of which there
 * is nothing (yet, or not any more since a restore) is as good as none.
 */
export function digestText(accessTag: string, held: Cursors): string {
  const lines = Object.entries(held)
    .filter(([, { seq }]) => seq > 0)
    .map(([stream, { epoch, seq, part }]) => `${stream} ${epoch} ${seq}${part === undefined ? "" : ` ${part}`}`);
  return [`access ${accessTag}`, ...lines.sort()].join("\n");
}
