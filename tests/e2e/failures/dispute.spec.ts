import { expect, test } from "../harness/classroom.ts";
import { exchangeInTurn, opens, opensTheClass, opensThePill, opensThePlan, tabletOf } from "../harness/deeds.ts";
import type { Tablet } from "../harness/tablet.ts";

/** Adjusts a target of Amara's on her plan, with no server to hear it: the old one ends, and another begins in its place. */
const adjusts = async (tablet: Tablet, wording: string, next: string, why: string): Promise<void> => {
  await opensThePlan(tablet, "Amara");
  await tablet.tap({ role: "button", name: `Adjust: ${wording}` });
  await tablet.type("What changed, and why", why);
  await tablet.type("The target, in words", next);
  await tablet.tap({ role: "button", name: "Adjust", within: { role: "dialog", name: "Adjust?" } });
  await tablet.seesNoMore({ role: "dialog", name: "Adjust?" });
  await opensTheClass(tablet);
  await tablet.sees(/1 to send/);
};

/** The words of Amara's targets, as her sheet offers them. */
const offered = async (tablet: Tablet): Promise<string> => {
  await opens(tablet, "Amara");
  await tablet.sees({ role: "group", name: /: how it went$/ });
  const words = await tablet.reads({ role: "region", name: "Record for Amara" });
  await tablet.tap({ role: "button", name: "Close the sheet" });
  return words;
};

/** What two people made of a target, which of the two is kept by whom, and what is offered to everybody afterwards. */
const disputes = [
  { target: "Chooses red or green with her eyes", by: "priya", press: "Keep mine", stands: ["priya"] },
  { target: "Presses the head switch to turn the page", by: "priya", press: "Keep Marcia’s", stands: ["marcia"] },
  { target: "Keeps hold of the ribbon for 5 seconds", by: "marcia", press: "Keep both", stands: ["priya", "marcia"] },
] as const;

test("two people adjust one target: both are asked, and whoever answers first settles it for both", async ({ classroom, newTablet }) => {
  test.setTimeout(480_000);
  const { school } = classroom;
  const [priyas, marcias] = [await tabletOf(newTablet, classroom, "teacher"), await tabletOf(newTablet, classroom, "phaseLeader")];

  for (const { target: wording, by, press, stands } of disputes) {
    const made = { priya: `${wording}, after a touch`, marcia: `${wording}, of two` };
    await school.kill();
    await adjusts(priyas, wording, made.priya, "A touch first helps");
    await adjusts(marcias, wording, made.marcia, "Two are enough");
    await school.start();
    await exchangeInTurn(priyas, marcias, priyas);

    for (const [tablet, other] of [
      [priyas, "Marcia"],
      [marcias, "Priya"],
    ] as const) {
      await tablet.sees(/Needs attention: 1/);
      await opensThePill(tablet);
      await tablet.sees(new RegExp(`Two people changed this target of Amara’s\\. “${wording}”`));
      await tablet.sees(
        new RegExp(
          `You, today \\d+:\\d\\d adjusted it: “${other === "Marcia" ? made.priya : made.marcia}” ${other === "Marcia" ? "A touch first helps" : "Two are enough"}`,
        ),
      );
      await tablet.sees(new RegExp(`${other}, today \\d+:\\d\\d adjusted it: “${other === "Marcia" ? made.marcia : made.priya}”`));
      for (const name of ["Keep mine", `Keep ${other}’s`, "Keep both"]) await tablet.sees({ role: "button", name });
      await opensTheClass(tablet);
      // Until somebody has said, the later decision stands.
      expect(await offered(tablet)).toContain(made.marcia);
      expect(await offered(tablet)).not.toContain(made.priya);
    }

    const [first, second] = by === "priya" ? [priyas, marcias] : [marcias, priyas];
    await opensThePill(first);
    await first.tap({ role: "button", name: press });
    await first.seesNoMore(/Two people changed this target/);
    await opensTheClass(first);
    await exchangeInTurn(first, second);
    for (const tablet of [priyas, marcias]) {
      await tablet.sees(/Up to date/);
      const words = await offered(tablet);
      for (const who of ["priya", "marcia"] as const) {
        if (stands.some((one) => one === who)) expect(words).toContain(made[who]);
        else expect(words).not.toContain(made[who]);
      }
    }
  }
});
