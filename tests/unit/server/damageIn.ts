import { checkSchool } from "../../../src/server/check/checkSchool.ts";
import { schoolFiles } from "../../../src/server/schoolFiles.ts";
import type { TestServer } from "./server.ts";

/** What is not whole in a school after all that was asked of it. */
export async function damageIn({ assembled, dataDir }: TestServer): Promise<string[]> {
  const { reading, now } = assembled;
  const { problems } = await checkSchool({
    snapshot: await reading.snapshot(),
    damage: await reading.damage(),
    pictures: schoolFiles(dataDir).pictures,
    began: now(),
  });
  return problems.map(({ code, where }) => `the check finds ${code} at ${where}`);
}
