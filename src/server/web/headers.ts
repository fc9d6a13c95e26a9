/**
 * The headers of every answer. The policy is `default-src 'none'` and then only what the app is made of: files of this
 * server, and pictures that the tablet itself made.
 */
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** A browser that came once by TLS does so for a year. Never said on plain http, where it would mean nothing. */
const strictTransport = "max-age=31536000";

/**
 * Who may make script out of text: Svelte's compiler, for its templates, and the app, for the addresses of its own workers.
 * Both come from files of ours; anything else is refused by the browser.
 */
const trustedTypesPolicies = ["svelte-trusted-html", "default"] as const;

const self = ["'self'"];
const off = [] as const;

/** The one script that may compile WebAssembly: what makes a guess of a PIN dear. Nothing else of the app runs in its worker. */
const argon2 = /^\/assets\/argon2Worker-[\w-]+\.js$/;

/** Sets them, HSTS only where `encrypted` says so. */
export function strictHeaders(encrypted: (request: Request, env: unknown) => boolean): MiddlewareHandler {
  const [usual, withWebAssembly] = [headersWith(self), headersWith([...self, "'wasm-unsafe-eval'"])];
  return async (c, next) => {
    await (argon2.test(c.req.path) ? withWebAssembly : usual)(c, next);
    if (encrypted(c.req.raw, c.env)) c.res.headers.set("Strict-Transport-Security", strictTransport);
  };
}

function headersWith(scriptSrc: string[]): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc,
      styleSrc: self,
      fontSrc: self,
      connectSrc: self,
      imgSrc: ["'self'", "blob:"],
      mediaSrc: ["'self'", "blob:"],
      workerSrc: self,
      manifestSrc: self,
      formAction: self,
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: [...trustedTypesPolicies],
    },
    crossOriginOpenerPolicy: "same-origin",
    crossOriginResourcePolicy: "same-origin",
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
    strictTransportSecurity: false,
    permissionsPolicy: {
      camera: ["self"],
      microphone: ["self"],
      geolocation: [...off],
      payment: [...off],
      usb: [...off],
      serial: [...off],
      midi: [...off],
      accelerometer: [...off],
      gyroscope: [...off],
      magnetometer: [...off],
      displayCapture: [...off],
    },
  });
}
