import { Workbox } from "workbox-window";
import { mountApp } from "./app/mountApp.ts";
import { plainClient } from "./app/state/plainClient.svelte.ts";
import { endWhenLeft } from "./client/page/endWhenLeft.ts";
import { loadAnewInAllTabs } from "./client/page/loadAnew.ts";
import { PageClient } from "./client/page/pageClient.ts";
import { cookieMarks, rememberUse } from "./client/page/rememberUse.ts";
import { trustOwnScripts } from "./client/page/trustOwnScripts.ts";
import { askToPersist, watchPage } from "./client/page/watchPage.ts";
import { watchUpdates } from "./client/page/watchUpdates.ts";
import { RemoteClient } from "./client/worker/remoteClient.ts";
import { takeOver } from "./sw/messages.ts";

trustOwnScripts(window);

const place = document.getElementById("app");
if (!place) throw new Error("the page has no place for the app");

const worker = new Worker(new URL("./client/worker/engineWorker.ts", import.meta.url), { type: "module", name: "engine" });
endWhenLeft(window, () => worker.terminate());
const engine = new RemoteClient(worker);
worker.addEventListener("error", () => engine.failed());
const shell = "serviceWorker" in navigator ? new Workbox("/sw.js") : undefined;

const persist = () => askToPersist(window.isSecureContext ? navigator.storage : undefined, (facts) => engine.tell(facts));
const client = new PageClient(engine, {
  persist,
  takeUpdate: async () => {
    shell?.addEventListener("controlling", () => location.reload());
    // To the worker that waits: Workbox's own messageSW would tell the one in charge, and wait for an answer for ever.
    (await navigator.serviceWorker.getRegistration())?.waiting?.postMessage(takeOver);
  },
  cover: (covered) => (place.style.visibility = covered ? "hidden" : ""),
  loadAnew: loadAnewInAllTabs(window),
});

watchPage(window, (facts) => engine.tell(facts));
rememberUse(client, [localStorage, cookieMarks(document)], (facts) => engine.tell(facts));
shell?.addEventListener("waiting", () => engine.tell({ updateReady: true }));

mountApp(window, place, plainClient(client), () => Date.now());

void persist();
const registration = await shell?.register();
if (registration) watchUpdates(document, () => Date.now(), registration);
