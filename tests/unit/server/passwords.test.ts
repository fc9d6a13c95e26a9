import { describe, expect, it } from "vitest";
import { passwordRules } from "../../../src/server/identity/passwordRules.ts";
import { hashPassword, presentCost, verifyPassword } from "../../../src/server/identity/passwords.ts";
import { cheap } from "./server.ts";

const rules = passwordRules();
const about = ["Ruth Okafor", "ruth@meadowbank.example", "Meadow Bank"];

describe("a password", () => {
  it.each([
    "correct horse battery staple",
    "wet flannel on tuesday",
    "aB3$ xY9# kL2&",
    "ゾウさんのはなはながいのよ",
    "meadow flowers at dawn",
    "9472 6650 1183 2290",
    "🫖🦦🪁🧦🥁🛶🪺🧭🪵🧩🪗🫐",
  ])("may be %s", (password) => expect(rules(password, about)).toBeUndefined());

  it.each([
    ["elevenchars", "password_short"],
    ["🫖🦦🪁🧦🥁🛶", "password_short"],
    ["x1 ".repeat(100), "password_long"],
    ["aaaaaaaaaaaa", "password_common"],
    ["121212121212", "password_common"],
    ["passwordpassword", "password_common"],
    ["Password2026!", "password_common"],
    ["2026!!!password", "password_common"],
    ["unbelievable", "password_common"],
    ["1qaz2wsx3edc", "password_common"],
    ["Ruth Okafor 2026", "password_common"],
    ["okafor-okafor", "password_common"],
    ["MeadowBank1!", "password_common"],
  ])("may not be %s", (password, code) => expect(rules(password, about)).toBe(code));
});

describe("a kept password", () => {
  it("costs what OWASP asks for today, and says so beside the hash", async () => {
    expect(presentCost).toEqual({ logN: 15, r: 8, p: 3 });
    const hash = await hashPassword("wet flannel on tuesday", presentCost);
    expect(hash).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{86}$/);
    expect(await verifyPassword("wet flannel on tuesday", hash)).toBe(true);
    expect(await verifyPassword("wet flannel on Tuesday", hash)).toBe(false);
  });

  it("is still known after the cost was raised, and is never hashed the same twice", async () => {
    const [one, other] = [await hashPassword("wet flannel", cheap), await hashPassword("wet flannel", { ...cheap, logN: 5 })];
    expect(one).not.toBe(await hashPassword("wet flannel", cheap));
    expect(await verifyPassword("wet flannel", one)).toBe(true);
    expect(await verifyPassword("wet flannel", other)).toBe(true);
  });

  it("typed with composed or with combining characters is one password", async () => {
    const hash = await hashPassword("caf\u00e9 au lait at nine", cheap);
    expect(await verifyPassword("cafe\u0301 au lait at nine", hash)).toBe(true);
  });

  it("is not opened by a hash of another kind", async () => {
    for (const hash of ["", "salt:key", "scrypt$4$8$1$$", "plain$4$8$1$c2FsdA$a2V5"]) expect(await verifyPassword("", hash)).toBe(false);
  });
});
