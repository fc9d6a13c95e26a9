/**
 * Marks of the audit in the leaders' stream: how far each chain has come, and its hash there. Leaders' iPads hold them, so that a
 * chain that is written anew or cut short is seen by somebody who is not this machine.
 */
import type { Instant } from "../../domain/time.ts";
import { streams } from "../../domain/streams.ts";
import { recordRead } from "../../sync/readingMessages.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import { state } from "../people/schoolLog.ts";
import { theServer } from "../people/staffing.ts";
import type { Open, SchoolDatabase } from "../storage/schoolDatabase.ts";

/** An entry waits no longer than this for its mark, and no more than so many wait. */
const longestMs = 3_600_000;
const mostEntries = 100;

export interface Marks {
  /** Marks every chain as it is now. */
  all(): Promise<void>;
  /** The same, once the chain of this process has gone on for long enough. */
  due(): Promise<void>;
}

/** @param writer whose chain is looked at often: this process's. Those of others, ended ones included, are marked with it */
export function createMarks({ database, writer, now }: { database: SchoolDatabase; writer: string; now: () => Instant }): Marks {
  /** The last entry of this process's chain that was marked. */
  let marked = 0;

  const all = () =>
    database.writing(async (open) => {
      const tips = await tipsOf(open);
      const known = recordsOf(
        (await open.log.ofKind(streams.leadership, "auditMark")).map(({ record }) => record),
        "auditMark",
      );
      const said = new Map(known.map(({ id, fields }) => [id, fields.number ?? 0]));
      const behind = tips.filter((tip) => (said.get(tip.writer) ?? 0) < tip.number);
      const statements = behind.map(
        ({ writer: record, number, hash }) =>
          ({ stream: streams.leadership, kind: "auditMark", record, fields: { number, hash } }) as const,
      );
      if (statements.length > 0) await state(open.log, theServer, now(), statements);
      marked = tips.find((tip) => tip.writer === writer)?.number ?? marked;
    });

  return {
    all,
    async due() {
      const waiting = await database.reading(({ db }) =>
        db
          .selectFrom("audit")
          .select("at")
          .where("writer", "=", writer)
          .where("number", ">", marked)
          .orderBy("number")
          .limit(mostEntries)
          .execute(),
      );
      const [first] = waiting;
      if (first && (waiting.length === mostEntries || now() - first.at >= longestMs)) await all();
    },
  };
}

/** The last entry of each chain of a process: how far those of iPads have come is noted in them. */
async function tipsOf({ db }: Open) {
  return db
    .selectFrom("audit")
    .innerJoin(
      db
        .selectFrom("audit")
        .select(({ fn }) => ["writer", fn.max("number").as("number")])
        .where("what", "<>", recordRead)
        .groupBy("writer")
        .as("last"),
      (join) => join.onRef("last.writer", "=", "audit.writer").onRef("last.number", "=", "audit.number"),
    )
    .select(["audit.writer", "audit.number", "audit.hash"])
    .execute();
}
