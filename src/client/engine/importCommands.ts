/**
 * Commands that read files. What reads them is as large as everything else of the desk together, so it is loaded with the first of them:
 * nothing but this file, itself loaded when it is asked for, leads to it.
 */
import * as frameworkLists from "../commands/frameworkLists.ts";
import { bringIn, giveRoles, importTemplate, planImport, type ImportContext } from "../commands/importing.ts";
import type { RoleGrant } from "../../exchange/list/part.ts";
import type { CommandName, Commands, Outcome } from "../client.ts";
import { asked } from "../people/managing.ts";
import { administer } from "./administering.ts";
import { afterExchange, contextOf, locked, own, type Commanding, type Run } from "./commanding.ts";

export type ImportName = "planImport" | "applyImport" | "importTemplate" | "readFrameworkList" | "frameworkTemplate";

/** A list is compared with what the server knows now, and its staff with the roles that only the server has. */
function importing<N extends CommandName>(
  run: (context: ImportContext, input: Commands[N]["input"], commanding: Commanding) => Promise<Outcome<Commands[N]["value"]>>,
): Run<N> {
  return afterExchange(async (commanding, input) => {
    const {
      session,
      newId,
      signingIn: { api },
    } = commanding;
    if (!session) return locked;
    const rolesHeld = () => asked({ api, session }, (desk, token) => desk.grants(token));
    const giveRole = ({ person, ...grant }: RoleGrant) => asked({ api, session }, (desk, token) => desk.addGrant(token, { person, grant }));
    return run({ ...contextOf(session, newId), rolesHeld, giveRole }, input, commanding);
  });
}

export const importCommands: { [N in ImportName]: Run<N> } = {
  planImport: importing<"planImport">(planImport),
  applyImport: importing<"applyImport">(async (context, input, { exchangeNow }) => {
    const brought = await administer(context.store, () => bringIn(context, input), exchangeNow);
    return brought.ok ? giveRoles(context, brought.value) : brought;
  }),
  importTemplate: own<"importTemplate">(importTemplate),
  readFrameworkList: own<"readFrameworkList">(frameworkLists.readFrameworkList),
  frameworkTemplate: own<"frameworkTemplate">(frameworkLists.frameworkTemplate),
};
