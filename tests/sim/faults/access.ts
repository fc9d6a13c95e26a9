/** Rules 14 to 16, 19 and 20: who may write and hold what, and until when. */
import type { Fault } from "./fault.ts";

export const access: readonly Fault[] = [
  {
    name: "a push is not asked whether its author may write that",
    file: "server/sync/checkAct.ts",
    text: 'if (typeof judged === "string") return { code: judged };',
    instead: 'if (typeof judged === "string") return { change, hash, late: false };',
  },
  {
    name: "a specialist writes the class's plan too",
    file: "server/sync/checkAct.ts",
    text: "    checkOwn(change, judged, checking) ??\n",
    instead: "",
  },
  {
    name: "a programme that is nowhere makes a target a specialist's",
    file: "server/sync/checkOwn.ts",
    text: "    return begins || mayHaveBeenHere;\n",
    instead: "    return begins || mayHaveBeenHere || kept === undefined;\n",
  },
  {
    name: "a change is by whom it says, whoever is signed in",
    file: "server/sync/checkShape.ts",
    text: '  if (change.by !== person) return { code: "wrong_person", field: "by" };\n',
    instead: "",
  },
  {
    name: "a session of one person carries another's work",
    file: "server/sync/checkRequest.ts",
    text: "return parsed.data.person === person ? undefined :",
    instead: 'return parsed.data.person !== "" ? undefined :',
  },
  {
    name: "a stream that may not be read any more stays on the tablet",
    file: "client/exchange/exchange.ts",
    text: "    if (came.withdrawn) await store.withdraw(came.withdrawn);\n",
    instead: "",
  },
  {
    name: "a server does not say which streams may not be read any more",
    file: "server/sync/pull.ts",
    text: "withdrawn.length > 0 ? { withdrawn } : {}",
    instead: "withdrawn.length < 0 ? { withdrawn } : {}",
  },
  {
    name: "what waits on a stream that may not be read any more is thrown away with it",
    file: "store/forgetting.ts",
    text: "for (const key of await set.loadStream(stream)) set.setRecord(key, forgotten(set.record(key), true));",
    instead: "for (const key of await set.loadStream(stream)) { set.dropWaiting(key); set.setRecord(key, undefined); }",
  },
  {
    name: "edits that lost stay when their stream may not be read any more",
    file: "store/forgetting.ts",
    text: 'await removeUnder(set, ["losers", "pending"], streams, false);',
    instead: 'await removeUnder(set, ["pending"], streams, false);',
  },
  {
    name: "the summary of a child who moved away stays",
    file: "store/forgetting.ts",
    text: "    return { result: undefined, writes: await set.writes(withoutStreams(streams)) };\n  });\n}\n\n/** Deletes streams that were erased",
    instead: "    return { result: undefined, writes: await set.writes() };\n  });\n}\n\n/** Deletes streams that were erased",
  },
  {
    name: "a role that was ended still counts",
    file: "server/storage/datedGrant.ts",
    text: ".filter(({ endedAt }) => endedAt === null || at < endedAt)",
    instead: "",
  },
  {
    name: "who left the school keeps their roles",
    file: "domain/own.ts",
    text: "if (leftOn === null) return",
    instead: 'if (leftOn !== "") return',
  },
  {
    name: "who may read only their own records is sent everybody's",
    file: "server/sync/pull.ts",
    text: 'author: reading === "own" ? person : null',
    instead: "author: null",
  },
  {
    name: "who may read all from now on goes on from their own records",
    file: "sync/epoch.ts",
    text: 'return reading === "own" ?',
    instead: "return reading === undefined ?",
  },
  {
    name: "what was written before access ended is taken sixty days later",
    file: "sync/protocol.ts",
    text: "export const lateDays = 30;",
    instead: "export const lateDays = 60;",
  },
  {
    name: "what was written before access ended is refused after three days",
    file: "sync/protocol.ts",
    text: "export const lateDays = 30;",
    instead: "export const lateDays = 3;",
  },
  {
    name: "who has left may send for as long as everybody else",
    file: "sync/protocol.ts",
    text: "export const leaverDays = 14;",
    instead: "export const leaverDays = 30;",
  },
  {
    name: "what came after access ended is not marked as late",
    file: "server/sync/standing.ts",
    text: "return { ...judged, late: true };",
    instead: "return { ...judged, late: false };",
  },
  {
    name: "two moves that contradict each other are both taken",
    file: "server/sync/checkAct.ts",
    text: "return clash ? { refused: clash } : { append };",
    instead: "return { append };",
  },
  {
    name: "anybody corrects anybody's observation",
    file: "server/sync/checkAct.ts",
    text: "return mayCorrect(kept, judged, person) ? undefined : forbiddenKind();",
    instead: "return undefined;",
  },
];
