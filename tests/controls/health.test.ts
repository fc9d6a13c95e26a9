import { expect, it } from "vitest";
import { setUp, testServer } from "../unit/server/server.ts";

it("says that it serves and whether there is a school, and nothing of anybody in it", async () => {
  const server = await testServer();
  expect((await server.get("/health")).body).toEqual({ status: "ok", setUp: false });
  const { token } = await setUp(server);
  for (const asked of [undefined, token]) expect((await server.get("/health", asked)).body).toEqual({ status: "ok", setUp: true });
});
