import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Cognition, establishing. */
export const cognitionEstablishing: readonly BankStep[] = [
  ...stepsAt("cognition", "k7", [
    {
      slug: "second-way",
      step: "Tries a second way when the first way stops working",
      counts: "A different action, without a prompt",
      doesntCount: "The same action, harder",
      tryItIn: "Jar, blocked ramp, flat switch",
    },
    {
      slug: "belongs-together",
      step: "Puts things together by one likeness after an adult has begun",
      counts: "4 of 5 right, with two kinds of things",
      doesntCount: "Following the adult’s eyes or hand",
      tryItIn: "Cups and plates, wet and dry clothes, big and small stones",
    },
    {
      slug: "in-order",
      step: "Does, or directs, three parts of a known task in their order",
      counts: "On 3 of 4 days, nothing laid out beforehand",
      doesntCount: "An adult names each part",
      tryItIn: "Hand washing, making a drink, loading the bag",
    },
    {
      slug: "where-kept",
      step: "Goes to, points to or looks at the place where a thing is kept",
      counts: "Two things, both out of view and silent, 3 of 4",
      doesntCount: "An adult is already walking there",
      tryItIn: "Cups, coats, own drawer, drum cupboard",
    },
  ]),
  ...stepsAt("cognition", "k8", [
    {
      slug: "gathers",
      step: "Fetches or asks for what is needed before starting a known task",
      counts: "Two things, neither of them on show",
      doesntCount: "Things already laid out",
      tryItIn: "Painting, making toast, watering plants",
    },
    {
      slug: "one-each",
      step: "Gives one each to everybody at the table, and asks for what is missing",
      counts: "Four people, nothing pointed out",
      doesntCount: "Handing all of them to one person",
      tryItIn: "Cups, scarves, song cards",
    },
    {
      slug: "keeps-rule",
      step: "Keeps to one rule of a short game through own turns",
      counts: "Three turns with no reminder, on two days",
      doesntCount: "Copying the pupil before",
      tryItIn: "Pass it when the music stops, only the round ones, softly when lights are low",
    },
    {
      slug: "order-of-day",
      step: "Puts pictures, objects or sounds of the day in the order they came",
      counts: "First, next and last, 3 of 4, a day unlike others",
      doesntCount: "The order is on the wall",
      tryItIn: "Home book, after a trip, end of cooking",
    },
  ]),
];
