/** Whether what may be read here of children is here: what a trip needs to know before the signal is gone. */
import { parseStream, type StreamName } from "../../domain/streams.ts";
import { unread } from "../../store/unread.ts";
import type { Cursors } from "../../sync/protocol.ts";

/** True when the card of every child among the streams that may be read on this iPad has been read to its end. */
export function cardsArrived(streams: readonly StreamName[], cursors: Cursors): boolean {
  return streams
    .filter((stream) => parseStream(stream)?.type === "card")
    .every((stream) => {
      const cursor = cursors[stream];
      return cursor !== undefined && cursor.epoch !== unread.epoch && cursor.part === undefined;
    });
}
