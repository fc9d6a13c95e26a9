/** What somebody at a desk asks of the school's server in the protocol's words, outside of any exchange: its answer, or the code of why not. */
import type * as z from "zod/mini";
import { protocolVersion, refusedRequest } from "../../sync/protocol.ts";
import type { Outcome } from "../client.ts";
import { tokenOf, type Session } from "../engine/session.ts";
import { ask, type Network } from "../exchange/transport.ts";

/** @param said what the request says beside its version and whose it is */
export async function askSchool<S extends z.ZodMiniType>(
  { person, store }: Session,
  network: Network,
  path: string,
  said: object,
  answers: S,
): Promise<Outcome<z.infer<S>>> {
  const token = await tokenOf(store);
  if (token === null) return { ok: false, code: "unauthenticated" };
  const body = { version: protocolVersion, person, ...said };
  const answer = await ask(network, { method: "POST", path, token, body }, answers, refusedRequest);
  if (answer.type === "refused") return { ok: false, code: answer.refusal.code };
  return answer.type === "answer" ? { ok: true, value: answer.value } : { ok: false, code: answer.type };
}
