/** A backup and its return, as the README has them until there are commands for them: the folder is copied, and put back. */
import { cp, rm } from "node:fs/promises";
import type { School } from "./school.ts";

/** Copies a school's folder, its server stopped. */
export async function backUp(school: School, to: string): Promise<void> {
  await school.stop();
  await cp(school.dataDir, to, { recursive: true });
  await school.start();
}

/** Puts a copy in the place of what is there, and says so before the server answers anyone. */
export async function restore(school: School, from: string): Promise<void> {
  await school.stop();
  await rm(school.dataDir, { recursive: true });
  await cp(from, school.dataDir, { recursive: true });
  await school.command("restored");
  await school.start();
}
