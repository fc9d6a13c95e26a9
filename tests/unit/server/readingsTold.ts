import * as z from "zod";
import type { TestServer } from "./server.ts";

const about = z.object({ pupil: z.string(), page: z.string() });

/** Who read about a child, as the school's audit has it, in the order of when. */
export async function readingsTold({ asks }: TestServer) {
  const rows = await asks(({ db }) =>
    db.selectFrom("audit").selectAll().where("what", "=", "recordRead").orderBy("at").orderBy("writer").orderBy("number").execute(),
  );
  return rows.map((row) => ({ ...row, about: about.parse(JSON.parse(row.about)) }));
}
