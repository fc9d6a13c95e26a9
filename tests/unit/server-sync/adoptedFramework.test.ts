/** A framework is adopted by one change, bank and all, and comes to every tablet of the school as one record. */
import { expect, test } from "vitest";
import type { Framework } from "../../../src/domain/frameworks/framework.ts";
import { frameworkRecordId } from "../../../src/domain/frameworks/framework.ts";
import { shippedFrameworks } from "../../../src/domain/frameworks/shipped.ts";
import { fieldValues } from "../../../src/sync/change.ts";
import { maxPullBytes, maxPushBytes } from "../../../src/sync/protocol.ts";
import { SmallSchool, type Statement } from "./smallSchool.ts";
import { TestTablet } from "./testTablet.ts";

const adopting = (framework: Framework): Statement => ({
  stream: "school",
  kind: "frameworkVersion",
  record: frameworkRecordId(framework),
  fields: fieldValues.parse({ ...framework, adoptedOn: "2026-11-24" }),
});

test.each(shippedFrameworks.map((framework) => [framework.name, framework] as const))(
  "%s is adopted in one act, which a push takes and an answer carries with room for twice as much",
  async (_name, framework) => {
    const school = await new SmallSchool().settle();
    const act = school.act("helen", adopting(framework));
    const bytes = Buffer.byteLength(JSON.stringify(act));
    expect(bytes).toBeLessThan(maxPullBytes / 2);
    expect(bytes).toBeLessThan(maxPushBytes / 2);
    expect(await school.result("helen", act)).toMatchObject({ outcome: "accepted" });
  },
);

test("a teaching assistant’s tablet that was at the school before, and a new one, have the whole of every framework", async () => {
  const school = await new SmallSchool().settle();
  const before = new TestTablet(school, "tom");
  await before.catchUp();
  for (const framework of shippedFrameworks) await school.mustSay("helen", adopting(framework));
  for (const tablet of [before, new TestTablet(school, "uma")]) {
    await tablet.catchUp();
    for (const framework of shippedFrameworks) expect(tablet.record(frameworkRecordId(framework))?.fields).toMatchObject({ ...framework });
    for (const { pages = [] } of tablet.answers) expect(Buffer.byteLength(JSON.stringify(pages))).toBeLessThanOrEqual(maxPullBytes);
  }
});
