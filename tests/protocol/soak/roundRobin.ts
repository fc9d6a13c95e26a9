/** A proxy of the tests, as nginx is one: each request goes to the next server that is there. */
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

export interface Proxy {
  address: string;
  /** Answers that no server gave: the one that was asked died before it could. */
  lost: () => number;
}

/** @param servers where they are now, asked anew for each request */
export async function roundRobin(servers: () => readonly string[]): Promise<Proxy> {
  let turn = 0;
  let lost = 0;
  const proxy = createServer((asked, answer) => {
    const all = servers();
    const to = new URL(asked.url ?? "/", all[(turn += 1) % all.length]);
    forward(asked, answer, to, () => (lost += 1));
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const address = proxy.address();
  if (typeof address !== "object" || address === null) throw new Error("The proxy has no port.");
  return { address: `http://localhost:${address.port}`, lost: () => lost };
}

function forward(asked: IncomingMessage, answer: ServerResponse, to: URL, lose: () => void): void {
  const onward = request(to, { method: asked.method, headers: { ...asked.headers, host: to.host } }, (answered) => {
    answer.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.on("error", () => answer.destroy());
    answered.pipe(answer);
  });
  onward.on("error", () => {
    lose();
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502).end();
  });
  asked.pipe(onward);
}
