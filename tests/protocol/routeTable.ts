/** Every route of the server, what is asked of it about a class and a child, and what each role must be answered. */
import { createECDH, randomUUID } from "node:crypto";
import * as z from "zod";
import { linkOf } from "../../src/server/audit/chain.ts";
import { beginning } from "../../src/sync/auditLink.ts";
import { linkOfReading } from "../../src/sync/readingMessages.ts";
import { pullResponse, pushResponse } from "../../src/sync/protocol.ts";
import { formatStamp } from "../../src/sync/stamp.ts";
import { taOf, teacherOf } from "../unit/server/people.ts";
import { goodPassword, monday, type Answer, type TestServer } from "../unit/server/server.ts";

export const year = "2026-27";
export const today = "2026-09-21";
const replica = "aaaaaaaaaaaaaaaa";
const tablet = "01900000-0000-7000-8000-000000000001";

export const whose = ["own", "foreign", "unknown"] as const;
export type Whose = (typeof whose)[number];

export const people = ["ta", "cover", "specialist", "teacher", "phaseLeader", "leader", "technician", "nobody"] as const;
export type Person = (typeof people)[number];

/** Whom and what a request is about. */
export interface About {
  class: string;
  pupil: string;
  phase: string;
  /** A member of that class's staff, one of their roles, and their unused link. */
  staff: string;
  grant: string;
  invitation: string;
}

export interface Asking {
  server: TestServer;
  person: string;
  token: string | undefined;
  about: About;
}

/** What came of asking, as one word: `ok`, or the code of the refusal. */
type Outcomes = Record<Person, readonly [own: string, foreign: string, unknown: string]>;

interface Row {
  ask: (asking: Asking) => Promise<Answer>;
  outcomes: Outcomes;
}

/** Whoever leads the school or a phase is answered otherwise. */
function leading(leads: string, others: string): Outcomes {
  return { ...everybody(others), phaseLeader: all(leads), leader: all(leads) };
}

const refusal = z.looseObject({ code: z.string() });
const plainOutcome = ({ status, body }: Answer) => (status === 200 ? "ok" : refusal.parse(body).code);
const all = (outcome: string) => [outcome, outcome, outcome] as const;

/** The same for everybody signed in. */
function everybody(outcome: string, nobody = "unauthenticated"): Outcomes {
  const own = all(outcome);
  return { ta: own, cover: own, specialist: own, teacher: own, phaseLeader: own, leader: own, technician: own, nobody: all(nobody) };
}

/** Refused to all but some. */
function only(refused: string, some: Partial<Outcomes>): Outcomes {
  return { ...everybody(refused), ...some };
}

const posted =
  (path: string, body: (about: About) => object) =>
  ({ server, token, about }: Asking) =>
    server.post(path, body(about), token);
const got =
  (path: string) =>
  ({ server, token }: Asking) =>
    server.get(path, token);

/** One change by whoever asks, about whomever they ask. */
function pushed(kind: string, stream: (about: About) => string, fields: (about: About) => object): Row["ask"] {
  return ({ server, person, token, about }) => {
    const [act, id] = ["1", "2"].map((last) => `01900000-0000-7000-8000-${randomUUID().slice(24, 35)}${last}`);
    const at = formatStamp({ ms: monday, counter: 0, replica });
    const change = { id, act, stream: stream(about), kind, record: randomUUID(), fields: fields(about), at, by: person, replica };
    return server.post("/sync/push", { version: 1, person, replica, acts: [{ id: act, changes: [change] }] }, token);
  };
}

function outcomeOfPush(answer: Answer): string {
  if (answer.status !== 200) return plainOutcome(answer);
  const [result] = pushResponse.parse(answer.body).results;
  return result?.outcome === "refused" ? result.code : "ok";
}

/** Which types of stream about the class and child asked for came back. */
const pulled: Row["ask"] = ({ server, person, token, about }) => {
  const named = [`card/${about.pupil}`, `file/${about.pupil}`, `evidence/${about.pupil}/${year}`, `class/${about.class}`];
  const cursors = Object.fromEntries(named.map((name) => [name, { epoch: "guessed", seq: 1 }]));
  return server.post("/sync/pull", { version: 1, person, replica, digest: "", cursors, first: named }, token);
};
function outcomeOfPull(answer: Answer, about: About): string {
  if (answer.status !== 200) return plainOutcome(answer);
  const { pages = [], access } = pullResponse.parse(answer.body);
  const names = [...pages.map(({ stream }) => stream), ...Object.keys(access?.streams ?? {})];
  const types = names.filter((name) => name.includes(about.pupil) || name.includes(about.class)).map((name) => name.split("/")[0] ?? "");
  return [...new Set(types)].sort().join(" ") || "nothing";
}

