/** Why something was not taken: a closed set. Each has a sentence and an action in `words`. */
export const refusalCodes = [
  "unauthenticated",
  "second_factor_needed",
  "wrong_person",
  "device_revoked",
  "forbidden_stream",
  "forbidden_kind",
  "invalid_change",
  "conflict",
  "clock_ahead",
  "gone",
  "too_large",
  "version_not_supported",
  "rate_limited",
  "server_error",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A refusal of one act: `field` and `change` say where, and carry ids and names of fields, never what anybody wrote. */
export interface Refusal {
  code: RefusalCode;
  change?: string | undefined;
  field?: string | undefined;
}
