/**
 * One CSV file of one kind -> a question, or a plan. Pure: the bytes, what somebody said, what the school has, today and the
 * making of ids come in. Asked with more answers each time, until there is nothing left to ask.
 */
import type { ColumnLeftOut, DateOrder, ImportNotice, ImportRefusal } from "../../domain/importCodes.ts";
import {
  isFieldOf,
  type ListAnswers,
  type ListColumn,
  type ListField,
  type ListKind,
  type ListQuestion,
  type ListRows,
} from "../../domain/listCodes.ts";
import type { Day } from "../../domain/time.ts";
import { findOrder, type OrderFound } from "../dates.ts";
import type { DraftAct, StaffInvitation } from "../plan.ts";
import { readTable, type Table } from "../table.ts";
import { columnsOf, distinct, holdsValues } from "./columns.ts";
import type { SchoolHere } from "./here.ts";
import { listIds, seedOf } from "./ids.ts";
import { planList } from "./lists.ts";
import { emptyListPart, type RoleGrant } from "./part.ts";
import { Places } from "./places.ts";
import { recalled, remembering, ruleOf } from "./remembered.ts";
import { rowsOf, type ListRow } from "./rows.ts";
import { isExample } from "./template.ts";

export interface ListRequest {
  kind: ListKind;
  file: { name: string; bytes: Uint8Array };
  here: SchoolHere;
  answers: ListAnswers;
  today: Day;
  /** The same text gives the same id, on every machine and every day. */
  derive: (name: string) => string;
  /** Random; what the school's ids are made with from its first list on. */
  freshSeed: string;
}

export interface ListPlan extends ListRows {
  /** The statements, in the order they are made: places first, one act a child after them. */
  acts: readonly DraftAct[];
  invitations: readonly StaffInvitation[];
  grants: readonly RoleGrant[];
}

export type ListOutcome =
  /** The file cannot be planned from at all. */
  | { outcome: "refused"; refused: readonly ImportRefusal[] }
  | { outcome: "asks"; question: ListQuestion; columns: readonly ListColumn[] }
  /** Ready to be shown and applied. Rows in `refuse` are not in it: whether the others come in without them is for a person to say. */
  | { outcome: "planned"; plan: ListPlan; columns: readonly ListColumn[] };

export function importList(request: ListRequest): ListOutcome {
  const { kind, file, here, answers, today, derive, freshSeed } = request;
  const table = readTable(file.name, file.bytes, { old: true });
  if ("code" in table) return { outcome: "refused", refused: [table] };
  const headings = distinct(table.header);
  const wrong = wrongHeadings(file.name, headings, answers);
  if (wrong) return { outcome: "refused", refused: [wrong] };

  const rule = ruleOf(kind, headings, derive);
  const before = recalled(here.policies.get(rule), (field): field is ListField => isFieldOf(kind, field));
  const { columns, question } = columnsOf({ kind, table, headings, said: answers.columns ?? {}, remembered: before?.columns });
  if (question) return { outcome: "asks", question, columns };

  const isOwn = ({ cells }: Table["rows"][number]) => !isExample(kind, cells);
  const rows = rowsOf(file.name, { ...table, rows: table.rows.filter(isOwn) }, columns);
  const shown = rowsOf(file.name, { ...table, rows: table.rows.filter((row) => !isOwn(row)) }, columns);
  const seen = orderIn(rows, columns);
  const remembered = seen.found === "ask" && answers.dateOrder === undefined ? before?.dateOrder : undefined;
  if (seen.found === "ask" && !answers.dateOrder && !remembered) {
    return { outcome: "asks", question: { code: "dateOrder", examples: seen.examples }, columns };
  }
  const order = answers.dateOrder ?? remembered ?? (seen.found === "order" ? seen.order : "dayFirst");

  const { seed, drafts: seeded } = seedOf(here.policies, freshSeed);
  const ids = listIds(derive, seed);
  const places = new Places(here, today, ids, answers.newPlaces);
  const part = emptyListPart();
  const asked = planList[kind]({ rows, here, ids, places, order, today, samePupils: answers.samePupils }, part);
  if (asked) return { outcome: "asks", question: asked, columns };

  const made = places.made(part.used);
  const written = part.acts.length > 0 || part.grants.length > 0 || part.invitations.length > 0;
  const saysOrder = answers.dateOrder ?? remembered;
  const school = [...seeded, ...made.drafts, ...remembering(rule, columns, saysOrder, here.policies)];
  return {
    outcome: "planned",
    columns,
    plan: {
      kind,
      ...{ add: part.add, change: part.change, skip: [...shown.map((row) => ({ code: "example" as const, ...row.spot() })), ...part.skip] },
      refuse: [...table.refused, ...part.refuse],
      made: made.places,
      leftOut: leftOut(file.name, columns),
      notices: [...fileNotices(file.name, table, seen, answers.dateOrder, remembered), ...once(part.notices)],
      acts: written ? [...school.map((draft) => [draft]), ...part.acts] : [],
      invitations: part.invitations,
      grants: part.grants,
    },
  };
}

/** A refusal of the headings, or of what was said of them. */
function wrongHeadings(file: string, headings: readonly string[], { columns = {} }: ListAnswers): ImportRefusal | undefined {
  if (holdsValues(headings)) return { code: "noHeadings", file };
  const unknown = Object.keys(columns).find((heading) => !headings.includes(heading));
  return unknown === undefined ? undefined : { code: "columnMissing", file, column: unknown };
}

const dateFields: readonly ListField[] = ["birthDate", "from", "until"];

/** Which of month and day comes first in this file: one program wrote it, so every date of it is asked. */
function orderIn(rows: readonly ListRow[], columns: readonly ListColumn[]): OrderFound {
  const fields = columns.flatMap(({ field }) => (field !== null && dateFields.includes(field) ? [field] : []));
  return findOrder(rows.flatMap((row) => fields.map((field) => ({ text: row.get(field), spot: row.spot(field) }))));
}

function leftOut(file: string, columns: readonly ListColumn[]): ColumnLeftOut[] {
  return columns.flatMap(({ heading, field, how }): ColumnLeftOut[] => {
    if (field !== null) return [];
    return [{ file, column: heading, why: how === "password" ? "password" : how === "none" ? "unknown" : "notKept" }];
  });
}

function fileNotices(
  file: string,
  { encoding }: Table,
  seen: OrderFound,
  said: DateOrder | undefined,
  remembered: DateOrder | undefined,
): ImportNotice[] {
  return [
    ...(encoding === "windows-1252" ? [{ code: "oldEncoding" as const, file }] : []),
    ...(seen.found === "order" && !said ? [{ code: "dateOrderSeen" as const, order: seen.order, ...seen.spot }] : []),
    ...(remembered ? [{ code: "dateOrderRemembered" as const, order: remembered }] : []),
  ];
}

/** What is so of many rows and names none of them is said once. */
function once(notices: readonly ImportNotice[]): ImportNotice[] {
  return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()];
}
