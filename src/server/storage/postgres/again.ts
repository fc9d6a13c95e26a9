/** PostgreSQL ends one of two transactions that wait for each other, and says so. Nothing of it was done. */
const waitedForEachOther: readonly string[] = ["40P01", "40001"];
const most = 5;

/** Does it again from its beginning while that is why it failed. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let times = 1; ; times += 1) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (times === most || !waitedForEachOther.includes(code)) throw error;
    }
  }
}
