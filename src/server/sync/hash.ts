import { createHash } from "node:crypto";
import { bodyText } from "../../sync/body.ts";
import type { Change } from "../../sync/change.ts";

/** SHA-256, base64url. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** What a change says, as one short text: the same for the same change sent twice, whatever its clock was put to between. */
export function hashOf(change: Change): string {
  return sha256(bodyText(change));
}
