/** Every kind, pushed by every role about one's own class and child, another's, one there never was, and one that was erased. */
import { describe, expect, it } from "vitest";
import { isKindName, kinds, type KindName } from "../../src/domain/kinds.ts";
import { erase } from "../../src/server/sync/erase.ts";
import { SmallSchool } from "../unit/server-sync/smallSchool.ts";
import { hold, pushers, pushTable, streamAbout, whose, type About, type Pusher, type Whose } from "./pushTable.ts";

const persons: Record<Pusher, string> = {
  ta: "tom",
  cover: "sam",
  specialist: "ruth",
  teacher: "priya",
  phaseLeader: "marcia",
  leader: "helen",
  technician: "it",
  nobody: "nobody",
};

const about: Record<Whose, About> = {
  own: { class: "kingfisher", pupil: "ada", phase: "1" },
  foreign: { class: "oak", pupil: "cai", phase: "2" },
  unknown: { class: "nowhere", pupil: "nobody", phase: "9" },
  erased: { class: "swift", pupil: "bo", phase: "1" },
};

/** A school of which one child and one class, everybody's own, were erased. */
async function schoolWithErased(): Promise<SmallSchool> {
  const school = await new SmallSchool().settle();
  for (const [person, role] of [
    ["tom", "ta"],
    ["priya", "teacher"],
  ] as const)
    await school.grant(person, role, { type: "class", id: "swift" });
  await school.grant("sam", "cover", { type: "class", id: "swift" }, "2026-11-24", "2026-11-24");
  await school.grant("ruth", "specialist", { type: "pupil", id: "bo" });
  await school.mustSay("helen", { stream: "school", kind: "class", record: "swift", fields: { name: "Swift", type: "class", phase: "1" } });
  const ids = { newUuid: () => school.nextId(), replica: "server0000000000" };
  await erase(school.deps, ids, { pupil: "bo", why: "request", by: "helen" });
  await erase(school.deps, ids, { stream: "class/swift", why: "request", by: "helen" });
  return school;
}

/** What domain.md says must come of it, in one word. */
function expected(kind: KindName, role: Pusher, which: Whose): string {
  const { in: type, may, but } = pushTable[kind];
  const otherwise = but?.[role]?.[which];
  if (otherwise !== undefined) return otherwise;
  if (!hold[type].includes(role)) return "forbidden_stream";
  const own = may.includes(role) ? "ok" : "forbidden_kind";
  if (type === "school" || type === "leadership" || which === "own") return own;
  if (which === "erased") return "gone";
  return which === "foreign" && role === "leader" ? own : "forbidden_stream";
}

describe("the table of pushes", () => {
  it("has every kind there is", () => {
    expect(Object.keys(pushTable).sort()).toEqual(Object.keys(kinds).sort());
    for (const [kind, { in: type }] of Object.entries(pushTable)) {
      const belongs = isKindName(kind) ? kinds[kind].stream : undefined;
      expect([type, "any"], kind).toContain(belongs);
    }
  });

  it.each(pushers)("lets %s push what is theirs, and nothing else", async (role) => {
    const school = await schoolWithErased();
    const person = persons[role];
    const [came, due]: [Record<string, string[]>, Record<string, string[]>] = [{}, {}];
    for (const kind of Object.keys(pushTable).filter(isKindName)) {
      const row = pushTable[kind];
      const results: string[] = [];
      for (const which of whose) {
        // A child whom one push began would be there for the next.
        const of = which === "unknown" ? { ...about.unknown, pupil: `nobody-${kind.toLowerCase()}` } : about[which];
        const record = row.record?.(of) ?? school.nextId();
        const result = await school.says(person, { stream: streamAbout[row.in](of), kind, record, fields: row.fields(of) });
        results.push(result.outcome === "refused" ? result.code : "ok");
      }
      came[kind] = results;
      due[kind] = whose.map((which) => expected(kind, role, which));
    }
    expect(came).toEqual(due);
  });
});
