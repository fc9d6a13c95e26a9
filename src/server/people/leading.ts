import { rolesOver } from "../../domain/own.ts";
import { streams } from "../../domain/streams.ts";
import { dayOf, type Instant } from "../../domain/time.ts";
import type { Open } from "../storage/schoolDatabase.ts";
import { grantsOf } from "./grants.ts";
import { placesOf } from "./schoolLog.ts";
import { theServer } from "./staffing.ts";

/** Whether somebody leads the school at this moment. Who sits at the server's own terminal does. */
export async function leads(open: Open, by: string, at: Instant): Promise<boolean> {
  if (by === theServer) return true;
  const school = { grants: await grantsOf(open, by, at), ...(await placesOf(open.log)) };
  return rolesOver(by, dayOf(at, await open.log.zone()), streams.school, school).includes("leader");
}
