/** Rules 1 to 3: how copies become one. */
import type { Fault } from "./fault.ts";

export const merging: readonly Fault[] = [
  {
    name: "of two edits of one statement the earlier stands",
    file: "sync/merge.ts",
    text: "one.at > over.at",
    instead: "one.at < over.at",
  },
  {
    name: "two edits in one millisecond are not told apart: each tablet keeps the one it saw first",
    file: "sync/merge.ts",
    text: "one.at > over.at",
    instead: "one.at.slice(0, 17) > over.at.slice(0, 17)",
  },
  {
    name: "a merge loses that a record was removed",
    file: "sync/merge.ts",
    text: "const said = pick(change.fields, names);",
    instead: 'const said = pick(change.fields, group === "removed" ? [] : names);',
  },
  {
    name: "what an edit leaves out of its statement stays from the one before",
    file: "sync/merge.ts",
    text: "    for (const name of names) Reflect.deleteProperty(fields, name);\n    Object.assign(fields, said);",
    instead: "    Object.assign(fields, said);",
  },
  {
    name: "a snapshot's statements replace later ones",
    file: "sync/merge.ts",
    text: "    if (standing && !stands(mark, standing)) continue;\n",
    instead: "",
  },
  {
    name: "nobody is told that their edit lost to another's",
    file: "store/losing.ts",
    text: "if (!knowing && lost.by === person",
    instead: "if (knowing && lost.by === person",
  },
  {
    name: "what the server refused stays on the screen of who wrote it",
    file: "store/acknowledging.ts",
    text: "  for (const one of changes) set.takeWaiting(one);\n",
    instead: "",
  },
  {
    name: "a refused act is dropped, and nobody is told",
    file: "store/acknowledging.ts",
    text: "  set.setAttention(act, {\n    code,",
    instead: '  if (code === "clock_ahead") set.setAttention(act, {\n    code,',
  },
  {
    name: "a snapshot comes without the stamps of what it says",
    file: "server/storage/rows.ts",
    text: "id: row.id, ...read(row.body, isRecordBody) };",
    instead: "id: row.id, ...read(row.body, isRecordBody), marks: {} };",
  },
  {
    name: "somebody who answered an edit knowing it is taken for somebody who had not seen it",
    file: "sync/merge.ts",
    text: "knowing: change.over?.[group] === standing.change",
    instead: "knowing: false",
  },
];
