/** A class of the tests, on the school's real server: what a lesson is recorded in. */
import type { Moment } from "../../../src/client/client.ts";
import { goodPassword, secretOf, setUp, testServer } from "../server/server.ts";
import { tabletOf, type TestTablet } from "./aTablet.ts";

/** A school with one class, two children with targets, a teacher and an assistant; the leader's tablet set it up by hand. */
export async function school() {
  const server = testServer();
  await setUp(server);
  const office = tabletOf(server);
  await office.do("signIn", { login: "ruth@meadowbank.example", password: goodPassword });
  await office.do("syncNow", {});
  const { class: named } = await office.do("addClass", { name: "Kingfisher", type: "class", phase: null });
  const { pupils } = await office.do("addPupils", {
    class: named,
    names: [
      { firstName: "Amara", lastName: "Okoye" },
      { firstName: "Cai", lastName: "Rees" },
    ],
  });
  const [amara = "", cai = ""] = pupils;
  const { targets } = await office.do("addTargets", { pupil: amara, wordings: ["Looks at one of two objects", "Presses the switch"] });
  await office.do("editCard", { pupil: amara, helpsLine: "Wait 25 s", chips: ["Stilled", "Turned to it"] });
  const { activity } = await office.do("addActivity", { class: named, name: "Sensory story", place: null, camera: true });
  await office.do("syncNow", {});
  const join = async (displayName: string, login: string, role: "ta" | "teacher" | "specialist", tablet: TestTablet) => {
    const { link } = await office.do("invite", { displayName, role, scopes: [{ type: "class", id: named }] });
    const { person } = await tablet.do("claimInvitation", { secret: secretOf(link), login, password: goodPassword });
    await tablet.do("syncNow", {});
    return person;
  };
  return { server, office, named, amara, cai, targets, activity, join };
}

export function moment(person: string, activity: string | null = null, when: Moment["when"] = { type: "now" }): Moment {
  return { activity, seenBy: { staff: person }, when };
}

/** Tom, an assistant of the class, with an iPad of his own that has received it. */
export async function lesson() {
  const made = await school();
  const ipad = tabletOf(made.server);
  const tom = await made.join("Tom Brennan", "tom", "ta", ipad);
  const [target = "", other = ""] = made.targets;
  const sheet = (activity: string | null = null, day?: string) =>
    ipad.sees("logSheet", { class: made.named, pupil: made.amara, activity, ...(day === undefined ? {} : { day }) });
  const chips = (await sheet()).chips.map(({ id }) => id);
  const lastFive = async () => (await ipad.sees("lastFive", {})).records;
  return { ...made, ipad, tom, target, other, sheet, chips, lastFive };
}
