/** The audit as leaders read it: a page of who did what, and what the entries they have marks of hash to. */
import * as z from "zod";
import { bindingCodes, readingCodes } from "../../domain/auditCodes.ts";
import type { Instant } from "../../domain/time.ts";
import { maxAuditPage, type AuditAsked, type AuditPage } from "../../sync/auditMessages.ts";
import { leads } from "../people/leading.ts";
import { staff } from "../people/schoolLog.ts";
import type { Open, SchoolDatabase } from "../storage/schoolDatabase.ts";
import type { Refused } from "../web/route.ts";

const about = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export function auditReader(database: SchoolDatabase, now: () => Instant) {
  return (person: string, { readings, before, marks }: AuditAsked): Promise<AuditPage | Refused> =>
    database.reading(async (open) => {
      if (!(await leads(open, person, now()))) return { refused: "may_not_invite", field: "person" };
      const rows = await pageBefore(open, readings, before);
      const page = rows.slice(0, maxAuditPage);
      const last = page.at(-1);
      const names = new Map((await staff(open.log)).map((one) => [one.person, one.displayName]));
      const entries = page.map(({ at, person: by, what, about: said }) => ({
        ...{ at, who: names.get(by) ?? null, what },
        about: about.parse(JSON.parse(said)),
      }));
      const named = entries.flatMap((entry) => (typeof entry.about.person === "string" ? [entry.about.person] : []));
      return {
        entries,
        names: Object.fromEntries(named.flatMap((each) => (names.has(each) ? [[each, names.get(each) ?? ""]] : []))),
        next: last && rows.length > page.length ? { at: last.at, writer: last.writer, number: last.number } : null,
        marks: await hashesOf(open, marks),
      };
    });
}

/** One more than a page, so that it is known whether there is more. */
function pageBefore({ db }: Open, readings: boolean, before: AuditAsked["before"]) {
  const entries = db.selectFrom("audit").selectAll();
  const all = readings ? entries.where("what", "in", readingCodes) : entries.where("what", "not in", [...readingCodes, ...bindingCodes]);
  const from = before
    ? all.where((is) =>
        is.or([
          is("at", "<", before.at),
          is.and([is("at", "=", before.at), is("writer", "<", before.writer)]),
          is.and([is("at", "=", before.at), is("writer", "=", before.writer), is("number", "<", before.number)]),
        ]),
      )
    : all;
  return from
    .orderBy("at", "desc")
    .orderBy("writer", "desc")
    .orderBy("number", "desc")
    .limit(maxAuditPage + 1)
    .execute();
}

async function hashesOf({ db }: Open, marks: AuditAsked["marks"]): Promise<AuditPage["marks"]> {
  const found = await Promise.all(
    marks.map(({ writer, number }) =>
      db
        .selectFrom("audit")
        .select(["writer", "number", "hash"])
        .where("writer", "=", writer)
        .where("number", "=", number)
        .executeTakeFirst(),
    ),
  );
  return found.filter((each) => each !== undefined);
}
