/**
 * History: what was changed of a child, by whom and when, for whoever may read it now. A tablet holds records as they are; what
 * they were before is in the log, which is here. Read by the access of each stream: of a stream none of theirs a person learns
 * nothing, of one that is theirs alone their own records.
 */
import { pupilOf, type StreamName } from "../../domain/streams.ts";
import type { NumberedChange } from "../../sync/change.ts";
import { saidBefore, saidFixed } from "../../sync/history.ts";
import { historyRequest, maxHistoryPage, type HistoryResponse, type ToldChange } from "../../sync/historyMessages.ts";
import { protocolVersion } from "../../sync/protocol.ts";
import { recordKey, type StreamStore } from "../storage/streamStore.ts";
import { checkRequest, type Handler } from "./checkRequest.ts";
import type { SyncDeps } from "./syncDeps.ts";

/** A stream of the child, as far as it is to be told in this page. */
interface Part {
  stream: StreamName;
  items: NumberedChange[];
  /** There is more before these. */
  more: boolean;
}

/** The handler of `POST /sync/history`, for whoever the token says is asking. Never throws for what somebody sent. */
export function history({ store, now, access }: SyncDeps): Handler<HistoryResponse> {
  return async (person, body) => {
    const refused = checkRequest(person, body);
    if (refused) return refused;
    const parsed = historyRequest.safeParse(body);
    if (!parsed.success) return { refused: "invalid_change", field: String(parsed.error.issues[0]?.path[0] ?? "") };
    const { pupil, kinds, before } = parsed.data;
    const time = now();
    const { told } = await access(person, time);
    const readable = Object.entries(told.streams).filter(([name, { read }]) => pupilOf(name) === pupil && read !== "none");
    if (readable.length === 0) return { refused: "forbidden_stream", field: "pupil" };

    const asked = readable.filter(([name]) => before === undefined || before[name] !== undefined);
    const parts = await Promise.all(
      asked.map(async ([stream, { read }]): Promise<Part> => {
        const wanted = { items: maxHistoryPage, kinds: kinds ? new Set(kinds) : null, author: read === "own" ? person : null };
        return { stream, ...(await store.changesBefore(stream, before?.[stream] ?? null, wanted)) };
      }),
    );
    const { page, next } = pageOf(parts, before ?? {});
    const changes = await toldOf(store, page);
    return { body: { version: protocolVersion, time, changes, ...(Object.keys(next).length === 0 ? {} : { next }) } };
  };
}

/** The latest of all parts together, each part in its own order; and how far each that goes on has been told. */
function pageOf(parts: readonly Part[], before: Readonly<Record<StreamName, number>>) {
  const page: NumberedChange[] = [];
  const taken = new Map<StreamName, number>();
  while (page.length < maxHistoryPage) {
    const heads = parts.flatMap(({ stream, items }) => items[taken.get(stream) ?? 0] ?? []);
    const [latest] = heads.sort((one, other) => (one.at > other.at ? -1 : 1));
    if (!latest) break;
    page.push(latest);
    taken.set(latest.stream, (taken.get(latest.stream) ?? 0) + 1);
  }
  const next = parts.flatMap(({ stream, items, more }): [StreamName, number][] => {
    const count = taken.get(stream) ?? 0;
    if (count === items.length && !more) return [];
    // Of a stream nothing was told of yet, all is still to come: it is asked for from above its first.
    const last = items[count - 1]?.seq ?? before[stream] ?? (items[0]?.seq ?? 0) + 1;
    return [[stream, last]];
  });
  return { page, next: Object.fromEntries(next) };
}

/** Each change with what it replaced; the changes of a record are read once a page. */
async function toldOf(store: StreamStore, page: readonly NumberedChange[]): Promise<ToldChange[]> {
  const read = new Map<string, NumberedChange[]>();
  const told: ToldChange[] = [];
  for (const change of page) {
    const key = recordKey(change.stream, change.record);
    const all = read.get(key) ?? (await store.changesOf(change.stream, change.record));
    read.set(key, all);
    told.push({ change, before: saidBefore(change, all), about: saidFixed(all) });
  }
  return told;
}
