/** Builds the gallery and serves it under the app's own content security policy. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { build } from "vite";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types svelte-trusted-html default",
].join("; ");

/** A folder for whoever builds: two workers at once must not empty each other's. */
export async function buildGallery(name: string): Promise<string> {
  const outDir = join(import.meta.dirname, "../../../dist", name);
  await build({ configFile: join(import.meta.dirname, "vite.config.ts"), logLevel: "warn", build: { outDir } });
  return outDir;
}

/** Every path that is no file is the app: deep links are its own. */
export async function serveGallery(folder: string): Promise<{ address: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://gallery");
    const file = extname(pathname) === "" ? "/index.html" : pathname;
    readFile(join(folder, file)).then(
      (body) =>
        response.writeHead(200, { "content-type": types[extname(file)] ?? "text/plain", "content-security-policy": policy }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the gallery has no port");
  return {
    address: `http://127.0.0.1:${bound.port}`,
    close: () => new Promise((closed) => void server.close(() => closed())),
  };
}
