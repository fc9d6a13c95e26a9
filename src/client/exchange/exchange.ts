/**
 * One exchange with the school's server.
 *
 *     pull (digest) -> clock put right -> what came is kept -> what waits is pushed -> pull again, until the digests match
 *
 * An idle poll is the first request alone. Every step is kept before the next begins, so an exchange that is cut anywhere
 * goes on from there next time. Streams that may no longer be read are deleted only after what waited on them was pushed.
 */
import { digestText } from "../../sync/digest.ts";
import { protocolVersion, type PullResponse, type RefusedRequest } from "../../sync/protocol.ts";
import type { Holdings } from "../../store/reading.ts";
import type { ExchangeDeps } from "./exchangeDeps.ts";
import { pushWaiting } from "./pushWaiting.ts";
import { SchoolClock } from "./schoolClock.ts";
import type { Answer } from "./transport.ts";

export type ExchangeEnd =
  | { end: "matched"; sent: number; received: number; pupils: number; offset: number }
  | { end: "offline" | "unreachable" }
  | { end: "refused"; status: number; refusal: RefusedRequest };

/** A server that says there is more and sends nothing is broken: without this, a tablet would ask it for ever. */
const maxIdleRounds = 3;

/** Runs one exchange to its end. Never throws for what a network or a server does. */
export async function exchange(deps: ExchangeDeps): Promise<ExchangeEnd> {
  const { store } = deps;
  const tried = new Set<string>();
  const pupils = new Set<string>();
  let received = 0;
  // A page can put an act back that was taken a moment ago, when it shows that the server was restored.
  const sent = new Set<string>();
  let idleRounds = 0;

  const clock = new SchoolClock(deps);
  let asked = await store.holdings();
  let answer = await clock.ask(() => pull(deps, asked, deps.behind));
  if (answer.type !== "answer") return failedEnd(answer);

  for (;;) {
    const came: PullResponse = answer.value;
    if (came.access) await store.applyAccess(came.access);
    if (came.erased) await store.erase(came.erased);
    const reached = new Map(Object.entries(asked.cursors));
    const answered = (came.pages ?? []).map((page) => {
      const from = reached.get(page.stream);
      reached.set(page.stream, page.to);
      return { page, from };
    });
    const applied = await store.applyPages(answered);
    received += applied.received;
    for (const pupil of applied.pupils) pupils.add(pupil);
    if (came.pages && (came.left ?? 0) > 0) deps.tell({ what: "receiving", done: received, of: received + (came.left ?? 0) });

    const pushed = await pushWaiting(deps, clock, tried);
    if (pushed.type !== "answer") return failedEnd(pushed);
    const before = sent.size;
    for (const act of pushed.value) sent.add(act);
    const moved = sent.size > before;
    if (came.withdrawn) await store.withdraw(came.withdrawn);
    // Not before both hold the same: a backup made since a restore covers what was pushed again, and nothing that still lies in the own log.
    if (came.answer === "same" && came.backedUpTo !== undefined) await store.letGoOfOwnLog(came.backedUpTo);

    if (came.answer === "same" && !moved) return { end: "matched", sent: sent.size, received, pupils: pupils.size, offset: clock.offset };
    idleRounds = !moved && (came.pages ?? []).length === 0 ? idleRounds + 1 : 0;
    if (idleRounds > maxIdleRounds) return { end: "unreachable" };
    const behind = came.answer === "cursors" || (came.left ?? 0) > 0;
    asked = await store.holdings();
    answer = await clock.ask(() => pull(deps, asked, behind));
    if (answer.type !== "answer") return failedEnd(answer);
  }
}

/** Asks for what is new. A tablet that holds nothing says so at once: its digest could not match. */
async function pull(deps: ExchangeDeps, { cursors, accessTag, replica }: Holdings, withCursors: boolean): Promise<Answer<PullResponse>> {
  const digest = await deps.hash(digestText(accessTag, cursors));
  const behind = withCursors || Object.keys(cursors).length === 0;
  return deps.transport.pull(deps.token, {
    version: protocolVersion,
    person: deps.person,
    replica,
    digest,
    ...(behind ? { cursors, first: [...deps.first] } : {}),
  });
}

function failedEnd(failed: Exclude<Answer<never>, { type: "answer" }>): ExchangeEnd {
  return failed.type === "refused" ? { end: "refused", status: failed.status, refusal: failed.refusal } : { end: failed.type };
}
