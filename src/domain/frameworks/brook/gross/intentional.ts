import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Gross motor, with intention: emerging, developing, consolidating. */
export const grossIntentional: readonly BankStep[] = [
  ...stepsAt("gross", "k4", [
    {
      slug: "rights",
      step: "Rights head and body after being gently tipped",
      counts: "To both sides, back to the middle within 5 s",
      doesntCount: "The adult brings them back",
      tryItIn: "Therapy ball, rocker board, lap ride",
    },
    {
      slug: "props",
      step: "Sits with hands propped or held, an adult’s hands at the hips only",
      counts: "30 s; wobbling is fine",
      doesntCount: "Leaning on the adult’s chest",
      tryItIn: "Bench, mat, pool steps",
    },
    {
      slug: "leans-and-returns",
      step: "Leans or reaches out of the middle in sitting and comes back up",
      counts: "To each side, 3 of 4, hips held at most",
      doesntCount: "Falling, and being set up again",
      tryItIn: "Bench, corner seat, edge of the pool",
    },
    {
      slug: "shifts-weight",
      step: "Shifts weight from foot to foot or hip to hip when held upright",
      counts: "Four shifts of their own",
      doesntCount: "Rocked by an adult",
      tryItIn: "Standing frame, dancing, astride a roll",
    },
  ]),
  ...stepsAt("gross", "k5", [
    {
      slug: "gets-nearer",
      step: "Shifts or rolls to get nearer to something wanted",
      counts: "Moves own body, gets nearer",
      doesntCount: "Sliding by gravity",
      tryItIn: "Floor time, ball pit",
    },
    {
      slug: "steps-held",
      step: "Steps when held upright and moved forwards",
      counts: "Four steps, legs taking turns, weight felt",
      doesntCount: "Feet dragged along",
      tryItIn: "Walker, walking sling, pool",
    },
    {
      slug: "turns-round",
      step: "Turns round on the spot to face what was heard, felt or seen",
      counts: "A quarter turn or more, 3 of 4, on floor, seat or wheels",
      doesntCount: "Only the head turns",
      tryItIn: "Front or bottom on the mat, pool float, powered chair",
    },
    {
      slug: "own-wheels",
      step: "Pushes a wheel or works a driving switch to move a little way",
      counts: "1 m, and again after a stop, 3 of 4",
      doesntCount: "Rolling downhill; pushed from behind",
      tryItIn: "Own chair, switch platform, scooter board",
    },
  ]),
  ...stepsAt("gross", "k6", [
    {
      slug: "lying-sitting",
      step: "Gets from lying to sitting, or back, by own effort",
      counts: "At most one help, at hips or hand",
      doesntCount: "Pulled up by both arms",
      tryItIn: "Mat time, after rest, beanbag",
    },
    {
      slug: "crosses",
      step: "Crosses a room by own means: rolling, shuffling, crawling, stepping or wheeling",
      counts: "3 m or more, one pause allowed",
      doesntCount: "Pushed or towed",
      tryItIn: "Hall, corridor to snack, pool width",
    },
    {
      slug: "helps-transfer",
      step: "Leans, lifts or rolls own body so that a sling or board can go under",
      counts: "When told or touched, before being moved, 3 of 4",
      doesntCount: "Rolled by an adult",
      tryItIn: "Bed, hoist, toilet, car seat",
    },
    {
      slug: "pulls-up",
      step: "Pulls up to kneel or stand at something steady",
      counts: "Own arms and legs, 3 of 4",
      doesntCount: "Lifted under the arms",
      tryItIn: "Bench, bar, pool rail",
    },
  ]),
];
