/** The audit's chains, link by link: said once more from what its table says, with nothing of what writes it. */
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Row, Snapshot } from "../backup/rows.ts";
import type { Findings } from "./findings.ts";

/** An entry whose hash is kept somewhere else: by leaders' iPads, or, of a chain of readings, in that of the server that took them. */
export interface Mark {
  writer: string;
  number: number;
  hash: string;
}

const taken = z.object({ writer: z.string(), number: z.int(), hash: z.string() });
const marked = z.object({ fields: z.object({ number: z.int(), hash: z.string() }) });

/** The marks among rows of the log. */
export function marksAmong(rows: readonly Row[]): Mark[] {
  return rows.flatMap(({ kind, record, body }) => {
    if (kind !== "auditMark") return [];
    const said = marked.safeParse(JSON.parse(String(body)));
    return said.success ? [{ writer: String(record), ...said.data.fields }] : [];
  });
}

/** What the server's chains say of those of readings: the last that each of them says of any. */
async function takenFrom(snapshot: Snapshot): Promise<Mark[]> {
  const last = new Map<string, Mark>();
  for await (const rows of snapshot.rows("audit"))
    for (const { writer, what, about } of rows) {
      const said = what === "readingsTaken" ? taken.safeParse(JSON.parse(String(about))) : undefined;
      if (said?.success) last.set(`${String(writer)} ${said.data.writer}`, said.data);
    }
  return [...last.values()];
}

/**
 * @param marks those that leaders' iPads keep
 * @returns how many entries there are
 */
export async function checkAudit(snapshot: Snapshot, marks: readonly Mark[], findings: Findings): Promise<number> {
  const all = [...marks, ...(await takenFrom(snapshot))];
  const witnessed = new Map(all.map((mark) => [`${mark.writer} ${mark.number}`, mark]));
  let count = 0;
  let chain: { writer: unknown; number: number; hash: unknown } = { writer: null, number: 0, hash: "" };
  for await (const rows of snapshot.rows("audit")) {
    count += rows.length;
    for (const { writer, number, at, person, what, about, hash } of rows) {
      const before = chain.writer === writer ? chain : { writer, number: 0, hash: "" };
      if (number !== before.number + 1) findings.found("audit", `${writer}: after entry ${before.number} comes ${number}`);
      const said = createHash("sha256").update(JSON.stringify([before.hash, writer, number, at, person, what, about]));
      if (said.digest("base64url") !== hash) findings.found("audit", `${writer}, entry ${number}`);
      const key = `${writer} ${number}`;
      if (witnessed.get(key)?.hash === hash) witnessed.delete(key);
      chain = { writer, number: Number(number), hash };
    }
  }
  for (const { writer, number } of witnessed.values()) findings.found("audit", `${writer}, entry ${number}: not what was marked`);
  return count;
}
