/** The page of the tap's benchmark: the app's engine, in a worker or on this thread, and raw IndexedDB beside it. */
import type { Client, Commands, Moment, Queries, QueryName } from "../../../src/client/client.ts";
import type { Live } from "../../../src/client/live.ts";
import { makeEngine } from "../../../src/client/worker/makeEngine.ts";
import { RemoteClient } from "../../../src/client/worker/remoteClient.ts";
import { answers } from "../../../src/domain/answer.ts";

/** The modes of the transactions this thread opened since the tap began. */
const opened: string[] = [];

function engineHere(): Client {
  const engine = makeEngine(globalThis);
  void engine.start();
  return engine;
}

function engineInWorker(): Client {
  return new RemoteClient(new Worker(new URL("../../../src/client/worker/engineWorker.ts", import.meta.url), { type: "module" }));
}

const isHere = new URLSearchParams(location.search).get("engine") === "page";
if (isHere) {
  const { prototype } = IDBDatabase;
  const transaction: unknown = Reflect.get(prototype, "transaction");
  if (typeof transaction !== "function") throw new Error("this browser opens transactions in another way");
  prototype.transaction = function (this: IDBDatabase, ...given: Parameters<IDBDatabase["transaction"]>): IDBTransaction {
    opened.push(given[1] ?? "readonly");
    const made: unknown = Reflect.apply(transaction, this, given);
    if (!(made instanceof IDBTransaction)) throw new Error("no transaction was opened");
    return made;
  };
}
const client = isHere ? engineHere() : engineInWorker();

