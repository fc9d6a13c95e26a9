/** A process that pushes acts over three streams into a school's file for as long as it lives, and says which were taken. */
import { SmallSchool } from "../unit/server-sync/smallSchool.ts";

const [file = "", from = "0"] = process.argv.slice(2);
const school = new SmallSchool({ file, from: Number(from) });
if ((await school.store.heads(["school"])).heads.size === 0) await school.settle();

for (;;) {
  const about = school.nextId();
  const act = school.act(
    "priya",
    school.observation(`ada-${about}`, "ada", { words: "x".repeat(2_000) }),
    school.observation(`bo-${about}`, "bo", { words: "x".repeat(2_000) }),
    { stream: "card/ada", kind: "chip", record: `chip-${about}`, fields: { pupil: "ada", label: "stilled" } },
  );
  const result = await school.result("priya", act);
  process.stdout.write(`${result.outcome} ${act.id}\n`);
  // Lets what was said out of the process before the next act holds it.
  await new Promise((resolve) => setImmediate(resolve));
}
