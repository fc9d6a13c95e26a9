import * as acting from "./acting.ts";
import * as behind from "./behind.ts";
import * as ending from "./ending.ts";
import type { Event } from "./event.ts";
import * as forging from "./forging.ts";
import * as judging from "./judging.ts";
import * as meeting from "./meeting.ts";
import * as office from "./office.ts";
import * as programmes from "./programmes.ts";
import * as redacting from "./redacting.ts";
import * as serving from "./serving.ts";
import * as syncing from "./syncing.ts";
import * as tabs from "./tabs.ts";
import * as time from "./time.ts";
import * as undoing from "./undoing.ts";
import * as updating from "./updating.ts";

const everything: readonly Event[] = [
  ...Object.values(acting),
  ...Object.values(behind),
  ...Object.values(ending),
  ...Object.values(forging),
  ...Object.values(judging),
  ...Object.values(meeting),
  ...Object.values(office),
  ...Object.values(programmes),
  ...Object.values(redacting),
  ...Object.values(serving),
  ...Object.values(syncing),
  ...Object.values(tabs),
  ...Object.values(time),
  ...Object.values(undoing),
  ...Object.values(updating),
];

/** Everything that can happen, by name: loaders tell the exports of a file in orders of their own, and a seed is one scenario to all of them. */
export const events: readonly Event[] = everything.toSorted((one, other) => (one.name < other.name ? -1 : 1));
