/**
 * Pull: one request for all streams a person may read. A tablet that holds what there is learns it from the digest, at the
 * cost of the heads and nothing of the log; another gets pages, what it needs first first, until it does.
 */
import type { StreamName } from "../../domain/streams.ts";
import { digestText } from "../../sync/digest.ts";
import { epochFor } from "../../sync/epoch.ts";
import type { Erased } from "../storage/streamStore.ts";
import { protocolVersion, pullRequest, type Cursor, type Cursors, type Page, type PullResponse } from "../../sync/protocol.ts";
import { checkRequest, type Handler } from "./checkRequest.ts";
import { sha256 } from "./hash.ts";
import type { Access } from "./ownAccess.ts";
import { begins, isBehind, pagesOf, type Source } from "./pages.ts";
import { recentFrom, turns } from "./pullOrder.ts";
import type { SyncDeps } from "./syncDeps.ts";

/** The handler of `POST /sync/pull`, for whoever the token says is asking. Never throws for what somebody sent. */
export function pull({ store, now, access, limits, backedUpTo }: SyncDeps): Handler<PullResponse> {
  return async (person, body) => {
    const refused = checkRequest(person, body);
    if (refused) return refused;
    const parsed = pullRequest.safeParse(body);
    if (!parsed.success) return { refused: "invalid_change", field: String(parsed.error.issues[0]?.path[0] ?? "") };
    const { digest, cursors, first = [] } = parsed.data;
    const time = now();
    const own = await access(person, time);
    const { sources, erased, epoch } = await sourcesOf(store, person, own, Object.keys(cursors ?? {}));

    if (digest === digestOf(own.told.tag, sources)) {
      const covered = await backedUpTo();
      return { body: { version: protocolVersion, time, answer: "same", ...(covered === undefined ? {} : { backedUpTo: covered }) } };
    }
    if (!cursors) return { body: { version: protocolVersion, time, answer: "cursors" } };

    const held = new Map(Object.entries(cursors));
    const waiting = [...sources].filter(([name, { head }]) => isBehind(held.get(name), head)).map(([name]) => name);
    const recent = recentFrom(time);
    const asking = { sources, cursors: held, recentFrom: recent };
    const beginning = new Set(waiting.filter((name) => lacksRecent(sources.get(name), held.get(name), recent)));
    const { pages, left } = await pagesOf(store, asking, turns(waiting, beginning, first, own.today), limits);
    // Who never had a hand in an erased stream is not told that it was one. Who had may hold an own log of it without a cursor:
    // their access had ended, and has begun again.
    const gone = [...erased].flatMap(([name, hands]) => {
      const told = held.has(name) ? own.readable.has(name) || hands.has(person) : own.readable.has(name) && hands.has(person);
      return told ? [name] : [];
    });
    const withdrawn = [...held.keys()].filter((name) => !own.readable.has(name) && !gone.includes(name));
    const knowsAccess = digest === sha256(digestText(own.told.tag, cursors));
    return {
      body: {
        version: protocolVersion,
        time,
        answer: "pages",
        ...(knowsAccess ? {} : { access: own.told }),
        pages: [...lost(own, sources, held, erased, epoch), ...pages],
        left,
        ...(withdrawn.length > 0 ? { withdrawn } : {}),
        ...(gone.length > 0 ? { erased: gone } : {}),
      },
    };
  };
}

/** The streams a person may read that have begun, with their heads as this reader knows them; and which of those named are erased. */
async function sourcesOf(store: SyncDeps["store"], person: string, { readable }: Access, named: readonly StreamName[]) {
  const { heads, erased } = await store.heads([...new Set([...readable.keys(), ...named])]);
  const { epoch } = await store.life();
  const sources = new Map<StreamName, Source>();
  for (const [name, { reading }] of readable) {
    const head = heads.get(name);
    if (!head) continue;
    sources.set(name, { head: { epoch: epochFor(head.epoch, reading), seq: head.seq }, author: reading === "own" ? person : null });
  }
  return { sources, erased, epoch };
}

function digestOf(tag: string, sources: ReadonlyMap<StreamName, Source>): string {
  const heads: Cursors = Object.fromEntries([...sources].map(([name, { head }]) => [name, head]));
  return sha256(digestText(tag, heads));
}

/** Whether some of what was made lately is not on the tablet yet: it begins with the stream, or its snapshot was cut above. */
function lacksRecent(source: Source | undefined, cursor: Cursor | undefined, recent: string): boolean {
  return source !== undefined && (begins(cursor, source.head) || (cursor?.part ?? "") > recent);
}

/** Streams a tablet has and may have, that a restored server does not: it must begin them again, from what it holds itself. */
function lost(
  { readable }: Access,
  sources: ReadonlyMap<StreamName, Source>,
  held: ReadonlyMap<StreamName, Cursor>,
  erased: Erased,
  epoch: string,
): Page[] {
  return [...held].flatMap(([stream, { seq, part }]): Page[] => {
    const own = readable.get(stream);
    if (!own || sources.has(stream) || erased.has(stream) || (seq === 0 && part === undefined)) return [];
    return [{ stream, to: { epoch: epochFor(epoch, own.reading), seq: 0 }, restart: true }];
  });
}
