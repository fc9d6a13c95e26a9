import { movesInProcess } from "../../../src/server/live/moves.ts";
import { tellingStore } from "../../../src/server/live/tellingStore.ts";
import { migrations } from "../../../src/server/storage/migrations.ts";
import { openDatabase, type Connection } from "../../../src/server/storage/database.ts";
import { sqliteStreamStore } from "../../../src/server/storage/sqlite/sqliteStreamStore.ts";
import type { SchoolDatabase } from "../../../src/server/storage/schoolDatabase.ts";
import { SqliteDatabase } from "../../../src/server/storage/sqlite/sqliteDatabase.ts";
import type { StreamStore } from "../../../src/server/storage/streamStore.ts";
import { addGrant, endGrant } from "../../../src/server/people/grants.ts";
import { state } from "../../../src/server/people/schoolLog.ts";
import type { Draft } from "../../../src/domain/draft.ts";
import { pull } from "../../../src/server/sync/pull.ts";
import { push } from "../../../src/server/sync/push.ts";
import { syncDeps, type PullLimits, type SyncDeps } from "../../../src/server/sync/syncDeps.ts";
import type { Grant, Role } from "../../../src/domain/roles.ts";
import type { Instant } from "../../../src/domain/time.ts";
import type { Act, Change, FieldValues } from "../../../src/sync/change.ts";
import type { ActResult, PullResponse, PushResponse } from "../../../src/sync/protocol.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import type { Refused } from "../../../src/server/web/route.ts";

/** Tuesday 24 November 2026, 09:00 in London. */
export const morning: Instant = Date.UTC(2026, 10, 24, 9);
export const day = 86_400_000;
const thisYear = "2026-27";

