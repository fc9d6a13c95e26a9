/** The handler of `POST /sync/erase`: everything of a child who has left goes for good, when somebody who leads the school says so. */
import { streams } from "../../domain/streams.ts";
import { eraseRequest, type EraseResponse } from "../../sync/eraseMessages.ts";
import { protocolVersion } from "../../sync/protocol.ts";
import { recordOf } from "../../sync/recordOf.ts";
import { noNeeds, recordKey } from "../storage/streamStore.ts";
import { checkRequest, type Handler } from "./checkRequest.ts";
import { erase, type ErasingIds } from "./erase.ts";
import type { SyncDeps } from "./syncDeps.ts";

export function erasePupil({ store, now, access }: SyncDeps, ids: () => ErasingIds): Handler<EraseResponse> {
  return async (person, body) => {
    const refused = checkRequest(person, body);
    if (refused) return refused;
    const parsed = eraseRequest.safeParse(body);
    if (!parsed.success) return { refused: "invalid_change", field: String(parsed.error.issues[0]?.path[0] ?? "") };
    const { pupil, why } = parsed.data;
    const time = now();
    const { told, today } = await access(person, time);
    // Of a child who is not there, and to somebody who may not, the same is said.
    if (told.streams[streams.leadership]?.write !== "all") return { refused: "forbidden_stream", field: "pupil" };
    const card = streams.card(pupil);
    const found = await store.find({ ...noNeeds(person), streams: [card], records: [{ stream: card, record: pupil }] });
    const answer = { body: { version: protocolVersion, time } };
    if (found.erased.has(card)) return answer;
    const child = recordOf(found.records.get(recordKey(card, pupil))?.record, "pupil");
    if (!child) return { refused: "forbidden_stream", field: "pupil" };
    // Who is still in a class is not erased by a slip: first they have left, and for a while they can come back.
    const { leftOn } = child.fields;
    if (typeof leftOn !== "string" || leftOn > today) return { refused: "conflict", field: "pupil" };
    await erase({ store, now }, ids(), { pupil, why, by: person });
    return answer;
  };
}
