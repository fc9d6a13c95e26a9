/** Something that a page must never do, in the browser's words. */
export interface Problem {
  readonly kind: "console" | "error" | "foreign request";
  readonly text: string;
}

/**
 * What a browser writes when the network or the server is not there. Offline is normal, so this is no problem: what the app makes of it is
 * for the test to see. A refusal by the server (401, 409) is another thing, and a test that means it forgives it by name.
 */
const networkIsAway = [
  /Failed to load resource: net::ERR_(INTERNET_DISCONNECTED|CONNECTION_\w+|EMPTY_RESPONSE|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|NETWORK_CHANGED|CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|FAILED|ABORTED)/,
  /CONSOLE (JS|NETWORK) ERROR (Connection terminated unexpectedly|Connection reset|Could not connect|Cannot load |Failed to load resource: (?!the server responded))/,
  /An unknown error occurred when fetching the script/,
];

/** The problems left when the network's absence and what the test forgives are taken out. */
export const unforgiven = (problems: readonly Problem[], forgiven: readonly RegExp[]): readonly Problem[] =>
  problems.filter(({ text }) => ![...networkIsAway, ...forgiven].some((pattern) => pattern.test(text)));
