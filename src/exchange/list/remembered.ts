/**
 * What is remembered of a list: by its set of headings, what each column holds. It is a rule of the school, in the school's own
 * log: whoever imports next, on whichever machine, is asked nothing again, and a backup has it.
 */
import type { ColumnsSaid, ListColumn, ListKind } from "../../domain/listCodes.ts";
import type { Draft } from "../../domain/draft.ts";
import type { DateOrder } from "../../domain/importCodes.ts";
import { rememberedColumns } from "../../domain/rememberedList.ts";
import { streams } from "../../domain/streams.ts";
import { plainHeading } from "./headings.ts";

/** The school's rule for lists of a kind with these headings, in whatever order they stand. */
export function ruleOf(kind: ListKind, headings: readonly string[], derive: (name: string) => string): string {
  return `columns-${kind}-${derive(JSON.stringify([kind, ...headings.map(plainHeading).sort()]))}`;
}

export interface RememberedList {
  columns: ColumnsSaid;
  dateOrder: DateOrder | undefined;
}

/** What a rule's text says, or undefined when it says nothing that can be read: then the list is asked about as if it were new. */
export function recalled(
  value: string | undefined,
  isField: (field: string) => field is NonNullable<ColumnsSaid[string]>,
): RememberedList | undefined {
  if (value === undefined) return undefined;
  let said: unknown;
  try {
    said = JSON.parse(value);
  } catch {
    return undefined;
  }
  const read = rememberedColumns.safeParse(said);
  if (!read.success) return undefined;
  const columns = Object.fromEntries(
    Object.entries(read.data.columns).flatMap(([heading, field]) => (field === null || isField(field) ? [[heading, field] as const] : [])),
  );
  return { columns, dateOrder: read.data.dateOrder };
}

/** A rule holds no more than this; columns that nothing is taken from go first. */
const roomy = 4_000;

/** The statement that remembers a list, where it says anything new. Headings of password columns are not even remembered. */
export function remembering(
  rule: string,
  columns: readonly ListColumn[],
  dateOrder: DateOrder | undefined,
  policies: ReadonlyMap<string, string>,
): Draft[] {
  const text = (kept: readonly ListColumn[]) =>
    JSON.stringify({ columns: Object.fromEntries(kept.map(({ heading, field }) => [heading, field])), dateOrder });
  const said = columns.filter(({ how }) => how !== "password").sort((a, b) => (a.heading < b.heading ? -1 : 1));
  const whole = text(said);
  const value = whole.length <= roomy ? whole : text(said.filter(({ field }) => field !== null));
  if (value.length > roomy || policies.get(rule) === value) return [];
  return [{ stream: streams.school, kind: "policy", record: rule, fields: { policy: rule, value } }];
}
