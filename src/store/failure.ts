/**
 * Why the tablet's memory could not do what was asked: a closed set, each with its words in `words`.
 *
 * - `busy`: other tabs kept changing the same rows; nothing was written.
 * - `reloadNeeded`: the connection to the disk is lost and could not be opened again; only a reload helps.
 * - `storageFull`: the tablet has no room; nothing was written.
 * - `newerData`: a newer version of the app wrote here; this one must not touch it.
 * - `closed`: whoever this database belongs to is no longer the one in front of the tablet.
 */
export const storeCodes = ["busy", "reloadNeeded", "storageFull", "newerData", "closed"] as const;
export type StoreCode = (typeof storeCodes)[number];

export class StoreFailure extends Error {
  readonly code: StoreCode;

  constructor(code: StoreCode, cause?: unknown) {
    super(`store: ${code}`, { cause });
    this.name = "StoreFailure";
    this.code = code;
  }
}
