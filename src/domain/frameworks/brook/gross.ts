import type { BankStep } from "../framework.ts";
import { stepsAt } from "./bankStep.ts";

/** Gross motor: small steps, each one behaviour that a stranger could see. */
export const gross: readonly BankStep[] = [
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
      step: "Moves an arm or leg on the side that was touched or sounded",
      counts: "The same side as the cue, 3 of 5",
      doesntCount: "Both sides every time",
      tryItIn: "Massage, bells at the ankle, spray in the pool",
    },
  ]),
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
  ]),
  ...stepsAt("gross", "k7", [
    {
      slug: "steers",
      step: "Steers round one thing in the way",
      counts: "Without touching it, 3 of 4, by chair, frame or feet",
      doesntCount: "An adult turns the handle",
      tryItIn: "Cone, chair, a friend’s wheels",
    },
    {
      slug: "up-and-down",
      step: "Stands up from a seat and sits down again with one steady hold",
      counts: "Both ways, 3 of 4, feet flat",
      doesntCount: "Falling back into the seat",
      tryItIn: "Toilet, bench, class chair",
    },
  ]),
  ...stepsAt("gross", "k8", [
    {
      slug: "kerb-ramp",
      step: "Goes up and down a kerb, ramp or step with the help agreed",
      counts: "Both ways, on three days",
      doesntCount: "Carried, or tipped by an adult",
      tryItIn: "Minibus, garden step, pool ramp",
    },
    {
      slug: "stops-for-others",
      step: "Stops, waits and goes again with other people about",
      counts: "On own judgement or at a call, 4 of 5",
      doesntCount: "Held back",
      tryItIn: "Corridor, crossing, dance in the hall",
    },
  ]),
];
