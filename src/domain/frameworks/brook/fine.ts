import type { BankStep } from "../framework.ts";
import { stepsAt } from "./bankStep.ts";

/** Fine motor: small steps, each one behaviour that a stranger could see. */
export const fine: readonly BankStep[] = [
  ...stepsAt("fine", "k1", [
    {
      slug: "loosens",
      step: "Loosens fingers when the back of the hand is stroked or warmed",
      counts: "Each hand, twice",
      doesntCount: "Hands that were open already",
      tryItIn: "Warm flannel, before splints, in water",
    },
  ]),
  ...stepsAt("fine", "k2", [
    {
      slug: "against-texture",
      step: "Moves fingers against a texture placed under the hand",
      counts: "Three movements or more, adult’s hand away",
      doesntCount: "Tremor or spasm",
      tryItIn: "Corduroy, gravel tray, fur fabric",
    },
    {
      slug: "to-the-middle",
      step: "Brings one or both hands towards the middle when the arms are supported",
      counts: "Hands meet, or touch the same thing, twice",
      doesntCount: "Arms moved for them",
      tryItIn: "Side-lying, tray with a raised edge, pool",
    },
  ]),
  ...stepsAt("fine", "k3", [
    {
      slug: "opens-and-keeps",
      step: "Opens hand on contact and keeps hold of what is offered",
      counts: "5 s or more",
      doesntCount: "Grasp reflex on palm press alone",
      tryItIn: "Ribbon, spoon handle, sponge",
    },
    {
      slug: "to-the-body",
      step: "Lifts what is held to mouth, cheek or chest",
      counts: "3 of 5, own movement",
      doesntCount: "The arm bends in a startle",
      tryItIn: "Cool spoon, soft brush, warm bottle",
    },
  ]),
  ...stepsAt("fine", "k4", [
    {
      slug: "reaches",
      step: "Reaches to a thing near the hand that is seen, heard or felt against the arm",
      counts: "Gets to it and touches, 3 of 5, either hand",
      doesntCount: "Swiping with nothing there",
      tryItIn: "Chimes, crinkly paper, vibrating mat",
    },
    {
      slug: "gathers-in",
      step: "Rakes small pieces towards the palm with the fingers",
      counts: "One in the hand, 2 of 4",
      doesntCount: "Palm pressed flat on them",
      tryItIn: "Cereal, torn bread, shells in a tray",
    },
  ]),
  ...stepsAt("fine", "k5", [
    {
      slug: "hand-to-hand",
      step: "Passes a thing from one hand to the other",
      counts: "Both hands on it for a moment, 3 of 5",
      doesntCount: "Dropping it and picking it up",
      tryItIn: "Ring, ribbon, breadstick",
    },
    {
      slug: "one-holds",
      step: "Holds with one hand while the other pulls, pats or stirs",
      counts: "10 s with both hands busy",
      doesntCount: "The adult steadies the bowl",
      tryItIn: "Mixing bowl, drum, paint pot",
    },
  ]),
  ...stepsAt("fine", "k6", [
    {
      slug: "lets-go",
      step: "Lets go on purpose, into a place or a hand",
      counts: "3 of 5 where intended",
      doesntCount: "Dropping when tired",
      tryItIn: "Posting, giving, tidying away",
    },
    {
      slug: "thumb-and-fingers",
      step: "Picks up a small piece with thumb and fingers",
      counts: "4 of 5, not scooped against the body",
      doesntCount: "Raked into the palm",
      tryItIn: "Dry pasta, torn paper, pieces of toast",
    },
  ]),
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
  ]),
  ...stepsAt("fine", "k8", [
    {
      slug: "start-to-stop",
      step: "Draws a line from a start to a stop in the direction that was shown",
      counts: "Begins and ends within two finger widths",
      doesntCount: "Scribble across the page",
      tryItIn: "Chunky pen, finger in foam, stick in wet sand",
    },
    {
      slug: "fastening",
      step: "Fastens or undoes one thing on own clothes or bag once the first part is done",
      counts: "4 of 5, the same fastening",
      doesntCount: "An adult’s hand over theirs",
      tryItIn: "Zip at home time, shoe strap, lunch box",
    },
  ]),
];
