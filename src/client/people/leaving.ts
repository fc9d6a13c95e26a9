/** Leaving a tablet for good: nothing of the person stays on it, and nothing of theirs is lost by it. */
import type { Outcome } from "../client.ts";
import { tileName } from "../../domain/pebble.ts";
import { tokenOf } from "../engine/session.ts";
import { finishLeaving } from "./finishLeaving.ts";
import type { SigningIn } from "./context.ts";

/**
 * Refused while something of theirs is here alone. Whatever happens after the store has said `left`, the database goes: at
 * once, or at the next start when the tablet dies before.
 */
export async function signOut(context: SigningIn): Promise<Outcome> {
  const session = context.current();
  if (!session) return { ok: false, code: "locked" };
  const { person, displayName, store } = session;
  const { lastReadings } = await import("./readings.ts");
  const readings = await lastReadings(store);
  const leaving = await store.leave();
  if (leaving !== "left") return { ok: false, code: leaving === "waiting" ? "unsent_work" : "undecided_work" };
  await context.settings.setLeaving(person, true);
  const token = await tokenOf(store);
  await context.become(null);
  // Before the network is asked, which may take its time: their tile must not open what is about to go.
  await finishLeaving(context, person);
  if (token !== null && readings) await readings({ api: context.api, token });
  const ended = token === null ? null : await context.api.signOut(token);
  // A session that the school had ended already needs no ending.
  const told = ended === null || ended.ok || ended.code === "unauthenticated";
  await context.settings.setFarewell({ tileName: tileName(displayName), told });
  return { ok: true, value: null };
}
