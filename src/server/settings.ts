/** Settings: environment variables, all optional, each checked before anything starts. They are listed once, in the README. */
import * as z from "zod";
import { StartRefused } from "./startRefused.ts";

const proxies = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== ""),
  )
  .pipe(
    z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], "name addresses or ranges, such as 10.0.0.0/8, separated by commas")),
  );

const schema = z.object({
  PORT: z.coerce.number("give a number").int().min(0).max(65_535, "give a number up to 65535").default(8080),
  DATA_DIR: z.string().min(1).default("./data"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "give the address people use, such as https://steps.school.example" })
    .transform((url) => new URL(url))
    .optional(),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  TRUSTED_PROXIES: proxies.default([]),
  AUTH_SECRET: z.string().min(32, "give at least 32 characters, chosen at random").optional(),
  DATABASE_URL: z.undefined("PostgreSQL is not supported yet. Leave it out: the school is then kept in a file under DATA_DIR").optional(),
});

export interface Settings {
  port: number;
  dataDir: string;
  publicUrl: URL | undefined;
  /** Files of the certificate and its key; undefined looks for the ones that `school certificate` made. */
  tls: { cert: string; key: string } | undefined;
  trustedProxies: readonly string[];
  /** Undefined makes one and keeps it in DATA_DIR. */
  authSecret: string | undefined;
}

/** Reads and checks them. @throws StartRefused naming the variable and what to give */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  // The identity library listens to these, some of them over what we tell it: telemetry and its secrets among them.
  const foreign = Object.keys(environment).find((name) => name.startsWith("BETTER_AUTH_"));
  if (foreign !== undefined)
    throw new StartRefused("bad_setting", `${foreign} is not a setting of Small Steps and would change how people sign in: unset it.`);
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const said = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}.`);
    throw new StartRefused("bad_setting", said.join("\n"));
  }
  const { PORT, DATA_DIR, PUBLIC_URL, TLS_CERT, TLS_KEY, TRUSTED_PROXIES, AUTH_SECRET } = parsed.data;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) {
    throw new StartRefused("bad_setting", "TLS_CERT and TLS_KEY belong together: give both, or neither.");
  }
  return {
    port: PORT,
    dataDir: DATA_DIR,
    publicUrl: PUBLIC_URL,
    tls: TLS_CERT === undefined || TLS_KEY === undefined ? undefined : { cert: TLS_CERT, key: TLS_KEY },
    trustedProxies: TRUSTED_PROXIES,
    authSecret: AUTH_SECRET,
  };
}
