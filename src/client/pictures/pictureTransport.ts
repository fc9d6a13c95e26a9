/** The wire for pictures: parts in and out. */
import type * as z from "zod/mini";
import { blobHeld, blobPart, type BlobHeld, type BlobPart, type GetBlob, type PutBlob } from "../../sync/blobMessages.ts";
import { refusedRequest } from "../../sync/protocol.ts";
import { ask, type Answer, type Network } from "../exchange/transport.ts";

export interface PictureTransport {
  put(request: PutBlob): Promise<Answer<BlobHeld>>;
  get(request: GetBlob): Promise<Answer<BlobPart>>;
}

export function pictureTransport(network: Network, token: string): PictureTransport {
  const asking = <S extends z.ZodMiniType>(path: string, body: object, answers: S) =>
    ask(network, { method: "POST", path, token, body }, answers, refusedRequest);
  return {
    put: (request) => asking("/sync/blobs/put", request, blobHeld),
    get: (request) => asking("/sync/blobs/get", request, blobPart),
  };
}
