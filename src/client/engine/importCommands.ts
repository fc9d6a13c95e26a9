/**
 * Commands that read files. What reads them is as large as everything else of the desk together, so it is loaded with the first of them:
 * nothing but this file, itself loaded when it is asked for, leads to it.
 */
import * as frameworkLists from "../commands/frameworkLists.ts";
import * as importing from "../commands/importing.ts";
import { online, own, upToDate, type Run } from "./commanding.ts";

export type ImportName = "planImport" | "applyImport" | "importTemplate" | "readFrameworkList" | "frameworkTemplate";

export const importCommands: { [N in ImportName]: Run<N> } = {
  planImport: upToDate<"planImport">(importing.planImport),
  applyImport: online<"applyImport">(importing.applyImport),
  importTemplate: own<"importTemplate">(importing.importTemplate),
  readFrameworkList: own<"readFrameworkList">(frameworkLists.readFrameworkList),
  frameworkTemplate: own<"frameworkTemplate">(frameworkLists.frameworkTemplate),
};
