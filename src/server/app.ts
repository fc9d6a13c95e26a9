/** The app: every route of the server, and the tablet's files, assembled from what is passed in. */
import { Hono, type Context } from "hono";
import { stream } from "hono/streaming";
import type { Bearer } from "./identity/sessions.ts";
import type { Log } from "./log.ts";
import { connectionOf, type Trust } from "./web/connection.ts";
import { FairShare } from "./web/fairShare.ts";
import { strictHeaders } from "./web/headers.ts";
import { readBody } from "./web/readBody.ts";
import type { Code, Events, Outcome, Refused, Route } from "./web/route.ts";
import { shell } from "./web/shell.ts";
import { statusOf } from "./web/status.ts";

export interface AppDeps {
  routes: readonly Route[];
  /** Whose living session a bearer token is, and what it still owes. */
  bearerOf: (token: string) => Promise<Bearer | undefined>;
  /** Whether a token that is nobody's was one of an iPad that is lost. */
  wasOfLost: (token: string) => Promise<boolean>;
  isSetUp: () => Promise<boolean>;
  trust: Trust;
  /** The folder of the built front end. */
  folder: string;
  log: Log;
  newId: () => string;
  /** Milliseconds of a clock that only goes forward. */
  elapsed: () => number;
}

interface Variables {
  id: string;
  /** The pattern of the route that answered. */
  route: string;
  code: Code | undefined;
}
type Asking = Context<{ Variables: Variables }>;

/** Addresses that are the server's own: what is under them and unknown is refused by code, never answered with the shell. `/setup` is a page. */
const ownAddresses = /^\/((sync|identity|admin|health)(\/|$)|setup\/)/;

export function createApp(deps: AppDeps): Hono<{ Variables: Variables }> {
  const { routes, bearerOf, wasOfLost, isSetUp, trust, folder, log, newId, elapsed } = deps;
  const app = new Hono<{ Variables: Variables }>();

  const shares = new FairShare();
  const connection = (c: Context) => connectionOf(c.req.raw, c.env, trust);
  /** Nobody on the way could have read it: passwords, tokens and children's records travel no other way. */
  const isSafe = (c: Context) => {
    const { encrypted, local } = connection(c);
    return encrypted || local;
  };

  function refuse(c: Asking, { refused, field, retryAfter }: Refused): Response {
    c.set("code", refused);
    c.header("Cache-Control", "no-store");
    if (retryAfter !== undefined) c.header("Retry-After", String(retryAfter));
    return c.json({ code: refused, field, retryAfter, id: c.get("id") }, statusOf[refused]);
  }

  function answer(c: Asking, outcome: Outcome | Events): Response {
    if ("refused" in outcome) return refuse(c, outcome);
    c.header("Cache-Control", "no-store");
    return "events" in outcome ? answerEvents(c, outcome) : c.json(outcome.body);
  }

  function answerEvents(c: Asking, { events }: Events): Response {
    c.header("Content-Type", "text/event-stream");
    // A proxy that gathers an answer before it passes it on would make every event as late as the last.
    c.header("X-Accel-Buffering", "no");
    const id = c.get("id");
    return stream(
      c,
      async (out) => {
        const gone = new AbortController();
        out.onAbort(() => gone.abort());
        const write = async (text: string) => {
          await out.write(text);
        };
        await events(write, gone.signal);
      },
      (error) => {
        log.failure(error, id);
        return Promise.resolve();
      },
    );
  }

  /** What stands in the way of this route now, or who asks. */
  async function admit(c: Asking, route: Route): Promise<Refused | { person: string; token: string }> {
    if (route.needs === "nothing") return { person: "", token: "" };
    if (!isSafe(c)) return { refused: "not_encrypted" };
    if ((await isSetUp()) !== (route.needs !== "unclaimed")) {
      return { refused: route.needs === "unclaimed" ? "already_set_up" : "not_set_up" };
    }
    if (route.needs !== "person" && route.needs !== "password") return { person: "", token: "" };
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(c.req.header("authorization") ?? "")?.[1];
    const bearer = token === undefined ? undefined : await bearerOf(token);
    if (token === undefined) return { refused: "unauthenticated" };
    if (bearer === undefined) return { refused: (await wasOfLost(token)) ? "device_revoked" : "unauthenticated" };
    const { person, owes } = bearer;
    const wait = shares.take(person, elapsed());
    if (wait !== undefined) return { refused: "rate_limited", retryAfter: wait };
    return owes === "nothing" || route.needs === "password" ? { person, token } : { refused: "second_factor_needed" };
  }

  async function handle(c: Asking, route: Route): Promise<Response> {
    c.set("route", route.path);
    const admitted = await admit(c, route);
    if ("refused" in admitted) return refuse(c, admitted);
    const read = route.method === "GET" ? { body: undefined } : await readBody(c.req.raw, route);
    if ("refused" in read) return refuse(c, read);
    return answer(c, await route.handle({ ...admitted, ...read, address: connection(c).address }));
  }

  app.use(async (c, next) => {
    const began = elapsed();
    c.set("id", newId());
    c.set("route", "files");
    await next();
    const { method } = c.req;
    log.request({
      id: c.get("id"),
      method,
      route: c.get("route"),
      status: c.res.status,
      ms: Math.round(elapsed() - began),
      code: c.get("code"),
    });
  });
  app.use(strictHeaders((request, env) => connectionOf(request, env, trust).encrypted));
  app.onError((error, c) => {
    log.failure(error, c.get("id"));
    return refuse(c, { refused: "server_error" });
  });

  for (const route of routes) app.on(route.method, route.path, (c) => handle(c, route));
  app.all("*", async (c, next) => {
    if (ownAddresses.test(c.req.path) || (c.req.method !== "GET" && c.req.method !== "HEAD"))
      return refuse(c, { refused: "unknown_address" });
    await next();
    return undefined;
  });
  app.route("/", shell(folder, isSafe));
  app.notFound((c) => refuse(c, { refused: "unknown_address" }));
  return app;
}