/** Ids that can be read in a failing test: the same name is always the same id. */
export function uuid(number: number): string {
  return `01900000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

export function replicaOf(person: string): string {
  return person.padEnd(16, "0").slice(0, 16);
}

export interface Statement {
  stream: string;
  kind: string;
  record: string;
  fields: FieldValues;
  at?: Instant;
}

/** A server with its store, its clock in the test's hand, and a school of two classes with four pupils. */
export class SchoolOver {
  now = morning;
  readonly moves = movesInProcess(() => "life");
  readonly database: SchoolDatabase;
  readonly store: StreamStore;
  readonly deps: SyncDeps;
  #made: number;

  /** @param from where ids go on, for a school that was opened before */
  constructor(
    database: SchoolDatabase,
    store: StreamStore,
    { limits = {}, from = 0 }: { limits?: Partial<PullLimits>; from?: number } = {},
  ) {
    this.#made = from;
    this.database = database;
    this.store = tellingStore(store, this.moves);
    this.deps = syncDeps(this.store, () => this.now, limits);
  }

  async grant(person: string, role: Role, scope: Grant["scope"], from = "2026-09-01", until: string | null = null): Promise<string> {
    const id = `${person}-${role}-${String((this.#made += 1))}`;
    await this.database.writing(({ db }) => addGrant(db, { id, person, role, scope, from, until }, "set-up", morning));
    return id;
  }

  async endGrant(id: string, today: string): Promise<void> {
    await this.database.writing(({ db }) => endGrant(db, id, today, this.now));
  }

  /** As the people's routes say it: in the log, and beside it. */
  async leaves(person: string, on: string): Promise<void> {
    await this.states({ stream: "school", kind: "staff", record: person, fields: { leftOn: on } });
    const departure = { person, left_on: on, said_by: "helen", said_at: this.now };
    await this.database.writing(({ db }) => db.insertInto("departures").values(departure).execute());
  }

  /** A statement of the server's own, which no check stands before. */
  async states(...statements: Draft[]): Promise<void> {
    await this.database.writing(({ log }) => state(log, "helen", this.now, statements));
  }

  nextId(): string {
    return uuid((this.#made += 1));
  }

  act(person: string, ...statements: Statement[]): Act {
    const id = this.nextId();
    return { id, changes: statements.map((statement) => this.change(person, id, statement)) };
  }

  change(person: string, act: string, { at = this.now, ...statement }: Statement): Change {
    const replica = replicaOf(person);
    const id = this.nextId();
    return { id, act, ...statement, at: formatStamp({ ms: at, counter: this.#made % 0xffff, replica }), by: person, replica };
  }

  async send(person: string, ...acts: unknown[]): Promise<{ body: PushResponse } | Refused> {
    return push(this.deps)(person, { version: 1, person, replica: replicaOf(person), acts });
  }

  /** Pushes one act of these statements; its result. */
  async says(person: string, ...statements: Statement[]): Promise<ActResult> {
    return this.result(person, this.act(person, ...statements));
  }

  async result(person: string, act: unknown): Promise<ActResult> {
    const answer = await this.send(person, act);
    const result = "body" in answer ? answer.body.results[0] : undefined;
    if (!result) throw new Error(`The push was refused: ${JSON.stringify(answer)}`);
    return result;
  }

  async ask(person: string, request: object): Promise<PullResponse> {
    const answer = await pull(this.deps)(person, { version: 1, person, replica: replicaOf(person), digest: "", ...request });
    if (!("body" in answer)) throw new Error(`The pull was refused: ${JSON.stringify(answer)}`);
    return answer.body;
  }

  /** Ada and Bo in Kingfisher (phase 1), Cai and Dee in Oak (phase 2); a leader, and for each class its adults. */
  async settle(): Promise<this> {
    await this.grant("helen", "leader", { type: "school" });
    await this.grant("marcia", "phaseLeader", { type: "phase", id: "1" });
    await this.grant("priya", "teacher", { type: "class", id: "kingfisher" });
    await this.grant("tom", "ta", { type: "class", id: "kingfisher" });
    await this.grant("uma", "ta", { type: "class", id: "kingfisher" });
    await this.grant("omar", "teacher", { type: "class", id: "oak" });
    await this.grant("ruth", "specialist", { type: "pupil", id: "ada" });
    await this.grant("sam", "cover", { type: "class", id: "kingfisher" }, "2026-11-24", "2026-11-24");
    await this.grant("it", "technician", { type: "school" });
    await this.mustSay("helen", {
      stream: "school",
      kind: "school",
      record: "school",
      fields: { name: "Riverside", zone: "Europe/London" },
    });
    for (const [id, phase] of [
      ["kingfisher", "1"],
      ["oak", "2"],
    ] as const) {
      await this.mustSay("helen", { stream: "school", kind: "class", record: id, fields: { name: id, type: "class", phase } });
    }
    for (const [pupil, place] of [
      ["ada", "kingfisher"],
      ["bo", "kingfisher"],
      ["cai", "oak"],
      ["dee", "oak"],
    ] as const) {
      await this.mustSay("helen", ...this.pupil(pupil, place));
    }
    return this;
  }

  pupil(pupil: string, place: string): Statement[] {
    const stream = `card/${pupil}`;
    return [
      { stream, kind: "pupil", record: pupil, fields: { firstName: pupil, lastName: "Reed" } },
      {
        stream,
        kind: "membership",
        record: `${pupil}-in-${place}`,
        fields: { pupil, of: "class", value: place, from: "2026-09-01", until: null },
      },
    ];
  }

  async mustSay(person: string, ...statements: Statement[]): Promise<ActResult & { outcome: "accepted" | "known" }> {
    const result = await this.says(person, ...statements);
    if (result.outcome === "refused") throw new Error(`Refused: ${JSON.stringify(result)}`);
    return result;
  }

  observation(record: string, pupil = "ada", fields: FieldValues = {}): Statement {
    return {
      stream: `evidence/${pupil}/${thisYear}`,
      kind: "observation",
      record,
      fields: {
        pupil,
        kind: "target",
        target: "looks",
        went: "onOwn",
        observedAt: this.now,
        precision: "exact",
        seenBy: { staff: "tom" },
        ...fields,
      },
    };
  }
}

/** The same in SQLite. */
export class SmallSchool extends SchoolOver {
  readonly db: Connection;

  constructor({ file = ":memory:", ...more }: { file?: string; limits?: Partial<PullLimits>; from?: number } = {}) {
    const db = openDatabase(file, migrations);
    let epochs = 0;
    const database = new SqliteDatabase(db, () => `epoch-${(epochs += 1)}`);
    super(database, sqliteStreamStore(database), more);
    this.db = db;
  }
}
