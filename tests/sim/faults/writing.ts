/** Rules 9, 11 to 13, 17 and 21: what is written arrives whole, once, and stays. */
import type { Fault } from "./fault.ts";

export const writing: readonly Fault[] = [
  {
    name: "an act is written on the tablet in two transactions",
    file: "store/unitOfWork.ts",
    text: '    await deps.onStep("sealed");\n',
    instead: `
    const half = sealed.slice(0, Math.floor(sealed.length / 2)).flatMap(({ table, row }) => (row ? [{ table, row }] : []));
    await deps.tables.commit({ expect: [], put: half, remove: [] });
    await deps.onStep("sealed");
    await deps.tables.commit({ expect: [], put: sealed.flatMap(({ table, row }) => (row ? [{ table, row: { ...row, rev: row.rev - 1 } }] : [])), remove: [] });
`,
  },
  {
    name: "a commit does not ask whether another tab was faster",
    file: "store/unitOfWork.ts",
    text: "expect: reader.seen,",
    instead: "expect: [],",
  },
  {
    name: "a part of an act that may not be is left out, and the rest of it taken",
    file: "server/sync/checkAct.ts",
    text: 'if ("code" in checked) return { refused: { ...checked, change: change.id } };',
    instead: 'if ("code" in checked) continue;',
  },
  {
    name: "an act is answered as accepted, and is not in the log",
    file: "server/storage/sqlite/sqliteDatabase.ts",
    text: "      this.#cutWriteAheadLog();\n      return done;",
    instead: `      const last: unknown = Array.isArray(done) ? done.at(-1) : undefined;
      const { appended = [] } = { ...(last as { appended?: { id: string }[] }) };
      for (const { id } of appended) this.#connection.prepare("delete from log where id = ?").run(id);
      return done;`,
  },
  {
    name: "a clock begins anew at every start of the app",
    file: "store/opening.ts",
    text: 'if (await metaRow(read, "clock")) return { result: false, writes: [] };',
    instead: `const kept = await metaRow(read, "clock");
    if (kept) return { result: false, writes: [putMeta({ ...kept, latest: firstStamp(kept.replica) })] };`,
  },
  {
    name: "a clock put right turns the order of what was written round",
    file: "sync/shift.ts",
    text: ".sort((a, b) => (a.at < b.at ? -1 : 1))",
    instead: ".sort((a, b) => (a.at < b.at ? 1 : -1))",
  },
  {
    name: "a clock that is behind stays wrong",
    file: "sync/shift.ts",
    text: "return Math.abs(measured - offset) > toleratedMs;",
    instead: "return offset - measured > toleratedMs;",
  },
  {
    name: "what was sent is stamped anew",
    file: "store/sending.ts",
    text: "        if (!value.sent) set.setAct(key, { ...value, sent: true });\n",
    instead: "",
  },
  {
    name: "an act that was not stored because its stamp is ahead keeps its stamp for ever",
    file: "store/acknowledging.ts",
    text: "    set.setAct(act, { ...row, sent: false });\n",
    instead: "",
  },
  {
    name: "undo deletes what is on its way",
    file: "store/undoing.ts",
    text: "if (row && !row.sent && keys",
    instead: "if (row && keys",
  },
  {
    name: "the own log is let go of before a backup holds it",
    file: "store/ownLog.ts",
    text: "Math.min(backedUpTo, core.now() + offset - keptMs)",
    instead: "core.now() + offset - keptMs",
  },
  {
    name: "the own log is let go of before thirty days have passed",
    file: "store/ownLog.ts",
    text: "const keptMs = 30 *",
    instead: "const keptMs = 3 *",
  },
  {
    name: "what the server took is not kept in the own log",
    file: "store/receiving.ts",
    text: "  if (!stored.redacted) await keepInOwnLog",
    instead: "  if (stored.redacted) await keepInOwnLog",
  },
];
