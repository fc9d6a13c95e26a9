import { pupilOf, streams, type StreamName } from "../../../domain/streams.ts";
import type { Erased, Head } from "../streamStore.ts";

export interface StreamRow {
  number: number;
  name: StreamName;
  epoch: string;
  seq: number;
  erased: number;
}

interface Rows {
  streams: ReadonlyMap<StreamName, StreamRow>;
  /** Of erased streams, by number: who is told. */
  told: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Streams that have begun, and those that are erased: a stream of an erased child that never began is, too. */
export function headsIn(sight: Rows, names: readonly StreamName[]): { heads: Map<StreamName, Head>; erased: Erased } {
  const heads = new Map<StreamName, Head>();
  const erased = new Map<StreamName, ReadonlySet<string>>();
  for (const name of names) {
    const stream = beginning(sight.streams.get(name)) ?? erasedCard(sight, name);
    if (stream?.erased === 1) erased.set(name, sight.told.get(stream.number) ?? new Set());
    else if (stream) heads.set(name, { epoch: stream.epoch, seq: stream.seq });
  }
  return { heads, erased };
}

/** A row without a change is that of a stream somebody is about to begin. */
function beginning(stream: StreamRow | undefined): StreamRow | undefined {
  return stream && (stream.seq > 0 || stream.erased === 1) ? stream : undefined;
}

function erasedCard(sight: Pick<Rows, "streams">, name: StreamName): StreamRow | undefined {
  const pupil = pupilOf(name);
  const card = pupil === undefined ? undefined : sight.streams.get(streams.card(pupil));
  return card?.erased === 1 ? card : undefined;
}
