/** The log against itself: numbers without gaps, and every change what was stored. */
import * as z from "zod";
import type { NumberedChange } from "../../sync/change.ts";
import type { Snapshot } from "../backup/rows.ts";
import { toChange } from "../storage/rows.ts";
import { hashOf } from "../sync/hash.ts";
import { expectFrom, type Expected } from "./expected.ts";
import type { Findings } from "./findings.ts";

export interface Stream {
  number: number;
  name: string;
  seq: number;
  erased: boolean;
}

const stream = z.object({ number: z.int(), name: z.string(), seq: z.int(), erased: z.int() });

/** The streams, by their numbers. */
export async function streamsOf(snapshot: Snapshot): Promise<Map<number, Stream>> {
  const found = new Map<number, Stream>();
  for await (const rows of snapshot.rows("streams")) {
    for (const row of rows) {
      const { erased, ...said } = stream.parse(row);
      found.set(said.number, { ...said, erased: erased === 1 });
    }
  }
  return found;
}

const changeRow = z.object({
  ...{ stream: z.int(), seq: z.int(), id: z.string(), act: z.string(), kind: z.string(), record: z.string(), stamp: z.string() },
  ...{ person: z.string(), replica: z.string(), late: z.int(), redacted: z.nullable(z.string()), hash: z.string(), body: z.string() },
});

/** Reads the whole log, a stream at a time. @returns how many changes there are */
export async function checkLog(
  snapshot: Snapshot,
  streams: ReadonlyMap<number, Stream>,
  expected: Expected,
  findings: Findings,
): Promise<number> {
  let count = 0;
  let at: number | undefined;
  let held: NumberedChange[] = [];
  const seen = new Set<number>();
  const ended = () => {
    if (at === undefined) return;
    seen.add(at);
    endOf(at, held, streams.get(at), findings);
    expectFrom(at, held, expected);
    count += held.length;
    held = [];
  };
  for await (const rows of snapshot.rows("changes")) {
    for (const each of rows) {
      const row = changeRow.parse(each);
      if (row.stream !== at) ended();
      at = row.stream;
      const name = streams.get(at)?.name ?? "";
      const change = toChange(row, name);
      const before = held.at(-1)?.seq ?? 0;
      if (change.seq !== before + 1) findings.found("numbering", `${name}: after number ${before} comes ${change.seq}`);
      if (!change.redacted && hashOf(change) !== row.hash) findings.found("changeHash", `${name}, number ${change.seq}`);
      held.push(change);
    }
  }
  ended();
  for (const { number, name, seq, erased } of streams.values())
    if (!seen.has(number) && seq > 0 && !erased) findings.found("numbering", `${name}: it should end with ${seq}, and is empty`);
  return count;
}

function endOf(number: number, changes: readonly NumberedChange[], stream: Stream | undefined, findings: Findings): void {
  if (!stream) findings.found("reference", `changes of stream ${number}, which is not here`);
  else if (stream.erased) findings.found("erased", `${stream.name}: ${changes.length} changes`);
  else if (changes.at(-1)?.seq !== stream.seq) findings.found("numbering", `${stream.name}: it should end with ${stream.seq}`);
}
