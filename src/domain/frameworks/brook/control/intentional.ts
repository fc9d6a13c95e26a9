import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Environmental control technology, with intention: emerging, developing, consolidating. */
export const controlIntentional: readonly BankStep[] = [
  ...stepsAt("control", "k4", [
    {
      slug: "on-not-off",
      step: "Presses more while the switch works than while it is off",
      counts: "Clear to two adults in one session",
      doesntCount: "Excitement all over",
      tryItIn: "Music on and off in short turns",
    },
    {
      slug: "fails",
      step: "Looks, calls or reaches to an adult when a working switch fails",
      counts: "Within 20 s of a dead press, twice",
      doesntCount: "Giving up and falling asleep",
      tryItIn: "Unplugged for one press, then mended together",
    },
    {
      slug: "new-effect",
      step: "Presses on purpose when a known switch is joined to something new",
      counts: "Three presses, a pause after each, two new effects",
      doesntCount: "Pressed with an adult’s hand",
      tryItIn: "Fan for the song, lamp for the fan, friend’s voice for the lamp",
    },
    {
      slug: "message-to-person",
      step: "Presses a recorded message, then turns to or waits for the person it calls",
      counts: "Within 10 s, 3 of 5",
      doesntCount: "Pressing over and over to hear the voice",
      tryItIn: "“Come here”, “more, please”, greeting at the door",
    },
  ]),
  ...stepsAt("control", "k5", [
    {
      slug: "liked-not-disliked",
      step: "Presses for a liked thing and leaves the switch alone for a disliked one",
      counts: "A clear difference over five tries of each",
      doesntCount: "Tired by the second thing",
      tryItIn: "Two songs, warm and cool air",
    },
    {
      slug: "second-place",
      step: "Reaches to the switch after it has been moved to a second place",
      counts: "Within 30 s, 3 of 5, the place shown or felt once",
      doesntCount: "Pressing where it was",
      tryItIn: "Tray to armrest, side to middle",
    },
    {
      slug: "second-kind",
      step: "Works the same effect with a second kind of switch",
      counts: "Each kind, 3 of 4 on one day",
      doesntCount: "Pressing where the first one was",
      tryItIn: "Pull, squeeze, tilt, beam, voice",
    },
    {
      slug: "turns-off",
      step: "Presses to turn off what is not wanted",
      counts: "Within 20 s, 3 of 4, and leaves the wanted one on",
      doesntCount: "Pressing whatever is there",
      tryItIn: "Cold fan, loud radio, song heard too often",
    },
  ]),
  ...stepsAt("control", "k6", [
    {
      slug: "waits-for-end",
      step: "Presses to start, waits, and presses again only when it has finished",
      counts: "3 of 4 without holding down",
      doesntCount: "Rapid pressing",
      tryItIn: "Page turner, one-step message",
    },
    {
      slug: "holds-and-stops",
      step: "Holds a switch down while the effect is wanted and lets go to stop it",
      counts: "Starts and stops in 3 of 4 turns",
      doesntCount: "Sliding off; held down by tone",
      tryItIn: "Food mixer, water pump, massager",
    },
    {
      slug: "on-cue",
      step: "Waits with the switch in reach and presses when the known cue comes",
      counts: "Nothing pressed in the wait, 3 of 5",
      doesntCount: "An adult holds the switch back",
      tryItIn: "“Ready, steady, go”, end of a verse, friend’s turn over",
    },
    {
      slug: "to-the-end",
      step: "Presses part by part until a thing in several parts has ended",
      counts: "Four parts or more, no prompt, twice",
      doesntCount: "Giving up after the first; holding it down",
      tryItIn: "Story by pages, photos of the trip, filling the footbath",
    },
  ]),
];