function ofPicture(path: string, more: object = {}): Row["ask"] {
  return ({ server, person, token, about }) =>
    server.post(
      path,
      { version: 1, person, stream: `evidence/${about.pupil}/${year}`, record: randomUUID(), part: "thumbnail", from: 0, ...more },
      token,
    );
}

/** The first of a chain that nobody has begun. */
const readingHandedIn: Row["ask"] = ({ server, person, token, about }) => {
  const writer = randomUUID();
  const read = { number: 1, at: monday, pupil: about.pupil, page: "plan" } as const;
  const hash = linkOf(beginning, linkOfReading(writer, person, read));
  return server.post("/identity/readings", { writer, readings: [{ ...read, hash }] }, token);
};

const aPoint = createECDH("prime256v1").generateKeys("base64");

const staffed = ["ok", "may_not_invite", "unknown_person"] as const;
const notTheirs = ["may_not_invite", "may_not_invite", "unknown_person"] as const;

/** By `METHOD path`, and what is asked of it. */
export const table: Record<string, Row> = {
  "GET /health": { ask: got("/health"), outcomes: everybody("ok", "ok") },
  "POST /setup/open": {
    ask: posted("/setup/open", () => ({ secret: "x".repeat(43) })),
    outcomes: everybody("already_set_up", "already_set_up"),
  },
  "POST /setup/claim": { ask: posted("/setup/claim", () => ({})), outcomes: everybody("already_set_up", "already_set_up") },
  "POST /identity/sign-in": {
    ask: posted("/identity/sign-in", ({ staff }) => ({ login: `login-${staff.slice(0, 8)}`, password: goodPassword })),
    outcomes: everybody("wrong_sign_in", "wrong_sign_in"),
  },
  "GET /identity/me": { ask: got("/identity/me"), outcomes: everybody("ok") },
  "POST /identity/password": {
    ask: posted("/identity/password", () => ({ current: "not my password at all", next: "three kites and an umbrella" })),
    outcomes: everybody("wrong_sign_in"),
  },
  "GET /identity/staff": { ask: got("/identity/staff"), outcomes: only("may_not_invite", { phaseLeader: all("ok"), leader: all("ok") }) },
  "GET /identity/grants": { ask: got("/identity/grants"), outcomes: only("may_not_invite", { leader: all("ok") }) },
  "POST /identity/invitations": {
    ask: posted("/identity/invitations", (about) => ({ displayName: "New", grants: [taOf(about.class)] })),
    outcomes: only("may_not_invite", { phaseLeader: ["ok", "may_not_invite", "may_not_invite"], leader: ["ok", "ok", "invalid_request"] }),
  },
  "POST /identity/grants": {
    ask: posted("/identity/grants", (about) => ({ person: about.staff, grant: teacherOf(about.class) })),
    outcomes: only("may_not_invite", {
      ...Object.fromEntries(people.slice(0, 4).map((role) => [role, notTheirs])),
      technician: notTheirs,
      phaseLeader: staffed,
      leader: ["ok", "ok", "unknown_person"],
      nobody: all("unauthenticated"),
    }),
  },
  "POST /identity/grants/end": {
    ask: posted("/identity/grants/end", ({ grant }) => ({ grant })),
    outcomes: only("may_not_invite", {
      ...Object.fromEntries(people.slice(0, 4).map((role) => [role, ["may_not_invite", "may_not_invite", "unknown_grant"]])),
      technician: ["may_not_invite", "may_not_invite", "unknown_grant"],
      phaseLeader: ["ok", "may_not_invite", "unknown_grant"],
      leader: ["ok", "ok", "unknown_grant"],
      nobody: all("unauthenticated"),
    }),
  },
  "POST /identity/links": { ask: posted("/identity/links", ({ staff }) => ({ person: staff })), outcomes: managing() },
  "POST /identity/links/withdraw": {
    ask: posted("/identity/links/withdraw", ({ invitation }) => ({ invitation })),
    outcomes: managing("link_unknown"),
  },
  "POST /identity/links/open": {
    ask: posted("/identity/links/open", () => ({ secret: "x".repeat(43) })),
    outcomes: everybody("link_unknown", "link_unknown"),
  },
  "POST /identity/links/claim": {
    ask: posted("/identity/links/claim", () => ({ secret: "x".repeat(43), login: "new.person", password: goodPassword })),
    outcomes: everybody("link_unknown", "link_unknown"),
  },
  "POST /identity/sessions/end": { ask: posted("/identity/sessions/end", ({ staff }) => ({ person: staff })), outcomes: managing() },
  "POST /identity/departures": {
    ask: posted("/identity/departures", ({ staff }) => ({ person: staff, leftOn: today })),
    outcomes: managing(),
  },
  // The secret told is of the session's own person and of the wrapping named, whoever else's wrapping that is.
  "POST /identity/rescues": {
    ask: posted("/identity/rescues", () => ({ ephemeral: aPoint, wrapping: randomUUID() })),
    outcomes: everybody("ok"),
  },
  "GET /identity/rescues": { ask: got("/identity/rescues"), outcomes: only("may_not_invite", { leader: all("ok") }) },
  "POST /identity/rescues/decide": {
    ask: posted("/identity/rescues/decide", () => ({ rescue: randomUUID(), allow: true })),
    outcomes: only("may_not_invite", { leader: all("conflict") }),
  },
  "GET /identity/second-step": { ask: got("/identity/second-step"), outcomes: everybody("ok") },
  // Of a school where whoever leads has one set up; how they are taken: secondStep.test.ts.
  "POST /identity/second-step": {
    ask: posted("/identity/second-step", () => ({ typed: "nothing-of-the-kind" })),
    outcomes: leading("wrong_sign_in", "conflict"),
  },
  "POST /identity/second-step/offer": {
    ask: posted("/identity/second-step/offer", () => ({})),
    outcomes: leading("second_factor_needed", "ok"),
  },
  "POST /identity/second-step/confirm": {
    ask: posted("/identity/second-step/confirm", () => ({ typed: "nothing-of-the-kind" })),
    outcomes: leading("conflict", "wrong_sign_in"),
  },
  "POST /identity/second-step/link": {
    ask: posted("/identity/second-step/link", () => ({ secret: "x".repeat(43) })),
    outcomes: everybody("link_unknown"),
  },
  "POST /identity/second-step/codes": {
    ask: posted("/identity/second-step/codes", () => ({ typed: "nothing-of-the-kind" })),
    outcomes: leading("wrong_sign_in", "conflict"),
  },
  "GET /identity/second-steps": { ask: got("/identity/second-steps"), outcomes: only("may_not_invite", { leader: all("ok") }) },
  // Whoever was invited has none to take away.
  "POST /identity/second-steps/reset": {
    ask: posted("/identity/second-steps/reset", ({ staff }) => ({ person: staff })),
    outcomes: only("may_not_invite", { leader: ["conflict", "conflict", "unknown_person"] }),
  },
  "POST /sync/pull": {
    ask: pulled,
    outcomes: {
      ta: ["card class evidence", "nothing", "nothing"],
      cover: ["card class evidence", "nothing", "nothing"],
      specialist: ["card evidence", "nothing", "nothing"],
      teacher: ["card class evidence file", "nothing", "nothing"],
      phaseLeader: ["card class evidence file", "nothing", "nothing"],
      leader: ["card class evidence file", "card class evidence file", "nothing"],
      technician: all("nothing"),
      nobody: all("unauthenticated"),
    },
  },
  "POST /sync/history": {
    ask: ({ server, person, token, about }) => server.post("/sync/history", { version: 1, person, pupil: about.pupil }, token),
    outcomes: only("forbidden_stream", {
      ...Object.fromEntries(people.slice(0, 5).map((role) => [role, ["ok", "forbidden_stream", "forbidden_stream"]])),
      leader: ["ok", "ok", "forbidden_stream"],
      nobody: all("unauthenticated"),
    }),
  },
  "POST /identity/audit": {
    ask: posted("/identity/audit", () => ({ readings: false, before: null, marks: [] })),
    outcomes: only("may_not_invite", { leader: all("ok"), nobody: all("unauthenticated") }),
  },
  // Of whomever: who reads what is theirs to read is decided where it is sent to them; this tells that they did.
  "POST /identity/readings": { ask: readingHandedIn, outcomes: everybody("ok") },
  "GET /identity/upkeep": {
    ask: got("/identity/upkeep"),
    outcomes: only("may_not_invite", { leader: all("ok"), nobody: all("unauthenticated") }),
  },
  // Only who has left can be erased: unit/server/erasing.test.ts.
  "POST /sync/erase": {
    ask: ({ server, person, token, about }) =>
      server.post("/sync/erase", { version: 1, person, pupil: about.pupil, why: "request" }, token),
    outcomes: only("forbidden_stream", { leader: ["conflict", "conflict", "forbidden_stream"], nobody: all("unauthenticated") }),
  },
  // Asked by an iPad on which nobody is signed in.
  "POST /identity/tablets/standing": { ask: posted("/identity/tablets/standing", () => ({ tablet })), outcomes: everybody("ok", "ok") },
  "POST /identity/tablets/report": { ask: posted("/identity/tablets/report", () => ({ waiting: [] })), outcomes: everybody("ok") },
  "GET /identity/tablets": { ask: got("/identity/tablets"), outcomes: only("may_not_invite", { leader: all("ok") }) },
  "POST /identity/tablets/name": {
    ask: posted("/identity/tablets/name", () => ({ tablet, name: "Hall" })),
    outcomes: only("may_not_invite", { leader: all("unknown_tablet") }),
  },
  "POST /identity/tablets/lost": {
    ask: posted("/identity/tablets/lost", () => ({ tablet, lost: true })),
    outcomes: only("may_not_invite", { leader: all("unknown_tablet") }),
  },
  "POST /identity/tablets/end": {
    ask: posted("/identity/tablets/end", ({ staff }) => ({ tablet, person: staff })),
    outcomes: only("may_not_invite", { leader: all("unknown_tablet") }),
  },
  // What of it each may hear: server-sync/live.test.ts.
  "POST /sync/live": {
    ask: async ({ server, person, token = "" }) => {
      const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
      const body = JSON.stringify({ version: 1, person, replica });
      const response = await server.raw("/sync/live", { method: "POST", headers, body });
      if (response.status !== 200) return { status: response.status, headers: response.headers, body: await response.json() };
      // It would go on for minutes.
      await response.body?.cancel();
      return { status: 200, headers: response.headers, body: {} };
    },
    outcomes: everybody("ok"),
  },
  // Of every kind and role: pushTable.ts.
  "POST /sync/push an observation": {
    ask: pushed(
      "observation",
      ({ pupil }) => `evidence/${pupil}/${year}`,
      ({ pupil }) => ({ pupil, kind: "note", words: "looked up" }),
    ),
    outcomes: only("forbidden_stream", {
      ...Object.fromEntries(people.slice(0, 5).map((role) => [role, ["ok", "forbidden_stream", "forbidden_stream"]])),
      leader: ["forbidden_kind", "forbidden_kind", "forbidden_stream"],
      nobody: all("unauthenticated"),
    }),
  },
  // No such picture is there: whose it would be decides the answer, and whether there ever was such a child must not show in it.
  "POST /sync/blobs/put": {
    ask: ofPicture("/sync/blobs/put", { bytes: "" }),
    outcomes: only("forbidden_stream", {
      ...Object.fromEntries(people.slice(0, 5).map((role) => [role, ["conflict", "forbidden_stream", "forbidden_stream"]])),
      leader: ["forbidden_kind", "forbidden_kind", "forbidden_stream"],
      nobody: all("unauthenticated"),
    }),
  },
  "POST /sync/blobs/get": {
    ask: ofPicture("/sync/blobs/get"),
    outcomes: only("forbidden_stream", {
      ...Object.fromEntries(people.slice(0, 5).map((role) => [role, ["conflict", "forbidden_stream", "forbidden_stream"]])),
      nobody: all("unauthenticated"),
    }),
  },
  "POST /identity/sign-out": { ask: posted("/identity/sign-out", () => ({})), outcomes: { ...everybody("unauthenticated") } },
};

/** Routes about a member of staff: a leader's all, a phase leader's those of the phase. Staff are known to all; who is none is said. */
function managing(unknown = "unknown_person"): Outcomes {
  const refused = ["may_not_invite", "may_not_invite", unknown] as const;
  return {
    ...{ ta: refused, cover: refused, specialist: refused, teacher: refused, technician: refused },
    phaseLeader: ["ok", "may_not_invite", unknown],
    leader: ["ok", "ok", unknown],
    nobody: all("unauthenticated"),
  };
}

/** What came of asking, as one word: `ok` or a code; of a pull, the types of the streams about what was asked for. */
export function outcomeOf(key: string, answer: Answer, about: About): string {
  if (key.startsWith("POST /sync/push")) return outcomeOfPush(answer);
  return key === "POST /sync/pull" ? outcomeOfPull(answer, about) : plainOutcome(answer);
}
