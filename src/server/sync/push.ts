/**
 * Push: acts come in, each is taken whole or refused with a code, and every answer can be asked for again.
 *
 * Order of checks: the request (version, person, shape), each act by itself (shape, kinds, signature), then, in the store's
 * transaction and before anything is written, each act against what is there.
 *
 * An act is refused with
 * - `version_not_supported`: a kind or field that only a newer app knows; the tablet keeps it and sends it again;
 * - `wrong_person`: signed by somebody else, or from another replica than the request's;
 * - `invalid_change`: it can never be taken. Also an id that is known for another body, or is somebody else's: which of the two
 *   is not told;
 * - `gone`, `clock_ahead`: the stream was erased, which only those are told who had a hand in it; a stamp is over five minutes
 *   ahead, and nothing was stored;
 * - `forbidden_stream`, `forbidden_kind`: not theirs on the day of the stamp, or too long ago, or administration that is not
 *   theirs now; a stream that there never was answers as one that is somebody else's;
 * - `conflict`: administration that contradicts what is there; `too_large`: more changes than an act may have.
 */
import * as z from "zod";
import type { Instant } from "../../domain/time.ts";
import { uuid7 } from "../../sync/change.ts";
import { epochFor } from "../../sync/epoch.ts";
import { maxActsInPush, protocolVersion, type ActResult, type PushResponse, type TakenChange } from "../../sync/protocol.ts";
import type { Refusal } from "../../sync/refusals.ts";
import { replica } from "../../sync/stamp.ts";
import type { KeptChange, Outcome, Work } from "../storage/streamStore.ts";
import { checkAct } from "./checkAct.ts";
import { checkRequest, type Handler } from "./checkRequest.ts";
import { checkShape, type ShapedAct } from "./checkShape.ts";
import { needsOf } from "./needsOf.ts";
import type { Access } from "./ownAccess.ts";
import type { SyncDeps } from "./syncDeps.ts";

/** The request without its acts: one act that is no act must not hold up the others. */
const envelope = z.strictObject({
  version: z.number(),
  person: z.string(),
  replica,
  acts: z.array(z.looseObject({ id: uuid7 })).min(1),
});

/** The handler of `POST /sync/push`, for whoever the token says is asking. Never throws for what somebody sent. */
export function push({ store, now, access }: SyncDeps): Handler<PushResponse> {
  return async (person, body) => {
    const refused = checkRequest(person, body);
    if (refused) return refused;
    const parsed = envelope.safeParse(body);
    if (!parsed.success) return { refused: "invalid_change", field: String(parsed.error.issues[0]?.path[0] ?? "") };
    const { acts, replica } = parsed.data;
    if (acts.length > maxActsInPush) return { refused: "too_large", field: "acts" };

    const time = now();
    const shaped = acts.map((act) => ({ id: act.id, checked: checkShape(act, { person, replica }) }));
    const works = shaped.flatMap(({ checked }) => ("act" in checked ? [workOf(checked.act, person, time)] : []));
    const outcomes = (await store.append(works)).values();
    const own = await access(person, time);
    const results = shaped.map(({ id, checked }): ActResult => {
      if (!("act" in checked)) return refusedAct(id, checked);
      const outcome = outcomes.next().value;
      if (!outcome) throw new Error("The store answered fewer acts than it was asked.");
      return resultOf(checked.act, outcome, own);
    });
    return { body: { version: protocolVersion, time, results } };
  };
}

function workOf(act: ShapedAct, person: string, now: Instant): Work {
  return { needs: needsOf(person, act), decide: (found) => checkAct(act, person, now, found) };
}

function refusedAct(act: string, { code, change, field }: Refusal): ActResult {
  return { act, outcome: "refused", code, ...(change === undefined ? {} : { change }), ...(field === undefined ? {} : { field }) };
}

/** The act's changes as they are in the log, in the order they were sent. */
function resultOf(act: ShapedAct, outcome: Outcome, own: Access): ActResult {
  if ("refused" in outcome) return refusedAct(act.id, outcome.refused);
  const kept = new Map([...outcome.known, ...outcome.appended].map((each) => [each.id, each]));
  const changes = act.changes.flatMap(({ id }) => {
    const each = kept.get(id);
    return each ? [taken(each, own)] : [];
  });
  return { act: act.id, outcome: outcome.appended.length > 0 ? "accepted" : "known", changes };
}

function taken({ id, stream, epoch, seq, at, hash, redacted }: KeptChange, { readable }: Access): TakenChange {
  const known = epochFor(epoch, readable.get(stream)?.reading);
  return { id, stream, epoch: known, seq, at, hash, ...(redacted ? { redacted: true } : {}) };
}
