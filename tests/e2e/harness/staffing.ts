/** What a leader does about people at the server's own terminal. */
import { z } from "zod";
import type { Adult } from "./classroom.ts";
import type { School } from "./school.ts";

const scope = z.object({ type: z.string(), id: z.optional(z.string()) });
const staffList = z.object({
  staff: z.array(z.object({ person: z.string(), grants: z.array(z.object({ id: z.string(), scope })) })),
});

async function grantsOf(school: School, { person }: Adult) {
  const { staff } = staffList.parse(await school.command("staff", "list"));
  return staff.find((one) => one.person === person)?.grants ?? [];
}

/** Ends everything somebody may do, now. */
export async function endAccess(school: School, adult: Adult): Promise<void> {
  for (const { id } of await grantsOf(school, adult)) await school.command("staff", "end", id);
}

/** Gives somebody another role in the places they have one now. */
export async function changeRole(school: School, adult: Adult, role: string): Promise<void> {
  const had = await grantsOf(school, adult);
  await endAccess(school, adult);
  for (const { scope } of had) {
    if (scope.type === "class" && scope.id !== undefined) {
      await school.command("staff", "grant", adult.person, "--role", role, "--class", scope.id);
    }
  }
}
