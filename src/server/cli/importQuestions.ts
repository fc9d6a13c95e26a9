/** What only a person can decide, asked on a terminal, or answered by a flag where nobody sits there. */
import type { ImportAnswers, ImportQuestion } from "../../domain/importCodes.ts";
import { importQuestionWords, sameNamesAnswerWords, schoolChoiceWords, termsAnswerWords } from "../../words/importWords.ts";
import { VerbRefused, type CliContext } from "./context.ts";

/** One possible answer: what a person picks, and the flag that says it. */
export interface Choice<A> {
  words: string;
  flag: string;
  /** Undefined stops the import. */
  answer: A | undefined;
}

export const dateOrderChoices: Choice<Pick<ImportAnswers, "dateOrder">>[] = [
  { words: "The day, as in 25/12/2016", flag: "--dates day-first", answer: { dateOrder: "dayFirst" } },
  { words: "The month, as in 12/25/2016", flag: "--dates month-first", answer: { dateOrder: "monthFirst" } },
];

function choicesOf(question: ImportQuestion): Choice<ImportAnswers>[] {
  switch (question.code) {
    case "school":
    case "unknownSchool":
      return question.choices.map((school) => ({
        words: schoolChoiceWords(school),
        flag: `--school ${school.id}`,
        answer: { school: school.id },
      }));
    case "dateOrder":
      return dateOrderChoices;
    case "sameNames":
      return [
        { words: sameNamesAnswerWords.join, flag: "--same-names join", answer: { sameNames: "join" } },
        { words: sameNamesAnswerWords.apart, flag: "--same-names apart", answer: { sameNames: "apart" } },
        { words: sameNamesAnswerWords.stop, flag: "", answer: undefined },
      ];
    case "terms": {
      const words = termsAnswerWords(question.current);
      return [
        { words: words.current, flag: "--terms current", answer: { terms: "current" } },
        { words: words.keep, flag: "--terms keep", answer: { terms: "keep" } },
        { words: words.stop, flag: "", answer: undefined },
      ];
    }
  }
}

/** How often a number that is none of the choices is asked again. */
const patience = 5;

export const answerTo = (question: ImportQuestion, own: Pick<CliContext, "ask" | "note">): Promise<ImportAnswers> =>
  choose(importQuestionWords(question), choicesOf(question), own);

/** Asks until one of the choices is picked. @throws VerbRefused when it was to stop, or nobody is there to ask */
export async function choose<A>(words: string, choices: readonly Choice<A>[], { ask, note }: Pick<CliContext, "ask" | "note">): Promise<A> {
  if (!ask) {
    const flags = choices.filter(({ flag }) => flag !== "").map((choice) => `  ${choice.flag.padEnd(20)} ${choice.words}`);
    throw new VerbRefused([words, "Nobody is at this terminal to answer. Say it with one of:", ...flags].join("\n"));
  }
  note(words);
  for (const [index, choice] of choices.entries()) note(`  ${index + 1}  ${choice.words}`);
  for (let tries = 0; tries < patience; tries += 1) {
    const picked = choices[Number((await ask("Which number? ")).trim()) - 1];
    if (!picked) continue;
    if (picked.answer) return picked.answer;
    break;
  }
  throw new VerbRefused("Stopped. Nothing was brought in.");
}

/** A question with yes or no for an answer; anything else is no. */
export async function yes(question: string, ask: (question: string) => Promise<string>): Promise<boolean> {
  return /^\s*y(es)?\s*$/i.test(await ask(`${question} (yes or no) `));
}
