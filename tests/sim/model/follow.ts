/** What never left a tablet may be filed under another year when its clock is put right. What it says stays. */
import { parseStream, streams } from "../../../src/domain/streams.ts";
import { academicYearOf, dayOf } from "../../../src/domain/time.ts";
import { bodyText } from "../../../src/sync/body.ts";
import type { Change } from "../../../src/sync/change.ts";
import { hold } from "../broken.ts";
import { zone } from "../world/school.ts";
import type { Made } from "./promises.ts";

/** Writes down where a change lies now, and holds it to what may move. */
export function follow(made: Made, change: Change): void {
  const { stream } = made.change;
  if (change.stream === stream) return;
  const told = () => [made.seat.name, made.change, change];
  hold(made.sentAt === undefined, "what was sent stays in its stream", told);
  hold(bodyText({ ...change, stream }) === bodyText(made.change), "what is filed under another year says what it said", told);
  const [from, to] = [parseStream(stream), parseStream(change.stream)];
  hold(from?.type === "evidence" && to?.type === "evidence" && from.id === to.id, "only evidence is filed by years", told);
  const { observedAt } = change.fields;
  const right = typeof observedAt !== "number" || change.stream === streams.evidence(to.id ?? "", academicYearOf(dayOf(observedAt, zone)));
  hold(right, "evidence is filed under the year it was seen in", told);
  made.change = { ...made.change, stream: change.stream };
}
