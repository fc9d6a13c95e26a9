import { Workbox } from "workbox-window";
import { mountApp } from "./app/mountApp.ts";
import { plainClient } from "./app/state/plainClient.svelte.ts";
import { PageClient } from "./client/page/pageClient.ts";
import { cookieMarks, rememberUse } from "./client/page/rememberUse.ts";
import { askToPersist, watchPage } from "./client/page/watchPage.ts";
import { watchUpdates } from "./client/page/watchUpdates.ts";
import { RemoteClient } from "./client/worker/remoteClient.ts";
import { takeOver } from "./sw/messages.ts";

/** The content security policy asks for trusted types. One rule serves every worker, ours and the bundler's: a script is from our own origin. */
window.trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`not our own script: ${address}`);
    return address;
  },
});

const worker = new Worker(new URL("./client/worker/engineWorker.ts", import.meta.url), { type: "module", name: "engine" });
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
});

watchPage(window, (facts) => engine.tell(facts));
rememberUse(client, [localStorage, cookieMarks(document)], (facts) => engine.tell(facts));
shell?.addEventListener("waiting", () => engine.tell({ updateReady: true }));

const place = document.getElementById("app");
if (!place) throw new Error("the page has no place for the app");
mountApp(window, place, plainClient(client), () => Date.now());

void persist();
const registration = await shell?.register();
if (registration) watchUpdates(document, () => Date.now(), registration);
