/** Loaded before the server, or a command of its terminal: gives it the clock that its school is at, and hears what a test sets it to. */
import { shiftDate } from "./shiftDate.ts";

const setClock = shiftDate(Number(process.env.SMALL_STEPS_CLOCK_AHEAD));

process.on("message", (ahead) => {
  setClock(Number(ahead));
  process.send?.("set");
});
// What only listens for the time must not keep a server that was asked to end.
process.channel?.unref();
