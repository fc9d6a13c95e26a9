/** What is asked of a process that runs the simulation under faults. */
import * as z from "zod/mini";

export const asked = z.strictObject({
  faults: z.array(z.strictObject({ name: z.string(), file: z.string(), text: z.string(), instead: z.string() })),
  /** How many seeds, from 1, at most. */
  seeds: z.int(),
});
export type Asked = z.infer<typeof asked>;

/** The first seed that broke, and what was not kept; null when all went well. */
export const answered = z.nullable(z.strictObject({ seed: z.int(), promise: z.string() }));
export type Answered = z.infer<typeof answered>;
