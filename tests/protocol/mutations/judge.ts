/** What is wrong with an answer: with its status, its shape, what it tells, or what it left in the database. Nothing, if all is well. */
import * as z from "zod";
import { statusOf } from "../../../src/server/web/status.ts";
import { auditPage, upkeepTold } from "../../../src/sync/auditMessages.ts";
import { blobHeld, blobPart } from "../../../src/sync/blobMessages.ts";
import { eraseResponse } from "../../../src/sync/eraseMessages.ts";
import { historyResponse } from "../../../src/sync/historyMessages.ts";
import * as identity from "../../../src/sync/identityMessages.ts";
import { pullResponse, pushResponse } from "../../../src/sync/protocol.ts";
import { readingsHeld } from "../../../src/sync/readingMessages.ts";
import { tabletList, tabletStanding } from "../../../src/sync/tabletMessages.ts";
import { newActs, type Books } from "./books.ts";
import { toldTo, type Actor, type Canary } from "./canaries.ts";
import type { Wire } from "./inBytes.ts";
import { echo } from "./requests.ts";

/** What each route answers with. One that is not here answers what `done` does: nothing. */
const answers: Readonly<Record<string, { safeParse: (body: unknown) => { success: boolean } }>> = {
  "/health": z.strictObject({ status: z.literal("ok"), setUp: z.boolean() }),
  "/sync/pull": pullResponse,
  "/sync/push": pushResponse,
  "/sync/history": historyResponse,
  "/sync/erase": eraseResponse,
  "/sync/blobs/put": blobHeld,
  "/sync/blobs/get": blobPart,
  "/identity/audit": auditPage,
  "/identity/readings": readingsHeld,
  "/identity/upkeep": upkeepTold,
  "/identity/sign-in": identity.signedIn,
  "/identity/password": identity.signedIn,
  "/identity/me": identity.me,
  "/identity/staff": identity.staffList,
  "GET /identity/grants": identity.grantsHeld,
  "POST /identity/grants": identity.grantTold,
  "/identity/invitations": identity.linkMade,
  "/identity/links": identity.linkMade,
  "/identity/links/open": identity.linkOpened,
  "/identity/links/claim": identity.signedIn,
  "POST /identity/rescues": identity.rescueAnswer,
  "GET /identity/rescues": identity.rescueList,
  "GET /identity/second-step": identity.ownSecondStep,
  "/identity/second-step/offer": identity.secondStepOffered,
  "/identity/second-step/confirm": identity.recoveryCodes,
  "/identity/second-step/codes": identity.recoveryCodes,
  "GET /identity/second-steps": identity.secondStepHolders,
  "/identity/second-steps/reset": identity.stepLinkMade,
  "GET /identity/tablets": tabletList,
  "/identity/tablets/standing": tabletStanding,
};

export interface Came {
  wire: Wire;
  /** The route that answered, if it was one. */
  route: string | undefined;
  status: number;
  type: string;
  headers: string;
  text: string;
}

export interface Judged {
  actor: Actor;
  person: string;
  came: Came;
  before: Books;
  after: Books;
  /** What the server's log said meanwhile. */
  lines: string;
  canaries: readonly Canary[];
}

