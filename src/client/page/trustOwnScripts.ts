/** The content security policy asks for trusted types. One rule serves every worker, ours and the bundler's: a script is from our own origin. */

/** Of a page or a worker; only browsers that know trusted types have `trustedTypes`. */
type Scope = Pick<Window, "location"> & Partial<Pick<Window, "trustedTypes">>;

export function trustOwnScripts({ trustedTypes, location: { href, origin } }: Scope): void {
  trustedTypes?.createPolicy("default", {
    createScriptURL: (address) => {
      if (new URL(address, href).origin !== origin) throw new TypeError(`not our own script: ${address}`);
      return address;
    },
  });
}
