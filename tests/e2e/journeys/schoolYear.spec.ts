/** The school year as whoever leads the school keeps it, from the summer before to the weeks in which the classes are in it. */
import { choosesDay, exchanges, opensThePlan, opensTheSchool, signedOut, tabletOf } from "../harness/deeds.ts";
import { expect, test } from "../harness/moments.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";

test("in June a leader begins next year and says when its first module is; in September the class is in its second week, and last year's plans are there", async ({
  classroom,
  newTablet,
  itIs,
}) => {
  const { school } = classroom;
  await itIs("15:40", "2026-06-15");
  const helens = await tabletOf(newTablet, classroom, "leader");
  await opensTheSchool(helens);
  await helens.sees(/2026\W27 has not been begun/);
  await helens.tap({ role: "button", name: /^Begin 2026\W27/ });
  await helens.seesNoMore(/has not been begun/);
  await helens.tap({ role: "button", name: /^Change modules\s*of 2026\W27/ });
  const first = { role: "group", name: "Module 1" } as const;
  await choosesDay(helens, "first day", "2026-11-02", first);
  await helens.tap({ role: "button", name: "Save" });
  await helens.sees(/Module 1[^.]* ends before it begins/);
  await choosesDay(helens, "first day", "2026-09-14", first);
  await helens.tap({ role: "button", name: "Save" });
  await helens.seesNoMore({ role: "dialog", name: /^Modules of/ });
  await exchanges(helens);

  const year = recordsOnServer(school, "year").find(({ fields }) => fields.year === "2026-27");
  expect(year?.fields.modules).toEqual(expect.arrayContaining([expect.objectContaining({ number: 1, from: "2026-09-14" })]));

  helens.forgives(signedOut);
  await itIs("09:15", "2026-09-21");
  const priyas = await tabletOf(newTablet, classroom, "teacher");
  await priyas.tap({ role: "button", name: "Hello song" });
  await priyas.sees(/Module 1, week 2/);

  await opensThePlan(priyas, "Cai");
  await priyas.tap({ role: "button", name: "2025-26" });
  await priyas.sees({ role: "heading", name: /2025\W26$/ });
  const then = { role: "list", name: "Targets of 2025-26" } as const;
  await priyas.sees(then);
  await expect.poll(() => priyas.reads(then)).toMatch(/Looks at one of two objects for 3 seconds\s+Worked on to the end of the year/);
});
