import type { Sentence } from "./sentence.ts";

/** What a tablet says by itself: no network, no room, no key. */
export const tabletWords = {
  offline: { says: "This iPad has no network.", todo: "Try again where there is Wi-Fi." },
  unreachable: { says: "The school’s server does not answer.", todo: "Wait a little and try again." },
  wrong_pin: { says: "Not that PIN.", todo: "Try again." },
  pin_gone: {
    says: "Your PIN opens nothing here any more.",
    todo: "Sign in with your password, where there is Wi-Fi. Everything you saved is still here.",
  },
  pin_short: { says: "A PIN is six numbers.", todo: "Type all six." },
  pin_easy: { says: "That PIN is easy to guess.", todo: "Choose six numbers that are not in a row and not the same over and over." },
  copy_cleared: {
    says: "This iPad’s copy of your records was cleared.",
    todo: "Signing in needs Wi-Fi once; then what was sent comes back.",
  },
  unlock_ran_out: {
    says: "This iPad has not spoken to the school for a long time.",
    todo: "Signing in needs Wi-Fi once. Everything you saved is still here.",
  },
  locked: { says: "Nobody is signed in on this iPad now.", todo: "Say who is here, then go on." },
  quota: { says: "This iPad is full.", todo: "Make room, then it saves by itself." },
  reload_needed: { says: "Small Steps lost touch with this iPad’s memory.", todo: "Reload. Everything saved is still here." },
  busy: { says: "Another window of Small Steps was writing here too.", todo: "Try again." },
  newer_data: { says: "A newer Small Steps has written on this iPad.", todo: "Reload to open the newer one." },
  failed: { says: "Something went wrong in Small Steps.", todo: "Try again; if it stays, reload." },
  insecure: { says: "This address is not secure, so nothing can be kept.", todo: "Open the address that begins with https." },
  unsent_work: { says: "Something of yours has not been sent yet.", todo: "Send it first; then you can leave this iPad." },
  undecided_work: {
    says: "Something of yours needs your attention, and is on this iPad alone.",
    todo: "Decide it under “Needs attention” first; then you can leave this iPad.",
  },
  not_here: { says: "This is not on this iPad.", todo: "It may have been moved or removed; look again." },
  no_picture: { says: "No picture was kept: there may be none of this child here.", todo: "Ask the office what was agreed." },
} as const satisfies Record<string, Sentence>;
export type TabletCode = keyof typeof tabletWords;

/** What is wrong with the tablet before anybody can work. */
export const deviceProblemWords = {
  insecure: {
    says: "This address is not secure",
    todo: "On a plain http address an iPad keeps nothing and signs nobody in. Open the address that begins with https; whoever runs the server can make it with the command “certificate”.",
  },
  notSetUp: {
    says: "This school is not set up yet",
    todo: "Open the link that the server printed when it started. It works once, for 24 hours; a new one is printed at each start.",
  },
  emptied: {
    says: "This iPad’s memory was emptied",
    todo: "iPadOS or somebody cleared it. What was sent is at the school and comes back when you sign in. What was not sent is gone from here.",
  },
  blockedUpgrade: {
    says: "Small Steps is open in another tab",
    todo: "An older version holds the memory. Close the other tabs of Small Steps; this one then goes on by itself.",
  },
  reloadNeeded: {
    says: "Small Steps needs to reload",
    todo: "It lost touch with this iPad’s memory, which happens after a long sleep. Everything saved is still here. What you tapped last may or may not have been kept: after the reload, the line at the bottom says.",
  },
  notStarted: {
    says: "Small Steps did not start",
    todo: "Reload it. If it still does not start, fetch the app again. Nothing you recorded is removed by either.",
  },
} as const satisfies Record<string, Sentence>;

/** Somebody left this tablet for good: what is so now, and what could not be done for want of a network. */
export function farewellSaid({ tileName, told }: { tileName: string; told: boolean }): string {
  const gone = `${tileName} has left this iPad. Nothing of theirs is kept on it.`;
  return told ? gone : `${gone} The school could not be told, so their sign-in here ends there by itself, within 30 days.`;
}

/** What had been here was cleared, and the person has signed in again. */
export function restoredSaid(lost: number): string {
  return lost === 0
    ? "As far as this iPad knows, everything you wrote had been sent."
    : `${lost === 1 ? "One thing" : `${lost} things`} you wrote here had not been sent and ${lost === 1 ? "is" : "are"} lost, as far as this iPad knows. Write ${lost === 1 ? "it" : "them"} again if you remember.`;
}

/** Standing notices: calm, and gone once they are no longer so. */
export const noticeWords = {
  notInstalled: {
    says: "Small Steps is not on the Home Screen yet.",
    todo: "iPadOS may clear what a web page keeps. Tap Share, then Add to Home Screen, and open it from there.",
  },
  notPersistent: {
    says: "This iPad has not promised to keep what is saved.",
    todo: "Ask it to keep it: one tap.",
  },
  nearlyFull: {
    says: "This iPad is nearly full.",
    todo: "Make room in Settings, General, iPad Storage. Records are small; pictures and other apps take the room.",
  },
  updateReady: { says: "A new version is ready.", todo: "Take it when you have a quiet moment; it takes a second." },
} as const satisfies Record<string, Sentence>;
