import { createApp } from "../../../src/server/app.ts";
import { createLog } from "../../../src/server/log.ts";
import { listen, type Listening } from "../../../src/server/web/listen.ts";
import { getRoute } from "../../../src/server/web/route.ts";
import { serverRoutes } from "../../../src/sw/serverRoutes.ts";
import { freePort } from "../../machine/freePort.ts";

/** Serves a built app just as the school's server does, headers and all, with no school behind it: for tests of the shell alone. */
export interface ShellServer {
  readonly origin: string;
  start(): Promise<void>;
  /** Gone at once, open connections too. */
  stop(): Promise<void>;
  /** Another build in its place, as after an update. */
  serve(folder: string): void;
}

/** @param built The folder that Vite built. */
export const shellServer = async (built: string): Promise<ShellServer> => {
  const port = await freePort();
  // Each answer is another one: whoever hears an old one heard it from a cache.
  const routes = serverRoutes
    .flatMap((route) => [route, `${route}/anything`])
    .map((path) => {
      let answers = 0;
      return getRoute(path, "nothing", () => ({ body: { answers: ++answers } }));
    });

  const appOf = (folder: string) =>
    createApp({
      routes,
      bearerOf: () => Promise.resolve(undefined),
      wasOfLost: () => Promise.resolve(false),
      isSetUp: () => Promise.resolve(true),
      trust: { trustedProxies: [] },
      folder,
      log: createLog(() => undefined),
      newId: () => "request",
      elapsed: () => performance.now(),
    });

  let app = appOf(built);
  let listening: Listening | undefined;
  return {
    origin: `http://localhost:${port}`,
    start: async () => {
      listening = await listen((request, env) => app.fetch(request, env), port, undefined);
    },
    stop: async () => {
      await listening?.stop(0);
    },
    serve: (folder) => {
      app = appOf(folder);
    },
  };
};
