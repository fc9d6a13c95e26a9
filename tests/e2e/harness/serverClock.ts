/** Loaded before the server, or a command of its terminal: gives it the clock that its school is at. */
import { shiftDate } from "./shiftDate.ts";

shiftDate(Number(process.env.SMALL_STEPS_CLOCK_AHEAD));
