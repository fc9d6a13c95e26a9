import type { SeenBy } from "../../domain/kinds/evidence.ts";
import type { Day, Instant, Precision } from "../../domain/time.ts";
import type { RefusalCode } from "../../sync/refusals.ts";
import type { SyncState, Trouble } from "../../sync/syncState.ts";
import type { RecordView } from "./classScreen.ts";
import type { PictureRoomView } from "./pictures.ts";

/** One act that waits to be sent. `what` tells records as words do; anything else is named by its kind. */
export interface WaitingAct {
  act: string;
  pupilName: string | null;
  record: RecordView | null;
  kind: string;
  at: Instant;
}

/** One statement of a record, apart from the rest of it; `words` says it. `other`: nothing of it can be said in a line. */
export type Statement =
  | { type: "how"; how: RecordView["how"] }
  | { type: "when"; observedAt: Instant; precision: Precision }
  | { type: "seen"; seenBy: SeenBy; name: string; me: boolean }
  | { type: "dates"; from: Day | null; until: Day | null }
  | { type: "day"; day: Day | null }
  | { type: "removed"; removed: boolean }
  | { type: "texts"; texts: string[] }
  | { type: "other" };

/** What a person must decide. Nothing is lost meanwhile. */
export type AttentionItem =
  | {
      type: "refused";
      id: string;
      code: RefusalCode;
      kind: string;
      pupilName: string | null;
      /** The observations it would have made, or made of others: one a child. */
      records: RecordView[];
      /** Their words may be written as notes about the same children. */
      mayKeep: boolean;
      at: Instant;
    }
  | {
      type: "replaced";
      id: string;
      kind: string;
      group: string;
      pupilName: string | null;
      mine: Statement;
      mineAt: Instant;
      theirs: Statement;
      theirsAt: Instant;
      who: string;
    }
  | {
      type: "dispute";
      id: string;
      target: string;
      pupilName: string | null;
      wording: string;
      choices: {
        transition: string;
        who: string;
        mine: boolean;
        at: Instant;
        action: string;
        why: string | null;
        /** The wording of the target put in its place; null where there is none, or it has not arrived. */
        successor: string | null;
      }[];
    };

export interface SyncView {
  state: SyncState;
  waiting: WaitingAct[];
  attention: AttentionItem[];
  /** Refused acts about pupils or classes that may no longer be read here: counted, and shown to nobody. */
  shut: number;
  /** Pictures are counted apart: they go last, and nothing waits for them. */
  pictures: PictureRoomView;
  lastExchange: { at: Instant; sent: number; received: number; pupils: number } | null;
  trouble: Trouble | null;
  /** Server minus tablet, in ms, as last measured; null before the first exchange. */
  clockOffset: number | null;
}
