/** What a school's database holds, as short as can be compared: whether a request left it as it was, or took whole acts only. */
import { createHash } from "node:crypto";
import type { TestServer } from "../../unit/server/server.ts";

/** Tables of what was said: a refused request changes none of them. */
const said = ["life", "streams", "changes", "records", "redactions", "erased_before", "places", "class_phases", "pupils"] as const;
/** Tables of people, their roles and their iPads. */
const people = ["grants", "invitations", "setup", "departures", "user", "account", "tablets", "rescues", "backups"] as const;
/** Which picture is which file. */
const pictures = ["blobs"] as const;

export interface Books {
  /** A hash of each group of tables. */
  said: string;
  people: string;
  pictures: string;
  /** By act, who made each of its changes. */
  acts: ReadonlyMap<string, readonly string[]>;
}

export async function booksOf({ assembled }: TestServer): Promise<Books> {
  return assembled.database.reading(async ({ db }) => {
    const hashOf = async (tables: readonly (typeof said | typeof people | typeof pictures)[number][]) => {
      const hash = createHash("sha256");
      for (const table of tables) {
        const rows = await db.selectFrom(table).selectAll().execute();
        hash.update(
          `${table} ${rows
            .map((row) => JSON.stringify(row))
            .sort()
            .join("\n")}`,
        );
      }
      return hash.digest("hex");
    };
    const acts = new Map<string, string[]>();
    for (const { act, person } of await db.selectFrom("changes").select(["act", "person"]).execute())
      acts.set(act, [...(acts.get(act) ?? []), person]);
    return { said: await hashOf(said), people: await hashOf(people), pictures: await hashOf(pictures), acts };
  });
}

/** Acts that are there now and were not, and acts that have other changes than they had. */
export function newActs(before: Books, after: Books): { begun: Map<string, readonly string[]>; changed: string[] } {
  const begun = new Map([...after.acts].filter(([act]) => !before.acts.has(act)));
  const changed = [...before.acts].flatMap(([act, changes]) => (after.acts.get(act)?.length === changes.length ? [] : [act]));
  return { begun, changed };
}
