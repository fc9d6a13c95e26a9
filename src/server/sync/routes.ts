import { maxPushBytes } from "../../sync/protocol.ts";
import type { Route } from "../web/route.ts";
import type { Handler } from "./checkRequest.ts";
import { history } from "./history.ts";
import { pull } from "./pull.ts";
import { push } from "./push.ts";
import type { SyncDeps } from "./syncDeps.ts";

/** The routes of the protocol. Bodies reach the handlers as they were parsed from JSON: the handlers check them. */
export function syncRoutes(deps: SyncDeps): Route[] {
  return [route("/sync/pull", pull(deps)), route("/sync/history", history(deps)), { ...route("/sync/push", push(deps)), weighsText: true }];
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
