import type { Framework } from "../framework.ts";
import { perLevel } from "./perLevel.ts";

/**
 * For each strand and level, K1 first, one way to go sideways: a new place, a new person, less help, or after a holiday, with
 * all the rest kept. For half of our children that is the year's progress. Said to the adult.
 */
export const sideways: Framework["sideways"] = perLevel({
  communication: [
    "Keep the greeting as it is and let a new adult give it; allow the same long wait.",
    "Look for the same like and dislike somewhere busier: the hall, the minibus, the garden.",
    "Let somebody new to the game stop it, and see whether the same signal comes.",
    "After a holiday, pause the same game on the first morning, before anybody has practised it.",
    "Give ten seconds more, hands in lap and face still, before helping the message along.",
    "Stand further off, or round the corner, so that the same message has to travel.",
    "Take the same words, signs or symbols where they are not yet used: lunch, the pool, the shop.",
    "Send the same news to the office, another class or a visitor, with no familiar adult beside.",
  ],
  cognition: [
    "Give the same light, sound or touch in another position: on the other side, or lying instead of sitting.",
    "Let another adult offer the favourite event, at the same speed and in the same order.",
    "Play the known game on the floor, in the pool or out of doors, with the same pause in it.",
    "Put out things of the same kinds from home or from the class next door, and sit back.",
    "On the first day after a holiday, begin at the hiding, with nothing shown beforehand.",
    "Leave out the last cue of the routine: no point, no look, no reaching for the bag.",
    "Set the same problem with other things and another adult: a new jar, a new gate.",
    "Do the known task in another room, where the things are kept in other places.",
  ],
  control: [
    "Keep switch and effect, and change the position to another that the therapist has agreed.",
    "Take the same switch and effect to a quieter or darker room, and wait as long.",
    "Keep the place of the switch, change the adult, and let nobody say “press”.",
    "Keep the switch and change what it works: warm air for the song, a friend’s voice for the lights.",
    "After a holiday, put the switch in place and wait a full minute before showing it.",
    "Use the same press and wait at lunch, in assembly, or at home with the family.",
    "Take away one help that is easily missed: the pointing, the naming, or the order they are set in.",
    "Let another class, or a visitor, ask for it, with the familiar adult out of the room.",
  ],
  fine: [
    "Let another person give the same touch, as slowly, with the first one close by.",
    "Change the side they lie or sit on, so that the other hand is the free one.",
    "Offer the hold in care or at a meal instead of in a session: flannel, spoon, sleeve.",
    "Give less at the arm: from the hand to the elbow, from the elbow to nothing.",
    "Look for the same two hands at another table: snack, garden, sink.",
    "Use things of other sizes and weights from the day’s own round: letters, cutlery, laundry.",
    "Take one adult’s hand away, and let a mat that grips do the steadying.",
    "After a holiday, begin with another coat or another pen, and show nothing first.",
  ],
  gross: [
    "Take the same position on another agreed surface: mat, bed, beanbag, water.",
    "Let a second adult, shown how by the physiotherapist, give the same support.",
    "Where the programme allows, hold a hand’s breadth lower, or with one hand instead of two.",
    "Do the same where more is going on: the hall, the group, the playground.",
    "Put what is wanted in another room, or on the side they turn to less.",
    "After a holiday, start where it was left, and write down how many days it takes to come back.",
    "Go the same way over other ground: carpet, grass, a gentle slope.",
    "Go the same way with a new adult, who stays behind and says nothing.",
  ],
  wellbeing: [
    "Let a second adult learn the same touch in the same order, the first one staying near.",
    "Take the voice, scent or thing that calms to a place that is harder: the dentist, the minibus.",
    "Seat the same friend close by somewhere else: in the dinner hall, in the pool.",
    "Show supply and lunchtime staff the same “no more”, and see whether it is given to them.",
    "Play the known game with another pupil opposite, the adult sitting behind.",
    "Share the moment with somebody from outside the class: the cook, the caretaker, a visitor.",
    "Leave out one prompt in the same routine, and wait as long as the prompt would have taken.",
    "On the first day after a holiday, offer the choice of what helps before it is needed.",
  ],
});
