import type { Instant } from "../../domain/time.ts";
import type { RefusalCode } from "../../sync/refusals.ts";
import type { SyncState } from "../../sync/syncState.ts";
import type { RecordView } from "./classScreen.ts";

/** One act that waits to be sent. `what` tells records as words do; anything else is named by its kind. */
export interface WaitingAct {
  act: string;
  pupilName: string | null;
  record: RecordView | null;
  kind: string;
  at: Instant;
}

/** What a person must decide. Nothing is lost meanwhile. */
export type AttentionItem =
  | { type: "refused"; id: string; code: RefusalCode; kind: string; pupilName: string | null; record: RecordView | null; at: Instant }
  /** Refused, and about somebody this person may no longer see: counted, and opened to nobody. */
  | { type: "shut"; id: string; code: RefusalCode; at: Instant }
  | {
      type: "replaced";
      id: string;
      kind: string;
      group: string;
      pupilName: string | null;
      mine: string;
      mineAt: Instant;
      theirs: string;
      theirsAt: Instant;
      /** The whole record under each of the two, when it is of something seen. */
      seen: { mine: RecordView; theirs: RecordView } | null;
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
        /** The words of the target that takes its place. */
        successor: string | null;
      }[];
    };

export interface SyncView {
  state: SyncState;
  waiting: WaitingAct[];
  attention: AttentionItem[];
  lastExchange: { at: Instant; sent: number; received: number; pupils: number } | null;
  trouble: "offline" | "unreachable" | "unauthenticated" | null;
  /** Server minus tablet, in ms, as last measured; null before the first exchange. */
  clockOffset: number | null;
}
