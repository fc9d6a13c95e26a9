import { join } from "node:path";
import { build } from "vite";

let made: Promise<string> | undefined;

const bundle = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, "locate.ts"), formats: ["iife"], name: "locate" },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunk = outputs.flatMap((one) => ("output" in one ? one.output : [])).find(({ type }) => type === "chunk");
  if (chunk?.type !== "chunk") throw new Error("locate.ts made no script");
  return chunk.code;
};

/** locate.ts as one script that defines `locate`, made once per process. */
export const locateScript = (): Promise<string> => (made ??= bundle());
