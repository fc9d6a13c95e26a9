/** Names a certificate can be made for: what a tablet's address line has between `https://` and the port. */
import { isIP } from "node:net";
import { domainToASCII } from "node:url";

const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?$/i;

/** True for an address, or a name whose parts are of the length and letters that names have; one of figures alone is a mistyped address. */
export function isHost(host: string): boolean {
  if (isIP(host) !== 0) return true;
  const ascii = domainToASCII(host);
  const labels = ascii.split(".");
  return ascii !== "" && ascii.length <= 253 && labels.every((each) => label.test(each)) && !/^\d+$/.test(labels.at(-1) ?? "");
}

/** The host within an address that has more in it, `https://`, a port or a path: what was probably meant. */
export function hostWithin(text: string): string | undefined {
  const address = text.includes("://") ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  const host = new URL(address).hostname.replace(/^\[|\]$/g, "");
  return host !== "" && host !== text && isHost(host) ? host : undefined;
}
