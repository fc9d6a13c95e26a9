/** How the school is looked after, asked of its server by whoever leads it: who did what, and when it was last backed up. */
import { pupilOf, streams } from "../../domain/streams.ts";
import { pupilPages } from "../../domain/pupilPages.ts";
import { roles } from "../../domain/roles.ts";
import { auditPage, maxAuditMarks, upkeepTold, type AuditAsked, type AuditEntryTold, type AuditPage } from "../../sync/auditMessages.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { Commands, Outcome } from "../client.ts";
import type { AuditItem } from "../views/upkeep.ts";
import { asked, type Managing } from "./managing.ts";

type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

/** What this tablet has marks of is compared with the first page, once for all that follow. */
export async function readAudit(managing: Managing, { readings, before }: Commands["readAudit"]["input"]): Value<"readAudit"> {
  const { store } = managing.session;
  const kept = before === null && !readings ? await marksHere(store) : [];
  const request: AuditAsked = { readings, before, marks: kept.map(({ writer, number }) => ({ writer, number })) };
  const told = await asked(managing, (_desk, token) => managing.api.post("/identity/audit", () => auditPage, request, token));
  if (!told.ok) return told;
  const { entries, names, next, marks } = told.value;
  const items = await Promise.all(entries.map((entry) => itemOf(store, entry, names)));
  return { ok: true, value: { items, next, witness: witnessOf(kept, marks) } };
}

export function readUpkeep(managing: Managing): Value<"readUpkeep"> {
  return asked(managing, (_desk, token) => managing.api.get("/identity/upkeep", () => upkeepTold, token));
}

/** The marks of the audit that this tablet has been given, the latest of each writer. */
async function marksHere(store: TabletStore): Promise<AuditPage["marks"]> {
  const kept = recordsOf(await store.records(streams.leadership, "auditMark"), "auditMark");
  return kept
    .flatMap(({ id: writer, fields: { number, hash } }) => (number === undefined || hash === undefined ? [] : [{ writer, number, hash }]))
    .slice(0, maxAuditMarks);
}

/** What the server says of an entry it no longer has is nothing: that differs, too. */
function witnessOf(kept: AuditPage["marks"], told: AuditPage["marks"]): { agree: number; differ: number } {
  const hashes = new Map(told.map(({ writer, number, hash }) => [`${writer} ${number}`, hash]));
  const agree = kept.filter(({ writer, number, hash }) => hashes.get(`${writer} ${number}`) === hash).length;
  return { agree, differ: kept.length - agree };
}

async function itemOf(store: TabletStore, { at, who, what, about }: AuditEntryTold, names: AuditPage["names"]): Promise<AuditItem> {
  const { person, pupil, stream } = about;
  const child = typeof pupil === "string" ? pupil : pupilOf(String(stream ?? ""));
  return {
    ...{ at, who, what },
    about: {
      person: names[String(person)] ?? null,
      pupil: child === undefined ? null : await nameOf(store, child),
      role: roles.find((role) => role === about.role) ?? null,
      page: pupilPages.find((page) => page === about.page) ?? null,
    },
  };
}

async function nameOf(store: TabletStore, pupil: string): Promise<string | null> {
  const kept = recordOf(await store.record(streams.card(pupil), pupil), "pupil");
  return kept ? `${kept.fields.firstName ?? ""} ${kept.fields.lastName ?? ""}`.trim() : null;
}
