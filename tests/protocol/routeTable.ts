/** Every route of the server, what is asked of it about a class and a child, and what each role must be answered. */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { pullResponse, pushResponse } from "../../src/sync/protocol.ts";
import { formatStamp } from "../../src/sync/stamp.ts";
import { taOf, teacherOf } from "../unit/server/people.ts";
import { goodPassword, monday, type Answer, type TestServer } from "../unit/server/server.ts";

export const year = "2026-27";
export const today = "2026-09-21";
const replica = "aaaaaaaaaaaaaaaa";

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
