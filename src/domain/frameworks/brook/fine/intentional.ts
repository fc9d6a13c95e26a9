import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Fine motor, with intention: emerging, developing, consolidating. */
export const fineIntentional: readonly BankStep[] = [
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
    {
      slug: "holds-on",
      step: "Keeps hold of a handle, rail or edge while being moved",
      counts: "15 s of movement, own grip",
      doesntCount: "Strapped on, or a hand over theirs",
      tryItIn: "Swing, trolley, parachute edge, float in the pool",
    },
    {
      slug: "both-hands",
      step: "Takes hold with both hands of a thing too big for one",
      counts: "Both on it for 5 s, 3 of 5",
      doesntCount: "One hand lying beside",
      tryItIn: "Bowl, cushion, rolled towel, large shell",
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
    {
      slug: "takes-out",
      step: "Takes things out of a container one after another",
      counts: "Three things, own hand, twice",
      doesntCount: "Tipping it over",
      tryItIn: "Bag, saucepan, drawer, basket of socks",
    },
    {
      slug: "turns-over",
      step: "Turns a held thing to look at, feel or mouth its other side",
      counts: "By wrist or with the other hand, 3 of 5",
      doesntCount: "It falls and lands that way",
      tryItIn: "Brush, shell, torch, lid",
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
    {
      slug: "pulls-off",
      step: "Pulls off a hat, sock or loosened strap",
      counts: "All the way, own pull, 3 of 4",
      doesntCount: "It slipped off; pulled off in distress",
      tryItIn: "Before the pool, in from the garden, splints off",
    },
    {
      slug: "makes-marks",
      step: "Moves a tool, finger or toe over a surface to leave marks",
      counts: "Five strokes, with a pause to look at or feel them",
      doesntCount: "Banging or dropping the tool",
      tryItIn: "Foam, steamed window, clay, chalk on the tray",
    },
  ]),
];