/** The code a refusal was answered with. */
export function refusalIn({ type, text }: Came): identity.RefusedIdentity | undefined {
  if (!type.startsWith("application/json") || text === "") return undefined;
  const parsed = identity.refusedIdentity.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

const hearNothing: readonly Actor[] = ["technician", "leaver"];

function inShape({ actor, came }: Judged): string[] {
  const { wire, route, status, type, text } = came;
  if (status >= 500) return [`a ${status}`];
  if (wire.method === "HEAD") return text === "" ? [] : ["a body where none belongs"];
  if (status >= 400) {
    const refused = refusalIn(came);
    if (refused) return statusOf[refused.code] === status ? [] : [`a ${status} for ${refused.code}`];
    return status === 426 && type.startsWith("text/html") ? [] : [`a refusal that is none: ${status} ${text.slice(0, 200)}`];
  }
  // The shell, and the files of the app.
  if (route === undefined) return type.startsWith("application/json") ? [`an answer of no route`] : [];
  // Who may read nothing is told nothing, and hung up on.
  if (route === "/sync/live" && text === "" && hearNothing.includes(actor)) return [];
  if (route === "/sync/live") return type === "text/event-stream" && /^(:|event: (again|moved)\n)/.test(text) ? [] : ["no events"];
  const schema = answers[route] ?? answers[`${wire.method} ${route}`] ?? identity.done;
  return schema.safeParse(JSON.parse(text)).success ? [] : [`an answer of another shape: ${text.slice(0, 200)}`];
}

const sentActs = z.looseObject({ acts: z.array(z.looseObject({ id: z.string(), changes: z.optional(z.unknown()) })) });

/** A refusal leaves all as it was; a push takes whole acts, in the name of who sent it; only routes about people change people. */
function inBooks({ actor, person, came, before, after }: Judged): string[] {
  // Erasing takes acts away, which nothing else does; whether it took the right ones, the check finds.
  if (came.route === "/sync/erase" && came.status < 400)
    return actor === "leader" ? [] : ["somebody who does not lead the school erased a child"];
  const wrong: string[] = [];
  const { begun, changed } = newActs(before, after);
  if (changed.length > 0) wrong.push(`acts that were there have other changes now: ${changed.join()}`);
  const done = came.status < 400;
  const [saidMoved, peopleMoved] = [before.said !== after.said, before.people !== after.people];
  const ofPeople = came.route !== undefined && /^\/(identity|setup)\//.test(came.route) && came.wire.method === "POST";
  if (before.pictures !== after.pictures && !["/sync/blobs/put", "/sync/push"].includes(came.route ?? "")) wrong.push("pictures moved");
  if (!done && (saidMoved || peopleMoved)) wrong.push("a refused request that changed the database");
  if (done && peopleMoved && !ofPeople) wrong.push("people changed by a route that is not about them");
  if (done && saidMoved && !ofPeople && came.route !== "/sync/push") wrong.push("records changed by a route that only reads");
  if (!done || came.route !== "/sync/push") return wrong;

  const { results } = pushResponse.parse(JSON.parse(came.text));
  const { acts } = sentActs.parse(JSON.parse(new TextDecoder().decode(came.wire.body)));
  const accepted = new Set(results.flatMap(({ act, outcome }) => (outcome === "accepted" ? [act] : [])));
  for (const act of accepted) if (!begun.has(act)) wrong.push(`an act that was accepted and is not there: ${act}`);
  for (const [act, by] of begun) {
    if (!accepted.has(act)) wrong.push(`an act that is there and was not accepted: ${act}`);
    if (!acts.some(({ id, changes }) => id === act && Array.isArray(changes) && changes.length === by.length))
      wrong.push(`half an act: ${act}`);
    if (by.some((each) => each !== person)) wrong.push(`an act in another's name: ${act}`);
  }
  if (accepted.size === 0 && saidMoved) wrong.push("records changed by a push of which nothing was accepted");
  return wrong;
}

/** What a refusal repeats of what was sent, and any secret told to who may not know it. */
function inWords({ actor, came, lines, canaries }: Judged): string[] {
  const told = `${came.headers}\n${came.text}`;
  const wrong = toldTo(actor, told, canaries).map((where) => `${where} told to ${actor}`);
  wrong.push(...toldTo("log", lines, canaries).map((where) => `${where} in the log`));
  if (lines.includes(echo)) wrong.push("what was sent is in the log");
  const page = came.status >= 400 || came.headers.includes(echo);
  if (page && told.includes(echo)) wrong.push("a refusal repeats what was sent");
  return wrong;
}

export function wrongWith(judged: Judged): string[] {
  return [...inShape(judged), ...inBooks(judged), ...inWords(judged)];
}
