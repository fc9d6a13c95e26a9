/** Why the program would not start: each is said on the terminal in its sentence, and ends the process with 1. */
export type StartRefusalCode =
  | "bad_setting"
  | "no_data_folder"
  | "database_unreadable"
  | "database_newer"
  | "database_unreachable"
  | "database_forgetful"
  | "port_taken"
  | "no_front_end"
  | "bad_certificate"
  | "bad_rescue_key";

/** Thrown while starting, when going on would be wrong. `message` says what, where and what to do. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
  constructor(
    readonly code: StartRefusalCode,
    message: string,
  ) {
    super(message);
  }
}
