import * as z from "zod/mini";

/** What is remembered of a list once it came in: what its columns hold, and how it writes its dates. */
export const rememberedColumns = z.object({
  columns: z.record(z.string(), z.nullable(z.string())),
  dateOrder: z.optional(z.enum(["dayFirst", "monthFirst"])),
});
