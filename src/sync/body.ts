/**
 * What a change says, apart from when: the text whose SHA-256 (base64url) tells a change sent twice from another change
 * under its id. A clock put right moves a stamp and, with it, the instant of what was seen, and of what was said of a child's
 * state just then; the reading of the wrong clock stays the same, and so does this text.
 */
import type { Change, FieldValues } from "./change.ts";

export function bodyText(change: Change): string {
  const { id, act, stream, kind, record, by, replica, over, fields } = change;
  return canonical({ id, act, stream, kind, record, by, replica, over: over ?? {}, fields: asRead(kind, fields) });
}

/** The fields with the instant as the tablet's own clock read it (shift.ts moves both it and its correction). */
function asRead(kind: string, fields: FieldValues): FieldValues {
  if (kind === "state") return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== "since"));
  const { observedAt, correction, ...rest } = fields;
  if (typeof observedAt !== "number") return fields;
  return { ...rest, observedAt: observedAt - (typeof correction === "number" ? correction : 0) };
}

/** JSON with the keys of every object in order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
