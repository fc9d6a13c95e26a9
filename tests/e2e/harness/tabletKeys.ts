/**
 * The keys that a tablet's rows are sealed with, heard where the app hands them to the browser: that is the one place where a test can
 * come by them. Nothing of the app is changed, and nothing it keeps.
 */
import { z } from "zod";
import type { Tablet } from "./tablet.ts";

const channel = "the keys of this tablet";

/** Runs in the engine's worker, before the app: writes down each key for rows, and tells them to whoever asks. */
const hearsKeys = (channel: string): void => {
  const heard: string[] = [];
  const { subtle } = crypto;
  const importKey = subtle.importKey.bind(subtle);
  Object.defineProperty(subtle, "importKey", {
    value: (...given: Parameters<SubtleCrypto["importKey"]>) => {
      const [, bytes, algorithm] = given;
      if (algorithm === "AES-GCM" && bytes instanceof Uint8Array) heard.push(btoa(String.fromCharCode(...bytes)));
      return importKey(...given);
    },
  });
  const asks = new BroadcastChannel(channel);
  asks.onmessage = () => asks.postMessage(heard);
};

/** Runs in the engine's worker, before the app: a browser whose cryptography hides nothing. */
const hidesNothing = (): void => {
  const asItIs = (...given: Parameters<SubtleCrypto["encrypt"]>) => Promise.resolve(new Response(given[2]).arrayBuffer());
  for (const name of ["encrypt", "decrypt"]) Object.defineProperty(crypto.subtle, name, { value: asItIs });
};

/** What a tablet that was never opened keeps lies there in clear: to show that a search finds it then. */
export function sealsNothing(tablet: Tablet): void {
  tablet.wire.prepend(`(${hidesNothing.toString()})();\n`, /^\/assets\/engineWorker-[^?]*\.js$/);
}

const told = z.array(z.string());
const listening = new WeakSet<Tablet>();

/** Lets a test read the rows of a tablet that was never opened. */
export function opensRows(tablet: Tablet): void {
  listening.add(tablet);
  tablet.wire.prepend(`(${hearsKeys.toString()})(${JSON.stringify(channel)});\n`, /^\/assets\/engineWorker-[^?]*\.js$/);
}

/** The keys in use on a tablet since it was last opened; none where nobody listens. */
export async function keysOf(tablet: Tablet): Promise<CryptoKey[]> {
  if (!listening.has(tablet)) return [];
  const heard = await tablet.evaluate(
    (channel) =>
      new Promise<unknown>((resolve) => {
        const asking = new BroadcastChannel(channel);
        asking.onmessage = ({ data }) => {
          asking.close();
          resolve(data);
        };
        asking.postMessage("which?");
      }),
    channel,
  );
  return Promise.all(
    told.parse(heard).map((key) => crypto.subtle.importKey("raw", Buffer.from(key, "base64"), "AES-GCM", false, ["decrypt"])),
  );
}
