/** The server's half of a rescue: a P-256 key that tablets wrap their data keys for, and the secret of one wrapping. */
import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from "node:crypto";
import { rescueInfo } from "../../sync/rescuing.ts";

const namedCurve = "P-256";
const secretBytes = 32;

export interface RescueKey {
  /** What tablets wrap for: the public half, a raw point in base64. */
  point: string;
  /** True when this is a point that a secret can be worked out with. */
  accepts(point: string): boolean;
  /** The secret that a tablet sealed a wrapping with, in base64. `ephemeral` is a point that was accepted. */
  secretOf(asked: { ephemeral: string; person: string; wrapping: string }): string;
}

/** A new private key, in PKCS #8. */
export function newPrivateKey(): Buffer {
  return generateKeyPairSync("ec", { namedCurve }).privateKey.export({ type: "pkcs8", format: "der" });
}

/** The key that PKCS #8 bytes hold, or undefined when they are none of this curve. */
export function rescueKeyFrom(pkcs8: Buffer): RescueKey | undefined {
  const privateKey = parsed(pkcs8);
  if (!privateKey) return undefined;
  return {
    point: pointOf(createPublicKey(privateKey)),
    accepts: (point) => publicKeyOf(point) !== undefined,
    secretOf: ({ ephemeral, person, wrapping }) => {
      const publicKey = publicKeyOf(ephemeral);
      if (!publicKey) throw new TypeError("A point that was not accepted.");
      const shared = diffieHellman({ privateKey, publicKey });
      const secret = hkdfSync("sha256", shared, Buffer.from(ephemeral, "base64"), rescueInfo(person, wrapping), secretBytes);
      return Buffer.from(secret).toString("base64");
    },
  };
}

function parsed(pkcs8: Buffer): KeyObject | undefined {
  try {
    const key = createPrivateKey({ key: pkcs8, type: "pkcs8", format: "der" });
    return key.asymmetricKeyDetails?.namedCurve === "prime256v1" ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Node takes a point apart as a JWK does, and refuses one that is not on the curve. */
function publicKeyOf(point: string): KeyObject | undefined {
  const bytes = Buffer.from(point, "base64");
  const [x, y] = [bytes.subarray(1, 33), bytes.subarray(33)].map((half) => half.toString("base64url"));
  try {
    return createPublicKey({ key: { kty: "EC", crv: namedCurve, x: x ?? "", y: y ?? "" }, format: "jwk" });
  } catch {
    return undefined;
  }
}

function pointOf(publicKey: KeyObject): string {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  return Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]).toString("base64");
}
