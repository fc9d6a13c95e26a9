/** The page and the engine, with a port between them. */
import { expect, it } from "vitest";
import type { Client } from "../../../src/client/client.ts";
import type { Port } from "../../../src/client/worker/messages.ts";
import { RemoteClient } from "../../../src/client/worker/remoteClient.ts";
import { serve } from "../../../src/client/worker/serve.ts";

/** Two ends of one wire; what crosses is cloned, as a browser does. */
function wire(): [Port, Port] {
  const hear: [((event: { data: unknown }) => void)[], ((event: { data: unknown }) => void)[]] = [[], []];
  const end = (mine: 0 | 1): Port => ({
    postMessage: (message) => {
      const data: unknown = structuredClone(message);
      queueMicrotask(() => {
        for (const listener of hear[mine === 0 ? 1 : 0]) listener({ data });
      });
    },
    addEventListener: (_type, listener) => hear[mine].push(listener),
  });
  return [end(0), end(1)];
}

const silent: Client = { query: () => ({ subscribe: () => () => undefined }), command: () => Promise.reject(new TypeError("a bug")) };

it("a command that breaks in the engine is answered, so that what is tapped next does not wait for ever", async () => {
  const [page, worker] = wire();
  serve(silent, worker, () => undefined);
  expect(await new RemoteClient(page).command("lock", {})).toEqual({ ok: false, code: "failed" });
});

it("an engine that never came is told to whoever looks, and to whoever taps", async () => {
  const [page] = wire();
  const remote = new RemoteClient(page);
  const seen: string[] = [];
  remote.query("device", {}).subscribe(({ state }) => seen.push(state));
  const tapped = remote.command("lock", {});
  remote.failed();
  expect(await tapped).toEqual({ ok: false, code: "reload_needed" });
  expect(await remote.command("lock", {})).toEqual({ ok: false, code: "reload_needed" });
  remote.query("session", {}).subscribe(({ state }) => seen.push(state));
  expect(seen).toEqual(["loading", "failed", "failed"]);
});

it("an engine that has answered is not given up for an error it lives through", async () => {
  const [page, worker] = wire();
  const remote = new RemoteClient(page);
  serve({ ...silent, command: () => Promise.resolve({ ok: false, code: "locked" }) }, worker, () => undefined);
  expect(await remote.command("lock", {})).toEqual({ ok: false, code: "locked" });
  remote.failed();
  expect(await remote.command("lock", {})).toEqual({ ok: false, code: "locked" });
});
