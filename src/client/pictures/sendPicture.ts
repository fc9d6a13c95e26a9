/** One part of a picture on its way to the school, from wherever the school says that it ends. */
import { maxPartBytes } from "../../sync/blobMessages.ts";
import { protocolVersion } from "../../sync/protocol.ts";
import type { BlobHere } from "../../store/pictures.ts";
import type { Answer } from "../exchange/transport.ts";
import { partOf } from "./bytes.ts";
import type { PictureTransport } from "./pictureTransport.ts";

/**
 * - `whole`: the school has it, and it hashes to what its record says.
 * - `later`: its record is not at the school yet.
 * - `gone`: it was taken back, or may not be written by this person any more: nobody will have it.
 * - `spoilt`: what arrived was something else, and was thrown away: it is sent anew another time.
 */
export type Sent = "whole" | "later" | "gone" | "spoilt" | Exclude<Answer<never>, { type: "answer" }>;

/** A server that always says the same would be asked for ever. */
const mostStandstills = 3;

/** @param asks a try before this one failed: the school is asked how far it came, and not sent again what it has */
export async function sendPicture(
  transport: PictureTransport,
  person: string,
  blob: BlobHere,
  base64: string,
  asks: boolean,
): Promise<Sent> {
  const { stream, record, part, bytes } = blob;
  let from = 0;
  let standstills = 0;
  let asking = asks;
  while (standstills < mostStandstills) {
    const length = asking ? 0 : Math.min(maxPartBytes, bytes - from);
    asking = false;
    const request = { version: protocolVersion, person, stream, record, part, from, bytes: partOf(base64, from, length) };
    const answer = await transport.put(request);
    if (answer.type === "refused") return refusedAs(answer);
    if (answer.type !== "answer") return answer;
    if (answer.value.whole) return "whole";
    if (answer.value.held !== from + length) standstills += 1;
    from = answer.value.held;
  }
  return "spoilt";
}

function refusedAs(answer: Extract<Answer<never>, { type: "refused" }>): Sent {
  switch (answer.refusal.code) {
    case "conflict":
      return "later";
    case "gone":
    case "forbidden_stream":
    case "forbidden_kind":
      return "gone";
    case "invalid_change":
    case "too_large":
      return "spoilt";
    default:
      return answer;
  }
}
