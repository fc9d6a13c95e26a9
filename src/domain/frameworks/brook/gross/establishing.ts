import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Gross motor, establishing. */
export const grossEstablishing: readonly BankStep[] = [
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
    {
      slug: "one-hold",
      step: "Stands, kneels or sits unpropped with one hold while the other hand works",
      counts: "30 s, nobody’s hands on them",
      doesntCount: "The chest leans on the table",
      tryItIn: "Painting at the wall, washing up, reaching the peg",
    },
    {
      slug: "sends",
      step: "Rolls, throws, kicks or pushes a thing to a person or place",
      counts: "Gets there or near, 3 of 5, from chair, floor or feet",
      doesntCount: "Dropping it; nobody was waiting",
      tryItIn: "Ball, beanbag, skittles, trolley to a friend",
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
    {
      slug: "carries",
      step: "Carries something from one place to another without losing it",
      counts: "5 m, 3 of 4, in hand, in a bag or on a tray",
      doesntCount: "An adult steadies it",
      tryItIn: "Register, washing, cups on the wheelchair tray",
    },
    {
      slug: "doorway",
      step: "Gets through a closed door by own means and stops clear of it",
      counts: "Opens it or asks for it to be opened, 3 of 4",
      doesntCount: "Somebody in front is holding it",
      tryItIn: "Class door, toilet, gate, automatic door",
    },
  ]),
];
