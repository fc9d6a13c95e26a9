/** What only a person can decide about a list, asked on a terminal, or answered by a flag where nobody sits there. */
import type { ListAnswers, ListQuestion } from "../../domain/listCodes.ts";
import { listQuestionWords, newPlacesAnswerWords, samePupilsAnswerWords } from "../../words/listWords.ts";
import type { CliContext } from "./context.ts";
import { choose, dateOrderChoices, type Choice } from "./importQuestions.ts";

const stop = { words: "Stop, and look at it first", flag: "", answer: undefined };

function choicesOf(question: ListQuestion): Choice<ListAnswers>[] {
  switch (question.code) {
    case "column": {
      const { field, why, choices } = question;
      const nothing = Object.fromEntries(choices.map((heading) => [heading, null]));
      return [
        ...choices.map((heading) => ({
          words: heading,
          flag: `--map "${heading}=${field}"`,
          answer: { columns: { ...(why === "missing" ? {} : nothing), [heading]: field } },
        })),
        ...(why === "missing"
          ? [stop]
          : [{ words: "None: leave it out", flag: `--map "${choices[0] ?? ""}="`, answer: { columns: nothing } }]),
      ];
    }
    case "dateOrder":
      return dateOrderChoices;
    case "newPlaces":
      return [
        { words: newPlacesAnswerWords.make, flag: "--new-places make", answer: { newPlaces: "make" } },
        { words: newPlacesAnswerWords.refuse, flag: "--new-places refuse", answer: { newPlaces: "refuse" } },
        stop,
      ];
    case "samePupils":
      return [
        { words: samePupilsAnswerWords.join, flag: "--same-names join", answer: { samePupils: "join" } },
        { words: samePupilsAnswerWords.apart, flag: "--same-names apart", answer: { samePupils: "apart" } },
        stop,
      ];
  }
}

export const answerList = (question: ListQuestion, own: Pick<CliContext, "ask" | "note">): Promise<ListAnswers> =>
  choose(listQuestionWords(question), choicesOf(question), own);
