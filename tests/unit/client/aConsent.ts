/** What a school of the tests has agreed with parents. */
import type { Fields } from "../../../src/domain/kinds.ts";
import { pictureConsentId } from "../../../src/domain/recordIds.ts";
import { streams } from "../../../src/domain/streams.ts";
import type { TestTablet } from "./aTablet.ts";

/** What the office has on file about pictures of a child. */
export async function agreed(office: TestTablet, pupil: string, said: Pick<Fields<"pictureConsent">, "level" | "until">): Promise<void> {
  const [store] = office.stores.values();
  const [stream, record] = [streams.card(pupil), pictureConsentId(pupil)];
  const had = await store?.record(stream, record);
  await store?.act([{ stream, kind: "pictureConsent", record, fields: { ...(had ? {} : { pupil }), ...said } }]);
  await office.do("syncNow", {});
}
