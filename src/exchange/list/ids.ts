/** Ids of what a list makes: the same list makes the same ones, and never one that is taken. */
import type { Draft } from "../../domain/draft.ts";
import { streams } from "../../domain/streams.ts";

/** The school's rule that keeps its seed. */
const seedPolicy = "import-seed";

export interface ListIds {
  /** The same parts give the same id. */
  of(...parts: readonly string[]): string;
  /** The same, or the first after it that none of these has. */
  free(taken: ReadonlySet<string>, ...parts: readonly string[]): string;
}

/**
 * A child's id is made from their UPN, so that one who was erased is known again by the id alone, which is all that is kept of
 * them. Ids stand in addresses: without a seed that only the school knows, whoever sees one could find the UPN by trying.
 * @param seed the school's, or what becomes it when this import is its first
 */
export function listIds(derive: (name: string) => string, seed: string): ListIds {
  const of = (...parts: readonly string[]) => derive(JSON.stringify([seed, ...parts]));
  return {
    of,
    free(taken, ...parts) {
      let id = of(...parts);
      for (let times = 2; taken.has(id); times += 1) id = of(...parts, String(times));
      return id;
    },
  };
}

/** The school's seed, and the statement that keeps it when there was none. */
export function seedOf(policies: ReadonlyMap<string, string>, fresh: string): { seed: string; drafts: Draft[] } {
  const kept = policies.get(seedPolicy);
  if (kept !== undefined) return { seed: kept, drafts: [] };
  const fields = { policy: seedPolicy, value: fresh };
  return { seed: fresh, drafts: [{ stream: streams.school, kind: "policy", record: seedPolicy, fields }] };
}
