import { v7 } from "uuid";
import { pupilOf } from "../../../src/domain/streams.ts";
import { callAs, type Caller, type Statement } from "../harness/caller.ts";
import { expect, test } from "../harness/classroom.ts";
import { exchangeInTurn, opens, opensTheClass, opensThePill, tabletOf } from "../harness/deeds.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";
import type { School } from "../harness/school.ts";
import type { Tablet } from "../harness/tablet.ts";

interface Target {
  stream: string;
  pupil: string;
  id: string;
  /** The decision everybody knows of. */
  last: string;
}

/** A target of the demonstration, by its words. */
const targetOf = (school: School, wording: string): Target => {
  const target = recordsOnServer(school, "target").find(({ fields }) => fields.wording === wording);
  const steps = recordsOnServer(school, "transition").filter(({ fields }) => fields.target === target?.id);
  const answered = new Set(steps.map(({ fields }) => fields.after));
  const last = steps.find(({ id }) => !answered.has(id));
  const pupil = pupilOf(target?.stream ?? "");
  if (target === undefined || pupil === undefined || last === undefined) throw new Error(`nobody has begun “${wording}”`);
  return { stream: target.stream, pupil, id: target.id, last: last.id };
};

/** Adjusts a target: the old one ends, and another begins in its place. */
const adjusts = (who: Caller, at: number, { stream, pupil, id, last }: Target, wording: string): Promise<void> => {
  const successor = v7();
  const transition = (fields: Statement<"transition">["fields"]): Statement<"transition"> => ({
    ...{ stream, kind: "transition", record: v7() },
    fields: { pupil, ...fields },
  });
  return who.acts(
    at,
    { stream, kind: "target", record: successor, fields: { pupil, successorOf: id, wording, order: 0 } },
    transition({ target: successor, after: null, to: "active", action: "start" }),
    transition({ target: id, after: last, to: "ended", action: "adjust", successor }),
  );
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
  test.setTimeout(240_000);
  const { school, one } = classroom;
  const [priyas, marcias] = [await tabletOf(newTablet, classroom, "teacher"), await tabletOf(newTablet, classroom, "phaseLeader")];
  const [priya, marcia] = [await callAs(school, one("teacher")), await callAs(school, one("phaseLeader"))];

  for (const { target: wording, by, press, stands } of disputes) {
    const target = targetOf(school, wording);
    const made = { priya: `${wording}, after a touch`, marcia: `${wording}, of two` };
    const now = Date.now();
    await adjusts(priya, now - 2_000, target, made.priya);
    await adjusts(marcia, now - 1_000, target, made.marcia);
    await exchangeInTurn(priyas, marcias);

    for (const [tablet, other] of [
      [priyas, "Marcia"],
      [marcias, "Priya"],
    ] as const) {
      await tablet.sees(/Needs attention: 1/);
      await opensThePill(tablet);
      await tablet.sees(new RegExp(`Two people changed this target of Amara’s\\. “${wording}”`));
      await tablet.sees(new RegExp(`You, today \\d+:\\d\\d adjusted it: “${other === "Marcia" ? made.priya : made.marcia}”`));
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
