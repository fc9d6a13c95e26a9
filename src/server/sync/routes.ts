import { maxPushBytes } from "../../sync/protocol.ts";
import type { BlobStore } from "../blobs/blobStore.ts";
import type { Route } from "../web/route.ts";
import { get, put } from "./blobs.ts";
import type { Handler } from "./checkRequest.ts";
import type { ErasingIds } from "./erase.ts";
import { erasePupil } from "./erasePupil.ts";
import { history } from "./history.ts";
import { pull } from "./pull.ts";
import { push } from "./push.ts";
import type { SyncDeps } from "./syncDeps.ts";

/** The routes of the protocol. Bodies reach the handlers as they were parsed from JSON: the handlers check them. */
export function syncRoutes(deps: SyncDeps, blobs: BlobStore, erasingIds: () => ErasingIds): Route[] {
  return [
    route("/sync/pull", pull(deps)),
    route("/sync/history", history(deps)),
    route("/sync/erase", erasePupil(deps, erasingIds)),
    { ...route("/sync/push", push(deps)), weighsText: true },
    route("/sync/blobs/put", put({ ...deps, blobs })),
    route("/sync/blobs/get", get({ ...deps, blobs })),
  ];
}

function route(path: string, handler: Handler<object>): Route {
  return {
    method: "POST",
    path,
    needs: "person",
    maxBytes: maxPushBytes,
    invalid: "invalid_change",
    handle: ({ person, body }) => handler(person, body),
  };
}
