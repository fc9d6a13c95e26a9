/** The engagement model as the school has adopted it, version by version. */
import { frameworkRecordId } from "../../domain/frameworks/framework.ts";
import { streams } from "../../domain/streams.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { AreaChoice } from "../views/classScreen.ts";

/** Every version, the one in force last. Its id has its number, so that no other framework is opened for it, with its bank of steps. */
export async function engagementVersions(store: TabletStore): Promise<MergedRecord[]> {
  const found: MergedRecord[] = [];
  for (let version = 1; ; version += 1) {
    const record = await store.record(streams.school, frameworkRecordId({ framework: "engagement", version }));
    if (!record) return found;
    found.push(record);
  }
}

/** The engagement areas of the version in force, in the framework's order. */
export async function engagementAreas(store: TabletStore): Promise<AreaChoice[]> {
  const [latest] = recordsOf(await engagementVersions(store), "frameworkVersion").reverse();
  return (latest?.fields.areas ?? []).map(({ id, name, prompt }) => ({ id, name, prompt: prompt ?? null }));
}
