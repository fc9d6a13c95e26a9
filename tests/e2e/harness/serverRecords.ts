/** What the school's database holds, read from its file as somebody with the disk in hand would. */
import { join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import type { School } from "./school.ts";

export interface ServerObservation {
  id: string;
  by: string;
  seenBy: unknown;
  /** Its words were taken back: what is left is that it was. */
  redacted: boolean;
}

/** As README.md names it. */
export const databaseFile = "school.sqlite";

const row = z.object({ id: z.string(), author: z.string(), body: z.string() });
const body = z.looseObject({ fields: z.looseObject({ seenBy: z.optional(z.unknown()) }), redacted: z.optional(z.unknown()) });

/** Every observation, once. */
export function observationsOnServer(school: School): Promise<ServerObservation[]> {
  const db = new Database(join(school.dataDir, databaseFile), { readonly: true });
  try {
    const rows = db.prepare("select id, author, body from records where kind = 'observation'").all();
    return Promise.resolve(
      rows.map((one) => {
        const { id, author, body: text } = row.parse(one);
        const { fields, redacted } = body.parse(JSON.parse(text));
        return { id, by: author, seenBy: fields.seenBy, redacted: redacted !== undefined };
      }),
    );
  } finally {
    db.close();
  }
}
