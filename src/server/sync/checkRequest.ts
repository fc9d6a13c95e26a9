import * as z from "zod";
import { oldestVersion, protocolVersion } from "../../sync/protocol.ts";
import type { Outcome, Refused } from "../web/route.ts";

/** A handler of the sync routes: who the token says is asking, and what they sent. */
export type Handler<B extends object> = (person: string, body: unknown) => Promise<Outcome<B>>;

const said = z.looseObject({ version: z.int(), person: z.string() });

/** What every request must say first: a version that is spoken here, and the person whose token it carries. */
export function checkRequest(person: string, body: unknown): Refused | undefined {
  const parsed = said.safeParse(body);
  if (!parsed.success) return { refused: "invalid_change", field: String(parsed.error.issues[0]?.path[0] ?? "") };
  const { version } = parsed.data;
  if (version < oldestVersion || version > protocolVersion) return { refused: "version_not_supported", field: "version" };
  return parsed.data.person === person ? undefined : { refused: "wrong_person", field: "person" };
}
