/** What somebody gave on a command line, taken only if it is what the message takes; else a sentence that says where and what. */
import type { ZodMiniType } from "zod/mini";
import { day as daySchema } from "../../domain/kind.ts";
import { addDays } from "../../domain/time.ts";
import { VerbRefused } from "./context.ts";

/** What to say of a name that is empty or too long. */
export const nameWords = "give a name of 1 to 200 letters.";

/**
 * Parses by the schema of a message.
 * @param flags by the path of a field in the message: the flag it came by, and what to give
 */
export function parsedAs<T>(schema: ZodMiniType<T>, value: unknown, flags: Readonly<Record<string, string>>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new VerbRefused(flags[path] ?? `${path}: that cannot be taken. Add --help to see what can be.`);
}

/** A day of the calendar, or undefined when none was given. `Date` would read much else as some day. */
export function dayAsked(flag: string, asked: string | undefined): string | undefined {
  if (asked === undefined || (daySchema.safeParse(asked).success && addDays(asked, 0) === asked)) return asked;
  throw new VerbRefused(`${flag}: give a day as YYYY-MM-DD, such as 2026-11-23.`);
}
