import { resolve } from "node:path";
import type { Command } from "commander";
import { localHosts, makeCertificate, ownHosts } from "../tls/makeCertificate.ts";
import { hostWithin, isHost } from "../tls/hostAsked.ts";
import { VerbRefused, type CliContext } from "./context.ts";

const help = `
An iPad keeps records only under https. Without a public name for the server, this makes a certificate authority of the
school's own and a certificate for this machine, both under DATA_DIR/tls; npm start picks them up. Run it again within
397 days, or when the machine's address changes: tablets that trust the authority go on trusting it.

The authority's file is not served by the server: fetched over a line that is not yet trusted, it could be anybody's.
Carry it to the iPad by AirDrop, by e-mail, on a stick, or let your device management (MDM) install it, which is best
for many iPads and trusts it at once.`;

/** `school certificate`: TLS for a server without a public name, and how an iPad comes to trust it. */
export function certificate(program: Command, context: () => CliContext): void {
  program
    .command("certificate")
    .description("make or renew a TLS certificate for this machine, and say how iPads come to trust it")
    .option("--host <names...>", "names and addresses tablets reach it by, besides localhost (default: this machine's own)")
    .addHelpText("after", help)
    .action(async ({ host }: { host?: string[] }) => {
      const { settings, now, answer } = context();
      for (const each of host ?? []) checkHost(each);
      const made = await makeCertificate(settings.dataDir, host ? [...host, ...localHosts] : ownHosts(), now());
      const file = resolve(made.authorityFile);
      const reach = made.hosts.filter((name) => !localHosts.includes(name));
      const urls = reach.map((name) => `https://${name.includes(":") ? `[${name}]` : name}:${settings.port}`);
      answer(
        {
          authority: file,
          fingerprint: made.fingerprint,
          madeAuthority: made.madeAuthority,
          hosts: made.hosts,
          validTo: made.validTo,
          urls,
        },
        [
          `Made for ${made.hosts.join(", ")}; good until ${new Date(made.validTo).toISOString().slice(0, 10)}. Start the server again to use it.`,
          ...(made.madeAuthority ? trusting(file, made.fingerprint) : ["Tablets that trust this school's authority need nothing more."]),
          "Tablets open one of:",
          ...urls.map((url) => `  ${url}`),
        ],
      );
    });
}

/** A certificate for what no tablet can type would be found out on the first iPad, after everything else was done. */
function checkHost(host: string): void {
  if (isHost(host)) return;
  if (host.trim() === "") throw new VerbRefused("--host: give a name or an address, such as steps.local or 192.168.1.5.");
  const within = hostWithin(host);
  throw new VerbRefused(
    within === undefined
      ? `--host: ${host} is no name or address of a machine. Give one such as steps.local or 192.168.1.5.`
      : `--host: ${host} is an address with more in it: give only ${within}.`,
  );
}

function trusting(file: string, fingerprint: string): string[] {
  return [
    "",
    "On each iPad, once:",
    `  1. Bring it the file ${file} (AirDrop, e-mail or a stick; MDM does all of this by itself) and open it there.`,
    "  2. Settings > General > VPN & Device Management > Small Steps > Install.",
    "     Under More Details, the SHA-256 fingerprint must be:",
    `     ${fingerprint}`,
    "  3. Settings > General > About > Certificate Trust Settings > switch on Small Steps.",
    "",
  ];
}
