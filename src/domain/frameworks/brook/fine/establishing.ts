import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Fine motor, establishing. */
export const fineEstablishing: readonly BankStep[] = [
  ...stepsAt("fine", "k7", [
    {
      slug: "one-at-a-time",
      step: "Turns pages, lids or knobs one at a time",
      counts: "Three in a row, own hand",
      doesntCount: "Several pages at once",
      tryItIn: "Thick-paged book, taps, jar with a loose lid",
    },
    {
      slug: "spoon",
      step: "Scoops with a spoon and lifts it to the mouth with most of the load on",
      counts: "6 of 10 spoonfuls, own spoon and grip",
      doesntCount: "The adult loads the spoon",
      tryItIn: "Porridge, yoghurt, mashed potato",
    },
    {
      slug: "one-finger",
      step: "Pokes, presses or points with one finger or thumb apart from the rest",
      counts: "The others curled or still, 3 of 5",
      doesntCount: "The flat hand",
      tryItIn: "Dough, doorbell, piano key, hole in a card",
    },
    {
      slug: "tears-apart",
      step: "Pulls, tears or peels a thing apart with both hands",
      counts: "Comes apart, 3 of 4; an adult may start it",
      doesntCount: "Biting it open; one hand held by an adult",
      tryItIn: "Bread roll, banana, wrapped parcel",
    },
  ]),
  ...stepsAt("fine", "k8", [
    {
      slug: "start-to-stop",
      step: "Draws a line from a start to a stop in the direction that was shown",
      counts: "Begins and ends within two finger widths, 3 of 4",
      doesntCount: "Scribble across the page",
      tryItIn: "Chunky pen, finger along a raised line, stick in wet sand",
    },
    {
      slug: "fastening",
      step: "Fastens or undoes one thing on own clothes or bag once the first part is done",
      counts: "4 of 5, the same fastening",
      doesntCount: "An adult’s hand over theirs",
      tryItIn: "Zip at home time, shoe strap, lunch box",
    },
    {
      slug: "steady-hand",
      step: "Cuts, spreads or stamps with one hand while the other keeps the work still",
      counts: "To the end of the task, own steadying, twice",
      doesntCount: "An adult or a clamp holds it",
      tryItIn: "Toast, pastry, leaf prints, cards for sale",
    },
    {
      slug: "pours",
      step: "Pours from one container into another with most of it going in",
      counts: "3 of 4, and stops before it overflows",
      doesntCount: "An adult tilts the jug",
      tryItIn: "Drinks for the table, watering, cake mix",
    },
  ]),
];
