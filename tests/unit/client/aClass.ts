/** A lesson of the tests, on the school's real server: a class, and an assistant with an iPad of his own. */
import { school } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

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
