import { createServer } from "node:net";

/** A port of this machine that nobody listens on now, and that a server can still take a moment later. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === "object" && address !== null) resolve(address.port);
        else reject(new Error("the machine gave no port"));
      });
    });
  });
