/**
 * Paths that belong to the sync server. The service worker never answers or stores them: a cached answer there would be
 * an old truth about people's records, or one person's answer given to another. The development server hands them on.
 */
export const serverRoutes = ["/sync", "/identity", "/setup", "/admin", "/health"] as const;

/** Whether a path is the server's own: the prefix itself, or anything below it. */
export const belongsToServer = (pathname: string): boolean =>
  serverRoutes.some((route) => pathname === route || pathname.startsWith(`${route}/`));
