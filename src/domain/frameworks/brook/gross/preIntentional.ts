import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Gross motor, before intention: reflexive, reactive, proactive. */
export const grossPreIntentional: readonly BankStep[] = [
  ...stepsAt("gross", "k1", [
    {
      slug: "takes-weight",
      step: "Lets weight be taken through feet or forearms with full support",
      counts: "10 s, no pulling up or arching",
      doesntCount: "Pushing away in distress",
      tryItIn: "Hoist landing, wedge, pool",
    },
    {
      slug: "settles",
      step: "Settles into a new position with slower breathing and softer limbs",
      counts: "Within 3 minutes, and stays so for 3 more",
      doesntCount: "Asleep, or medicine just given",
      tryItIn: "Side-lying, wedge, water bed",
    },
    {
      slug: "moved-slowly",
      step: "Lets arms or legs be moved slowly through the agreed range without pushing back",
      counts: "Each limb of the programme, muscles soft, on two days",
      doesntCount: "Forced past a catch; asleep",
      tryItIn: "Stretches, dressing, warm pool",
    },
    {
      slug: "in-motion",
      step: "Keeps breathing even and limbs soft while rocked, floated or hoisted",
      counts: "One whole lift or five slow rocks, three days",
      doesntCount: "Stiff in a spasm; asleep",
      tryItIn: "Hoist, hammock, pool, platform swing",
    },
  ]),
  ...stepsAt("gross", "k2", [
    {
      slug: "lifts-head",
      step: "Lifts or turns the head for a moment when lying or leaning",
      counts: "Clear of the surface or to the other side, three times",
      doesntCount: "The head falls to the side",
      tryItIn: "Over a wedge, against a shoulder, pool",
    },
    {
      slug: "pushes-feet",
      step: "Pushes or kicks when the feet meet a surface",
      counts: "Three pushes, not in time with being moved",
      doesntCount: "A spasm of the whole body",
      tryItIn: "Footplate, pool wall, crackly blanket",
    },
    {
      slug: "from-side",
      step: "Rolls out of side-lying on to back or front",
      counts: "Own movement, no push, twice",
      doesntCount: "Falling as the cushion is taken away",
      tryItIn: "Mat, water bed, wedge at the back",
    },
    {
      slug: "floated",
      step: "Moves arms or legs more when floated or slung than when lying flat",
      counts: "2 minutes of each, on two days",
      doesntCount: "Moved by the water or by an adult",
      tryItIn: "Pool, hammock, sling over the mat",
    },
  ]),
  ...stepsAt("gross", "k3", [
    {
      slug: "head-up",
      step: "Keeps the head up in supported sitting while something of interest goes on",
      counts: "20 s, no hand under the chin",
      doesntCount: "Head back on the rest",
      tryItIn: "Chair with a tray, astride a roll",
    },
    {
      slug: "to-a-side",
      step: "Moves the arm or leg on the side that a touch or sound came from",
      counts: "The same side as the cue, 3 of 5",
      doesntCount: "Both sides every time",
      tryItIn: "Massage, bells at the ankle, spray in the pool",
    },
    {
      slug: "on-forearms",
      step: "Pushes up on forearms or hands when lying on the front",
      counts: "Chest clear for 5 s, three times",
      doesntCount: "Lifted by the wedge alone",
      tryItIn: "Wedge, roll, firm beanbag",
    },
    {
      slug: "feet-down",
      step: "Pushes down through the feet while being brought up to stand",
      counts: "Legs straighten for 3 s, sling or frame taking the rest",
      doesntCount: "A stiffening of the whole body",
      tryItIn: "Standing frame, standing hoist, pool floor",
    },
  ]),
];
