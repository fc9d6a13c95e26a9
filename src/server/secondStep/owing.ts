/**
 * Who is asked for a second step: whoever leads a phase or the school, from the request after they were given it, and whoever has set
 * one up. Asked of every session, whichever way it came: by a password, by a link that was used, by a new password.
 */
import { holdsOn, type Day, type Instant } from "../../domain/time.ts";
import { leadingGrants } from "../people/grants.ts";
import type { OpenTables } from "../storage/schoolDatabase.ts";
import { factorOf, provedWith } from "./factors.ts";

/** Whether somebody's role asks for it today. */
export async function isRequired(db: OpenTables, person: string, at: Instant, today: Day): Promise<boolean> {
  return (await leadingGrants(db, person, at)).some((grant) => holdsOn(grant, today));
}

/** What a session still owes before anything else is answered: nothing, the step itself, or the setting up of one. */
export async function owedBy(
  db: OpenTables,
  { person, token, at, today }: { person: string; token: string; at: Instant; today: Day },
): Promise<"nothing" | "secondStep" | "setUpStep"> {
  if (await factorOf(db, person)) return (await provedWith(db, token)) ? "nothing" : "secondStep";
  return (await isRequired(db, person, at, today)) ? "setUpStep" : "nothing";
}
