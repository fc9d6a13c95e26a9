/** Two iPads in one room: what one adult says is on the other's screen, and nobody asked for it. */
import { card } from "../harness/classroom.ts";
import { tabletOf } from "../harness/deeds.ts";
import { momentOf } from "../harness/momentOf.ts";
import { expect, test } from "../harness/moments.ts";

const here = { role: "button", name: "Cai, State: not said. Change" } as const;

/** Well before the next turn to ask, which would bring it too. */
const beforeTheNextTurnMs = 10_000;

test("what an assistant taps is on the teacher's iPad beside her, and the other way round, also after the server was away", async ({
  classroom,
  newTablet,
  tabletBrowser,
  itIs,
}) => {
  await itIs("09:05", "2025-11-18");
  const listening: typeof newTablet = (origin) => newTablet(origin, { listens: true });
  const [toms, priyas] = [await tabletOf(listening, classroom, "ta"), await tabletOf(listening, classroom, "teacher")];
  const took: number[] = [];

  const says = async (by: typeof toms, from: string | RegExp, to: string, on: typeof toms) => {
    const seen = await momentOf(on, new RegExp(to));
    await by.tap({ role: "button", name: from });
    await by.tap({ role: "button", name: to });
    const tapped = await by.evaluate(() => Date.now());
    took.push((await seen()) - tapped);
  };

  await priyas.sees(here);
  await says(toms, here.name, "Drowsy", priyas);
  await says(priyas, /^Cai, Drowsy/, "Distressed", toms);

  await classroom.school.stop();
  await classroom.school.start();
  // The exchange with which both find the server back is where they begin to listen again.
  for (const tablet of [toms, priyas]) {
    await tablet.tap({ role: "button", name: /What is saved, and where$/ });
    await tablet.tap({ role: "button", name: "Send now" });
    await tablet.sees(/Sent\. Everything is at the school\. Send now/);
    await tablet.tap({ role: "link", name: "Class" });
    await tablet.sees({ role: "button", name: card("Cai") });
  }
  await says(toms, /^Cai, Distressed/, "Drowsy", priyas);

  console.log(`${tabletBrowser}: from a tap on one iPad to the screen of the other ${took.map((ms) => `${ms} ms`).join(", ")}`);
  for (const ms of took) expect(ms).toBeLessThan(beforeTheNextTurnMs);
});
