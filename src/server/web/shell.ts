/**
 * The app's files. Names with a hash in them never change; everything else is asked about each time, the service worker above all, or
 * an update would never be noticed. Pages are stored by nobody but the service worker: over TLS Safari then keeps none that was left
 * alive beside the one shown, whose database would wait for what the other was writing (WebKit's BackForwardCache.cpp).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type Context } from "hono";
import { compress } from "hono/compress";
import { etag } from "hono/etag";

const aYear = "public, max-age=31536000, immutable";

/** An address of a file, not of a screen: its last part has an extension. */
function isFile(path: string): boolean {
  return /\.[a-z0-9]+$/i.test(path);
}

/**
 * Serves the folder that Vite built. Any address that is not a file's is a screen's, and gets the shell, so that deep links work.
 * @param isSafe whether a tablet could keep records under the address the request came by
 */
export function shell(folder: string, isSafe: (c: Context) => boolean): Hono {
  const app = new Hono();
  const files = serveStatic({ root: folder });
  // Says why an address will not do, where the shell would have been.
  const explanation = readFileSync(join(folder, "insecure.html"), "utf8");
  const screen = serveStatic({ path: join(folder, "index.html") });
  app.use(compress(), etag());
  app.get("*", async (c, next) => {
    const document = !isFile(c.req.path) || c.req.path.endsWith(".html");
    if (document && !isSafe(c)) return c.html(explanation, 426, { "Cache-Control": "no-store", Upgrade: "TLS/1.2, HTTP/1.1" });
    c.header("Cache-Control", document ? "no-store" : c.req.path.startsWith("/assets/") ? aYear : "no-cache");
    return isFile(c.req.path) ? files(c, next) : screen(c, next);
  });
  return app;
}