/** Waits until a query asked now has answered: what was being read before it for the screen is then read. */
function answered(live: Live<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const stop = live.subscribe(({ state }) => {
      if (state !== "ready") return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

/** The first answer of a query that is as it should be. */
function first<N extends QueryName>(name: N, args: Queries[N]["args"], right: (value: Queries[N]["value"]) => boolean = () => true) {
  return new Promise<Queries[N]["value"]>((resolve) => {
    const live = client.query(name, args);
    const stop = live.subscribe((snapshot) => {
      if (snapshot.state !== "ready" || !right(snapshot.value)) return;
      resolve(snapshot.value);
      // It may answer before it has said how to stop.
      queueMicrotask(() => stop());
    });
  });
}

async function done<N extends "signIn" | "choosePin" | "syncNow">(name: N, input: Commands[N]["input"]): Promise<Commands[N]["value"]> {
  const outcome = await client.command(name, input);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.code}`);
  return outcome.value;
}

function of<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB did not say why"));
  });
}

interface Row {
  table: string;
  row: { key: string; box: Uint8Array; clear: Record<string, unknown> };
}

function isRow(row: unknown): row is Row["row"] {
  return typeof row === "object" && row !== null && "key" in row && "box" in row && row.box instanceof Uint8Array;
}

/** All rows of a table, as they lie on the disk. */
async function rowsOf(database: IDBDatabase, table: string): Promise<Row[]> {
  const rows: unknown[] = await of(database.transaction(table).objectStore(table).getAll());
  return rows.filter(isRow).map((row) => ({ table, row }));
}

/** Writes rows raw, in one transaction that is over when they are on the disk. Milliseconds. */
function write(database: IDBDatabase, rows: readonly Row[]): Promise<number> {
  const began = performance.now();
  const tables = [...new Set(rows.map(({ table }) => table))];
  const transaction = database.transaction(tables, "readwrite", { durability: "strict" });
  for (const { table, row } of rows) transaction.objectStore(table).put(row);
  transaction.commit();
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(performance.now() - began);
    transaction.onabort = () => reject(transaction.error ?? new Error("the floor did not hold"));
  });
}

/** What a tap writes, as it lies in the person's database after one: its record, act, summary and clock. */
async function rowsOfATap(person: string, record: string, pupil: string): Promise<Row[]> {
  const database = await of(indexedDB.open(`small-steps-${person}`));
  const rows = await Promise.all(["records", "outbox", "summaries", "meta"].map((table) => rowsOf(database, table)));
  database.close();
  const isOfTheTap = ({ table, row: { key } }: Row) =>
    table === "records" ? key.endsWith(record) : table === "summaries" ? key === pupil : table === "meta" ? key === "clock" : true;
  return rows.flat().filter(isOfTheTap);
}

/** How much is written, but for the names of rows. */
function bytesOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { row }) => sum + row.box.length, 0);
}

async function floorDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open("floor");
  opening.onupgradeneeded = () => {
    for (const table of ["records", "outbox", "summaries", "meta"]) opening.result.createObjectStore(table, { keyPath: "key" });
  };
  return of(opening);
}

/** Signs in, waits until everything is here, opens the class as its screen does, and taps once. */
async function begin({ login, password }: { login: string; password: string }) {
  const { person } = await done("signIn", { login, password });
  await done("choosePin", { pin: "274913" });
  const { state } = await done("syncNow", {});
  if (state.state !== "upToDate") throw new Error(`the first sync ended with ${state.state}`);
  const { classes } = await first("session", {}, (session) => session.classes.length > 0);
  const shown = classes[0]?.id ?? "";
  const { cards } = await first("class", { class: shown });
  const sheets = await Promise.all(cards.map(({ id }) => first("logSheet", { class: shown, pupil: id, activity: null })));
  const held = await of(indexedDB.open(`small-steps-${person}`));
  const observations = (await rowsOf(held, "records")).filter(({ row }) => String(row.clear.shelf).includes("|observation|"));
  held.close();

  // One child after another, and another answer each time round: none of these taps is one more of the last.
  const targets = sheets.flatMap(({ card, targets: planned, others }) =>
    [...planned, ...others].slice(0, 1).map(({ id }) => ({ pupil: card.id, target: id })),
  );
  const moment: Moment = { activity: null, seenBy: { staff: person }, when: { type: "now" } };
  let taps = 0;

  /** What is on screen while a child's sheet is open. */
  const screen = () => [
    client.query("class", { class: shown }),
    client.query("activity", { class: shown }),
    client.query("logSheet", { class: shown, pupil: cards[0]?.id ?? "", activity: null }),
    client.query("lastFive", {}),
    client.query("pill", {}),
  ];
  const tap = async () => {
    const next = targets[taps % targets.length];
    const went = answers[Math.floor(taps / targets.length) % answers.length];
    taps += 1;
    if (!next || !went) throw new Error("there is nothing to tap");
    opened.length = 0;
    const began = performance.now();
    const outcome = await client.command("recordTarget", { ...next, went, moment });
    const ms = performance.now() - began;
    const committing = opened.indexOf("readwrite");
    const transactions = committing + 1;
    const written = opened.filter((mode) => mode === "readwrite").length;
    if (!outcome.ok || outcome.value.raised) throw new Error("the tap made no record");
    const { record } = outcome.value;
    await first("lastFive", {}, ({ records: [last] }) => last?.id === record);
    const shownMs = performance.now() - began;
    await Promise.all(screen().map(answered));
    return { ms, shownMs, transactions, written, record, pupil: next.pupil };
  };

  for (const live of screen()) live.subscribe(() => undefined);

  const { record, pupil } = await tap();
  const rows = await rowsOfATap(person, record, pupil);
  const own = rows.filter(({ table }) => table === "records");
  const floor = await floorDatabase();
  let puts = 0;
  const fresh = (one: Row): Row => ({
    ...one,
    row: { ...one.row, key: `${one.row.key.slice(0, -6)}${String((puts += 1)).padStart(6, "0")}` },
  });

  Object.assign(globalThis, {
    tap,
    putOne: () => write(floor, own.map(fresh)),
    putAll: () =>
      write(
        floor,
        rows.map((one) => (one.table === "records" || one.table === "outbox" ? fresh(one) : one)),
      ),
  });
  return {
    pupils: cards.length,
    tapped: targets.length,
    observations: observations.length,
    tables: rows.map(({ table }) => table),
    bytes: bytesOf(own),
    allBytes: bytesOf(rows),
  };
}

Object.assign(globalThis, { begin });
