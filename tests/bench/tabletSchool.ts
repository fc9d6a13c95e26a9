/** The demonstration on a server of its own, and one of its assistants. */
import { z } from "zod";
import { observationsOnServer } from "../e2e/harness/serverRecords.ts";
import { schoolAt, type School } from "../e2e/harness/school.ts";
import bundleServer from "../e2e/harness/serverBundle.ts";

const loaded = z.object({
  counts: z.looseObject({ observations: z.number() }),
  signIns: z.array(z.object({ person: z.string(), login: z.string(), password: z.string(), role: z.string() })),
});

export interface Adult {
  readonly person: string;
  readonly login: string;
  readonly password: string;
  readonly role: string;
}

/** @throws when the school does not hold just as many records as were asked for */
export const demonstrationWith = async (folder: string, records: number): Promise<{ school: School; adult: Adult }> => {
  await bundleServer();
  const school = await schoolAt(folder);
  const { counts, signIns } = loaded.parse(await school.command("demo", "--small", "--seed", "1", "--records", String(records)));
  const held = (await observationsOnServer(school)).length;
  if (counts.observations !== records || held !== records) throw new Error(`the school holds ${held} records, not ${records}`);
  const adult = signIns.find(({ role }) => role === "ta");
  if (!adult) throw new Error("the demonstration has no assistant");
  await school.start();
  return { school, adult };
};
