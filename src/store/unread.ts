import type { Cursor } from "../sync/protocol.ts";

/**
 * A cursor no server gave: its stream is read again from the start, and until then it is one that the server is asked about, so
 * that it can say that the stream may no longer be read, or that a backup was put back that does not have it. (Of a stream at
 * number 0 it would say neither: there is nothing of it to lose.)
 */
export const unread: Cursor = { epoch: "unread", seq: 1 };
