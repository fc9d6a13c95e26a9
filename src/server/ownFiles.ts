/** What this process makes from now on is for its own user alone: it is children's records, keys and copies of both. */
export function keepFilesToOurselves(): void {
  process.umask(0o077);
}
