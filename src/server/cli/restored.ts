import type { Command } from "commander";
import { VerbRefused, type CliContext } from "./context.ts";

/**
 * `school restored`: what makes a folder that was put back from a copy safe to serve. Every stream begins another life, so that
 * tablets send what the copy lacks, and what was handed out to people before is void.
 */
export function restored(program: Command, context: () => CliContext): void {
  program
    .command("restored")
    .description("say that DATA_DIR was put back from a copy, before the server is started on it: tablets then send what it lacks")
    .action(async () => {
      const own = context();
      const { isSetUp, store } = await own.open();
      if (!(await isSetUp())) throw new VerbRefused("There is no school in this folder yet: nothing can have been put back.");
      await store.renewEpochs(own.now());
      const { epoch } = await store.life();
      own.answer({ epoch }, [
        "The school in this folder begins another life.",
        "Every iPad sends again what this copy lacks, as it comes by. Everybody signs in again; links that were not used are void.",
      ]);
    });
}
