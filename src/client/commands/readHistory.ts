/** A page of a child's history, asked of the school's server by whoever looks: it is no record of this tablet. */
import { kindsOfGroup } from "../../domain/historyGroups.ts";
import { historyResponse, type HistoryRequest } from "../../sync/historyMessages.ts";
import type { Commands, Outcome } from "../client.ts";
import type { Session } from "../engine/session.ts";
import type { Network } from "../exchange/transport.ts";
import { historyItems, historyNames, type Told } from "../queries/historyItems.ts";
import type { HistoryPage } from "../views/history.ts";
import { askSchool } from "./askSchool.ts";

export async function readHistory(
  session: Session,
  network: Network,
  { pupil, group, before }: Commands["readHistory"]["input"],
): Promise<Outcome<HistoryPage>> {
  const said = {
    pupil,
    ...(group === null ? {} : { kinds: kindsOfGroup(group) }),
    ...(before === null ? {} : { before }),
  } satisfies Partial<HistoryRequest>;
  const answer = await askSchool(session, network, "/sync/history", said, historyResponse);
  if (!answer.ok) return answer;
  const changes = answer.value.changes.map(({ change, before: was, about }): Told => {
    const { id, stream, kind, record, fields, at, by, redacted, late } = change;
    // What began a record had nothing before it, and says what is fixed of it where its kind fixes anything.
    const first = Object.keys(was).length === 0 && Object.keys(about).every((field) => field in fields);
    return { id, stream, kind, record, fields, before: was, about, at, by, first, takenBack: redacted !== undefined, late: late === true };
  });
  return {
    ok: true,
    value: { items: historyItems(changes, await historyNames(session.store, pupil, changes)), next: answer.value.next ?? null },
  };
}
