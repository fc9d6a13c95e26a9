import { brook } from "./brook.ts";
import { engagement } from "./engagement.ts";
import type { Framework } from "./framework.ts";
import { psp } from "./psp.ts";
import { subjects } from "./subjects.ts";

/** The frameworks a school begins with. Every one is an example until the school makes it its own. */
export const shippedFrameworks: readonly Framework[] = [engagement, psp, subjects, brook];
