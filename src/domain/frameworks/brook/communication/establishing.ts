import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Communication, establishing. */
export const communicationEstablishing: readonly BankStep[] = [
  ...stepsAt("communication", "k7", [
    {
      slug: "one-symbol",
      step: "Hands over, presses or signs one agreed symbol to ask for something the adult has",
      counts: "Three different things in a week",
      doesntCount: "Taking the only symbol there is",
      tryItIn: "Snack, music corner, end of bath",
    },
    {
      slug: "comments",
      step: "Says, signs or presses the agreed word for what has just come, gone or changed",
      counts: "Unasked, three different words in a week",
      doesntCount: "The answer to “what’s that?”",
      tryItIn: "Bus outside, music stops, somebody leaves",
    },
    {
      slug: "follows-word",
      step: "Finds one of four things from its word, sign or symbol alone",
      counts: "4 of 5, places changed, no look or point",
      doesntCount: "Only one of them is ever asked for",
      tryItIn: "Cup, coat, brush and bag; songs on cards",
    },
    {
      slug: "asks-help",
      step: "Uses an agreed word, sign or symbol for “help” when something is stuck",
      counts: "Before crying or giving up, 3 of 4",
      doesntCount: "Handing it over with nothing said",
      tryItIn: "Zip, jar, wheel caught in the doorway",
    },
  ]),
  ...stepsAt("communication", "k8", [
    {
      slug: "not-in-room",
      step: "Uses a word, sign, symbol or device message to tell about something not in the room",
      counts: "An adult could check that it is true",
      doesntCount: "Naming what is in view",
      tryItIn: "News time, home book",
    },
    {
      slug: "joins-two",
      step: "Joins two words, signs or symbols in a message of their own",
      counts: "New pairs, not learnt as one",
      doesntCount: "A phrase that is always said whole",
      tryItIn: "Requests, talk about a photo, choosing a song",
    },
    {
      slug: "new-person",
      step: "Gets a message across to somebody new, with nobody speaking for them",
      counts: "The person does or says the right thing; two new people",
      doesntCount: "A familiar adult explains",
      tryItIn: "Office, shop, lunch hall, visitor",
    },
    {
      slug: "two-parts",
      step: "Carries out a message of two parts, given once by word, sign or symbol",
      counts: "Both parts, 3 of 4, nothing pointed at",
      doesntCount: "What the routine would bring anyway",
      tryItIn: "“Cup in the sink, then coat on”, “wash the brush and call me”",
    },
  ]),
];
