import * as z from "zod/mini";
import type { StreamType } from "./streams.ts";
import { isDay } from "./time.ts";

type Shape = Record<string, z.ZodMiniType>;

/**
 * A kind of record: where it lives, what it holds, and which of its fields make one statement and merge as one.
 *
 * - `fixed` fields are said once, by the change that creates the record; a later change to them is refused.
 * - A change that touches a group states the whole of it: a field of that group it leaves out is unset.
 * - A field in no group stands alone.
 */
export interface Kind<S extends Shape = Shape> {
  /** `any`: a kind that may stand in every stream (redaction). */
  stream: StreamType | "any";
  fixed: readonly string[];
  groups: Readonly<Record<string, readonly string[]>>;
  /**
   * What is said anew every day by whoever is there (a state, an absence): the last word stands and nobody is owed the one
   * before, so no edit of it is ever offered back.
   */
  lastWordStands: boolean;
  /** What a change may carry: every field optional, nothing unknown. */
  change: z.ZodMiniObject<{ [K in keyof S]: z.ZodMiniOptional<S[K]> }, z.core.$strict>;
  /** The whole shape, for the types of screens and rules. */
  shape: S;
}

/** Every record can be removed and restored: one statement, so a restore always wins over the removal it answers. */
export const removal = {
  removedAt: z.nullable(z.int()),
  removedWhy: z.nullable(z.enum(["undo", "mistake", "wrongPupil", "left"])),
};

/** Defines a kind. `groups` name fields of `shape`; `removed` is added to every kind. */
export function defineKind<const S extends Shape>(definition: {
  stream: StreamType | "any";
  fixed?: readonly (keyof S & string)[];
  groups?: Readonly<Record<string, readonly (keyof S & string)[]>>;
  lastWordStands?: boolean;
  shape: S;
}): Kind<S & typeof removal> {
  const shape = { ...definition.shape, ...removal };
  return {
    stream: definition.stream,
    fixed: definition.fixed ?? [],
    groups: { ...definition.groups, removed: ["removedAt", "removedWhy"] },
    lastWordStands: definition.lastWordStands ?? false,
    change: z.partial(z.strictObject(shape)),
    shape,
  };
}

/** The group a field merges with: `fixed`, the group that names it, or itself. */
export function groupOf(kind: Kind, field: string): string {
  if (kind.fixed.includes(field)) return "fixed";
  for (const [group, fields] of Object.entries(kind.groups)) if (fields.includes(field)) return group;
  return field;
}

/** The fields that make up a group of this kind. */
export function fieldsOf(kind: Kind, group: string): readonly string[] {
  return group === "fixed" ? kind.fixed : (kind.groups[group] ?? [group]);
}

// Field shapes shared by kinds. Caps are generous for people and small for machines.
export const id = z.string().check(z.regex(/^[0-9a-z-]{1,100}$/));
export const day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), z.refine(isDay));
/** 2000-01-01 to 2100-01-01: a clock outside is not a clock. */
export const instant = z.int().check(z.minimum(946_684_800_000), z.maximum(4_102_444_800_000));
export const label = z.string().check(z.minLength(1), z.maxLength(200));
export const text = z.string().check(z.maxLength(4_000));
export const count = z.int().check(z.minimum(0), z.maximum(10_000));
export const ids = z.array(id).check(z.maxLength(200));
