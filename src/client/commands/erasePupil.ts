/** Everything of a child goes for good: asked of the school's server by whoever leads it, as no tablet may decide it alone. */
import { eraseResponse, type EraseRequest } from "../../sync/eraseMessages.ts";
import type { Commands, Outcome } from "../client.ts";
import type { Session } from "../engine/session.ts";
import type { Network } from "../exchange/transport.ts";
import { askSchool } from "./askSchool.ts";

export async function erasePupil(session: Session, network: Network, { pupil, why }: Commands["erasePupil"]["input"]): Promise<Outcome> {
  const said = { pupil, why } satisfies Partial<EraseRequest>;
  const erased = await askSchool(session, network, "/sync/erase", said, eraseResponse);
  return erased.ok ? { ok: true, value: null } : erased;
}
