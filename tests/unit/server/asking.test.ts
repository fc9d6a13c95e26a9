/** What somebody at the server's terminal is asked, and what of their answer others can see. */
import { PassThrough, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { asking } from "../../../src/server/cli/asking.ts";
import { newPassphraseAsked } from "../../../src/server/cli/passphraseAsked.ts";

/** Somebody at a terminal, who types each answer once they are asked. */
function somebody(...answers: string[]) {
  let shown = "";
  const raw: boolean[] = [];
  const typed = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) });
  const screen = new Writable({
    write(chunk: Buffer, _encoding, done) {
      shown += chunk.toString();
      if (/[:?] $/.test(chunk.toString())) setImmediate(() => typed.write(answers.shift() ?? "\u0003"));
      done();
    },
  });
  return { ask: asking(typed, screen), input: () => Promise.resolve(""), shown: () => shown, raw };
}

describe("a passphrase that is asked for", () => {
  it("is shown to nobody, by the program or by the terminal, and is typed twice where it is a new one", async () => {
    const { ask, input, shown, raw } = somebody("wet flannel on tuesday\r", "wet flannel on tuesday\r");
    expect(await newPassphraseAsked({ ask, input }, "The new passphrase: ")).toBe("wet flannel on tuesday");
    expect(shown()).toBe("The new passphrase: \nThe same again: \n");
    expect(raw).toEqual([true, false, true, false]);
  });

  it("is not taken when it was not the same the second time, or is too short", async () => {
    const other = somebody("wet flannel on tuesday\r", "wet flannel on tuesdya\r");
    await expect(newPassphraseAsked(other)).rejects.toThrow("The two were not the same. Nothing was changed.");
    await expect(newPassphraseAsked(somebody("flannel\r"))).rejects.toThrow("Give a passphrase of at least 12 characters.");
  });

  it("may be left unsaid", async () => {
    await expect(newPassphraseAsked(somebody("\u0003"))).rejects.toThrow("Stopped. Nothing was changed.");
  });
});

it("any other answer is shown as it is typed", async () => {
  const { ask, shown } = somebody("yes\r");
  expect(await ask("Bring all this in? ")).toBe("yes");
  expect(shown()).toContain("yes");
});
