import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, matchPrecache, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { isTakeOver } from "./messages.ts";
import { belongsToServer } from "./serverRoutes.ts";

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: PrecacheEntry[] };

const recovery = "/recover.html";
const offline = "/offline.html";

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false });

/**
 * The recovery page is fetched, never precached: it must not depend on the worker it removes, and clearing the shell of a
 * tablet that cannot fetch it again would lock the person out of what is stored there.
 */
registerRoute(
  ({ request, url }) => request.mode === "navigate" && url.pathname === recovery,
  async ({ request }) => {
    try {
      return await fetch(request);
    } catch {
      return (await matchPrecache(offline)) ?? Response.error();
    }
  },
);

/** A deep link opens offline: every address that is not the server's own is a screen of the app. */
const shell = createHandlerBoundToURL("/index.html");
registerRoute(({ request, url }) => request.mode === "navigate" && !belongsToServer(url.pathname), shell);

self.addEventListener("message", (event) => {
  if (isTakeOver(event.data)) event.waitUntil(self.skipWaiting());
});

// The first visit is already kept for offline: without this, a tablet that loses its network before its first reload has nothing.
clientsClaim();
