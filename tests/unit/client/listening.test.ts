/** How a tablet listens, and when it stops. */
import { describe, expect, it } from "vitest";
import { listen } from "../../../src/client/exchange/listening.ts";
import { liveRequest, type LiveRequest } from "../../../src/sync/liveMessages.ts";

const again = "event: again\nid: a.1\ndata: {}\n\n";
const moved = 'event: moved\nid: a.2\ndata: {"streams":["card/ada"]}\n\n';

/** A tablet whose server answers each request with these pieces of text, the last one as long as the test likes. */
function tablet(...answers: (readonly string[] | number | "open")[]) {
  const asked: LiveRequest[] = [];
  const heard: (readonly string[])[] = [];
  const timers = new Set<() => void>();
  const ending = new AbortController();
  const open: { signal: AbortSignal | null }[] = [];
  const done = listen({
    network: {
      fetch: (_path, init) => {
        asked.push(liveRequest.parse(JSON.parse(typeof init?.body === "string" ? init.body : "")));
        const answer = answers[asked.length - 1];
        if (answer === undefined) return Promise.reject(new TypeError("no network"));
        if (typeof answer === "number") return Promise.resolve(Response.json({ code: "unauthenticated" }, { status: answer }));
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            if (answer !== "open") {
              for (const piece of answer) controller.enqueue(new TextEncoder().encode(piece));
              controller.close();
              return;
            }
            controller.enqueue(new TextEncoder().encode(again));
            open.push({ signal: init?.signal ?? null });
            init?.signal?.addEventListener("abort", () => controller.error(new DOMException("cut", "AbortError")));
          },
        });
        return Promise.resolve(new Response(body));
      },
    },
    schedule: (run) => {
      timers.add(run);
      return () => void timers.delete(run);
    },
    ...{ person: "priya", replica: "aaaaaaaaaaaaaaaa", token: "token", ended: ending.signal },
    moved: (streams) => void heard.push(streams),
  });
  const opened = async () => {
    while (heard.length === 0) await new Promise((resolve) => setImmediate(resolve));
  };
  return { asked, heard, timers, ending, done, opened };
}

describe("a tablet that listens", () => {
  it("hears that it should ask, and which streams moved, however the text was cut on the way", async () => {
    const text = again + moved;
    const { heard, done } = tablet(Array.from(text));
    await done;
    expect(heard).toEqual([[], ["card/ada"]]);
  });

  it("asks again when the server has ended it, saying what it heard last", async () => {
    const { asked, done } = tablet([again, moved], [":\n\n", ":\n\n"]);
    await done;
    expect(asked.map(({ after }) => after)).toEqual([undefined, "a.2", "a.2"]);
  });

  it("asks for everything after an event that it cannot read", async () => {
    const { heard, done } = tablet(["event: moved\ndata: {\n\n", 'event: moved\ndata: {"streams":["?"]}\n\n', "event: tea\ndata: {}\n\n"]);
    await done;
    expect(heard).toEqual([[], []]);
  });

  it.each([401, 404, 500])("stops when it is refused with %i: the next exchange says what is wrong", async (status) => {
    const { asked, done } = tablet(status);
    await done;
    expect(asked).toHaveLength(1);
  });

  it("stops at a server that ends at once again and again", async () => {
    const { asked, done } = tablet([again], [again]);
    await done;
    expect(asked).toHaveLength(1);
  });

  it("stops when the server has given no sign of life for too long", async () => {
    const { timers, done, opened } = tablet("open");
    await opened();
    for (const ring of timers) ring();
    await done;
    expect(timers.size).toBe(0);
  });

  it("stops when its person leaves, and hears nothing more", async () => {
    const { ending, done, opened, heard, asked } = tablet("open");
    await opened();
    ending.abort();
    await done;
    expect([heard, asked.length]).toEqual([[[]], 1]);
  });
});
