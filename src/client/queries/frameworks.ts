/** The school's frameworks: the version in force of each, and of one that is opened all it says, with what is being edited of it here. */
import { isUnused } from "../../domain/frameworks/pathways.ts";
import type { Fields } from "../../domain/kinds.ts";
import { areasOfNeed } from "../../domain/needs.ts";
import { streams } from "../../domain/streams.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import * as z from "zod/mini";
import type { FrameworkDraft, FrameworkListed, FrameworksView } from "../views/frameworks.ts";
import { mayWriteHere } from "./may.ts";
import type { Reading } from "./reading.ts";

type Said = Fields<"frameworkVersion">;

const kept = z.object({ basedOn: z.number(), content: z.record(z.string(), z.unknown()) });

/** Where a draft is kept: in this person's memory of this iPad, and nowhere else. */
export const draftName = (framework: string): string => `framework draft ${framework}`;

/** What a version says, whole. */
export function contentOf(said: Said): FrameworkDraft["content"] {
  const { name = "", areas = [], scale = [], anchors = [], steps = [], sideways = [], pathways } = said;
  return { ...{ name, areas, scale, anchors, steps, sideways }, ...(pathways === undefined ? {} : { pathways }) };
}

/** A draft with a name or a step that is still empty is kept, so it is read without the rules of a version. */
export async function draftOf(store: TabletStore, framework: string): Promise<FrameworkDraft | null> {
  const read = kept.safeParse(await store.settings.get(draftName(framework)));
  if (!read.success) return null;
  const said = looseContent.safeParse(read.data.content);
  return said.success ? { basedOn: read.data.basedOn, content: said.data } : null;
}

const word = z.string();
const looseContent = z.object({
  name: word,
  areas: z.array(
    z.object({
      ...{ id: word, name: word, prompt: z.optional(word) },
      needs: z.optional(z.array(z.enum(areasOfNeed))),
      strands: z.array(z.object({ id: word, name: word })),
    }),
  ),
  scale: z.array(z.object({ id: word, name: word, band: z.optional(word) })),
  anchors: z.array(z.object({ strand: word, level: word, words: word })),
  steps: z.array(z.object({ id: word, strand: word, level: word, step: word, counts: word, doesntCount: word, tryItIn: word })),
  sideways: z.array(z.object({ strand: word, level: word, words: word })),
  pathways: z.optional(z.array(z.nullable(word))),
});

/** Which frameworks were begun here and are nobody else's yet. */
export const begunName = "frameworks begun";

export async function begunHere(store: TabletStore): Promise<string[]> {
  const read = z.array(word).safeParse(await store.settings.get(begunName));
  return read.success ? read.data : [];
}

/** The versions of each framework, the one in force first. */
export async function versionsOf(store: TabletStore): Promise<Map<string, Said[]>> {
  const all = new Map<string, Said[]>();
  for (const { fields } of recordsOf(await store.records(streams.school, "frameworkVersion"), "frameworkVersion"))
    all.set(fields.framework ?? "", [...(all.get(fields.framework ?? "") ?? []), fields]);
  for (const versions of all.values()) versions.sort((one, other) => (other.version ?? 0) - (one.version ?? 0));
  return all;
}

/** The pathways that the school's classes and frameworks name. */
function pathwaysIn(classes: readonly MergedRecord[], versions: readonly Said[]): string[] {
  const ofClasses = recordsOf(classes, "class").map(({ fields }) => fields.pathway ?? null);
  const all = [...ofClasses, ...versions.flatMap(({ pathways = [] }) => pathways)];
  return [...new Set(all.filter((one) => one !== null))].sort();
}

export async function frameworksQuery({ store }: Reading, { open }: { open: string | null }): Promise<FrameworksView> {
  const mayEdit = mayWriteHere(await store.access(), streams.school, "frameworkVersion");
  const versions = await versionsOf(store);
  const known = [...new Set([...versions.keys(), ...(await begunHere(store))])];
  const drafts = new Map(await Promise.all(known.map(async (framework) => [framework, await draftOf(store, framework)] as const)));
  // What was begun here has no version yet: it is as its draft says.
  for (const [framework, draft] of drafts) if (draft && !versions.has(framework)) versions.set(framework, [draft.content]);
  const listed = ([framework, [inForce = {}]]: readonly [string, Said[]]): FrameworkListed => ({
    ...{ framework, name: inForce.name ?? "", version: inForce.version ?? 0, example: inForce.example ?? false },
    ...{ adoptedOn: inForce.adoptedOn ?? null, draft: drafts.get(framework) !== null, unused: isUnused(inForce) },
  });
  const opened = open === null ? undefined : versions.get(open);
  return {
    mayEdit,
    pathways: pathwaysIn(await store.records(streams.school, "class"), [...versions.values()].flat()),
    frameworks: [...versions].map(listed).sort((one, other) => one.name.localeCompare(other.name, "en-GB")),
    opened:
      open === null || !opened?.[0]
        ? null
        : {
            ...listed([open, opened]),
            content: contentOf(opened[0]),
            before: opened.slice(1).map(({ version = 0, adoptedOn = null }) => ({ version, adoptedOn })),
            edited: drafts.get(open) ?? null,
          },
  };
}
