/** At the moment somebody writes: what they say of what they see comes after it, and is what they see from then on. */
import { marksOf } from "../../../src/sync/merge.ts";
import { hold } from "../broken.ts";
import { rowsOf } from "../world/diskView.ts";
import type { Seat } from "../world/seat.ts";

export function saidLast(seat: Seat, act: string): void {
  for (const { value } of rowsOf(seat.disk, "records")) {
    const said = value.waiting.filter((change) => change.act === act);
    const last = said.at(-1);
    if (!last || value.shut || value.base?.redacted) continue;
    const later = value.base ? Object.values(marksOf(value.base)).filter(({ at }) => at > last.at) : [];
    hold(later.length === 0, "who edits what they see says so after it", () => [seat.name, last, later]);
  }
}
