/** What of a school lies where in DATA_DIR. */
import { join } from "node:path";

export function schoolFiles(dataDir: string): { database: string; pictures: string } {
  return { database: join(dataDir, "school.sqlite"), pictures: join(dataDir, "pictures") };
}
