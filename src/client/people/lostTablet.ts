/**
 * What a tablet tells the school of itself, and what it does when the school says that it was lost or stolen: what opens the
 * records on it goes first, so that what cannot be deleted yet opens for nobody; then the records.
 */
import * as z from "zod/mini";
import { tabletStanding, type TabletReport } from "../../sync/tabletMessages.ts";
import { done } from "../../sync/identityMessages.ts";
import { sha256 } from "../exchange/hash.ts";
import type { Session } from "../engine/session.ts";
import type { SigningIn } from "./context.ts";
import { finishLeaving } from "./finishLeaving.ts";
import { handInReadings } from "./readings.ts";

/** How long a report that says nothing new waits: the school says of each iPad when it was last heard of. */
const reportMs = 60 * 60_000;
const lastReport = z.object({ said: z.string(), at: z.number() });

/** What of each person here has not been sent: what whoever is in front of it holds, and what the tiles of the others say. */
async function waitingHere({ deps, settings }: SigningIn, { person, store }: Session): Promise<TabletReport> {
  const waiting: TabletReport["waiting"] = [];
  for (const one of await deps.device.people()) {
    const count = one.person === person ? (await store.counts()).waiting : (await settings.tile(one.person)).waiting;
    waiting.push({ person: one.person, count });
  }
  return { waiting };
}

/** What the school is told once an exchange has ended well: how it stands here, and what was read. */
export async function tellSchool(context: SigningIn, session: Session, token: string): Promise<void> {
  await reportTablet(context, session, token);
  await handInReadings(session, { ...context.deps, api: context.api, token });
}

/** Says how it stands here, when that is news or was said long ago. What is not heard is said with a later one. */
async function reportTablet(context: SigningIn, session: Session, token: string): Promise<void> {
  const { api, deps, settings } = context;
  const report = await waitingHere(context, session);
  // Its hash: whose it was must not be left on a tablet that they have left.
  const said = await sha256(JSON.stringify(report), deps.cryptography);
  const before = lastReport.safeParse(await settings.lastReport()).data;
  if (before?.said === said && Math.abs(deps.now() - before.at) < reportMs) return;
  const told = await api.post("/identity/tablets/report", () => done, report, token);
  if (told.ok) await settings.setLastReport({ said, at: deps.now() });
}

/** Takes everything of everybody off this tablet. One that dies meanwhile goes on with it when it is next started. */
export async function emptyTablet(context: SigningIn): Promise<void> {
  const { deps, settings, become } = context;
  const people = (await deps.device.people()).map(({ person }) => person);
  await settings.setRevoked(true);
  for (const person of people) {
    await settings.changeKeys(person, () => undefined);
    await settings.setLeaving(person, true);
  }
  await become(null);
  for (const person of people) await finishLeaving(context, person);
}

/** Asked as the app is opened, before anybody goes in: whoever found this tablet may never get as far as an exchange. */
export async function askHowItStands(context: SigningIn): Promise<void> {
  const { api, deps, settings } = context;
  // One that nobody ever used has nothing to lose.
  if ((await deps.device.people()).length === 0 && !(await settings.revoked())) return;
  const tablet = await settings.tablet(deps.newId);
  const told = await api.post("/identity/tablets/standing", () => tabletStanding, { tablet });
  if (!told.ok) return;
  if (told.value.lost) await emptyTablet(context);
  else await settings.setRevoked(false);
}
