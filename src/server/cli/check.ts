import type { Command } from "commander";
import { checkCodes } from "../../domain/checkCodes.ts";
import { checkWords } from "../../words/checkWords.ts";
import { checkSchool } from "../check/checkSchool.ts";
import { schoolFiles } from "../schoolFiles.ts";
import { VerbRefused, type CliContext } from "./context.ts";

/** Of one kind, on a terminal. */
const mostPlaces = 10;

const help = `
Reads the whole school once, as it is at this moment, and holds it against itself: numbers without gaps, every change under its hash, every
record what its changes come to, who may see what, what was taken back and erased, every picture under its own hash, every entry of the audit
after the one before. Changes nothing. Ends with
1 when something is wrong. What it names are ids, never names.`;

/** `school check`: whether the school is whole. */
export function check(program: Command, context: () => CliContext): void {
  program
    .command("check")
    .description("see whether records, log, access and pictures are whole, beside a running server or without one")
    .addHelpText("after", help)
    .action(async () => {
      const own = context();
      const { reading, isSetUp, now } = await own.open();
      if (!(await isSetUp())) throw new VerbRefused("There is no school in DATA_DIR yet: nothing to check.");
      const began = now();
      const { pictures } = schoolFiles(own.settings.dataDir);
      const checked = await checkSchool({ snapshot: await reading.snapshot(), damage: await reading.damage(), pictures, began });
      const { streams, changes, records, entries, problems, counts } = checked;
      const looked = `Looked at ${changes} changes in ${streams} streams, ${records} records, ${checked.pictures} pictures, ${entries} entries of the audit`;
      const whole = problems.length === 0;
      own.answer({ whole, streams, changes, records, pictures: checked.pictures, entries, counts: Object.fromEntries(counts), problems }, [
        whole ? `${looked}: all of it is whole.` : `${looked}. Something is wrong:`,
        ...checkCodes.flatMap((code) => linesOf(code, checked)),
      ]);
      if (!whole) throw new VerbRefused("The school is not whole.");
    });
}

function linesOf(code: (typeof checkCodes)[number], { problems, counts }: Awaited<ReturnType<typeof checkSchool>>): string[] {
  const count = counts.get(code);
  if (count === undefined) return [];
  const places = problems.filter((problem) => problem.code === code).slice(0, mostPlaces);
  const more = count - places.length;
  return [
    "",
    `${checkWords[code].says} (${count})`,
    ...places.map(({ where }) => `  ${where}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    checkWords[code].todo,
  ];
}
