/**
 * The six figures of an authenticator app (TOTP, RFC 6238): those every app makes, a step every half minute, by SHA-1, which is all that
 * some apps know and is enough for it.
 */
import { Secret, TOTP } from "otpauth";
import type { Instant } from "../../domain/time.ts";

const period = 30;
const digits = 6;
/** Steps that a phone's clock may be behind or ahead. */
const drift = 1;

/** A new secret: 160 bits, in base32, as apps take it by hand. */
export function newFigureSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The step of time that these are the figures of, near enough to now; undefined when they are of none. */
export function stepOf(figures: string, secret: string, now: Instant): number | undefined {
  const totp = { secret: Secret.fromBase32(secret), algorithm: "SHA1", digits, period, timestamp: now };
  const off = TOTP.validate({ ...totp, token: figures, window: drift });
  return off === null ? undefined : TOTP.counter({ period, timestamp: now }) + off;
}

/** What a camera reads the secret from: the address that authenticator apps open. */
export function appAddress(secret: string, { school, login }: { school: string; login: string }): string {
  return new TOTP({ issuer: `Small Steps, ${school}`, label: login, secret, algorithm: "SHA1", digits, period }).toString();
}
