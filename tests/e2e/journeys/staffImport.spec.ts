/** Staff from a list, on screen: looked at, brought in, each handed a link of their own, and one of them at work in her class. */
import { card, choosesPin, expect, receivesAll, test } from "../harness/classroom.ts";
import { givesFile, opensTheSchool, picks, tabletOf } from "../harness/deeds.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";
import type { Tablet } from "../harness/tablet.ts";

const list = [
  "Full name,E-mail,Job title,Class,Phase,Until",
  "Zofia Nowak,zofia.nowak@meadowbank.example,Teaching assistant,Kingfisher,,",
  "Yusuf Demir,yusuf.demir@meadowbank.example,Cover,Kingfisher,,",
  "Marek Hala,marek.hala@meadowbank.example,Astronaut,Kingfisher,,",
  "Ines Prado,ines.prado@meadowbank.example,Teacher,Kingfisher,,",
].join("\r\n");
const newcomers = [
  ["Zofia Nowak", "Teaching assistant"],
  ["Ines Prado", "Teacher"],
] as const;
const line = (name: string) => ({ role: "button", name: new RegExp(`^(\\S{1,3} )?${name}`) }) as const;

async function choosesTheList(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "button", name: "Bring in a list" });
  await picks(tablet, "It is a list of", "staff");
  await givesFile(tablet, "staff.csv", list);
  await tablet.sees({ role: "heading", name: "Staff from staff.csv" });
  await tablet.tap({ role: "button", name: "Go on" });
}

/** Opens somebody under Staff and makes a link for them. */
async function makesALink(tablet: Tablet, name: string): Promise<string> {
  await tablet.tap(line(name));
  await tablet.tap({ role: "button", name: "New link" });
  await tablet.sees({ role: "heading", name: `A link for ${name}` });
  const link = await tablet.evaluate(() => document.querySelector(".link")?.textContent.trim() ?? "");
  await tablet.tap({ role: "button", name: "Close" });
  return link;
}

test("a leader brings staff in from a list; who is new opens her own link, chooses a password and has her class, and no other", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(400_000);
  const { school } = classroom;
  const before = recordsOnServer(school, "staff").length;
  const office = await tabletOf(newTablet, classroom, "leader");
  await opensTheSchool(office);
  await choosesTheList(office);
  await office.sees({ role: "heading", name: "2 rows that cannot be taken" });
  await office.sees(/line 3, column Job title is for cover, which needs its last day\./);
  await office.sees({ role: "heading", name: "2 rows added" });
  await office.sees(/Roles given: Teaching assistant to 1 and Teacher to 1\./);
  // Nothing is anybody's before it is brought in.
  expect(recordsOnServer(school, "staff")).toHaveLength(before);
  await office.tap({ role: "button", name: "Bring in the other 2 rows" });
  await office.sees(/Brought in: 2 rows added, 0 rows changed\./);
  await office.sees(/Whoever is new has no sign-in yet\./);
  await office.tap({ role: "button", name: "Done" });
  expect(recordsOnServer(school, "staff")).toHaveLength(before + 2);

  for (const [name, role] of newcomers)
    await expect.poll(() => office.reads(line(name))).toMatch(new RegExp(`${role}, Kingfisher.*Has no sign-in yet`, "s"));
  const links = [];
  for (const [name] of newcomers) links.push(await makesALink(office, name));
  expect(new Set(links).size).toBe(2);

  // A second time there is nothing to bring in, and nobody is there twice.
  await choosesTheList(office);
  await office.sees(/Nothing to bring in: the school has all of it\./);
  await office.tap({ role: "button", name: "Close" });

  const zofias = await newTablet(school.origin);
  const [link = ""] = links;
  await zofias.open(link.slice(school.origin.length));
  await zofias.sees(/This link is for Zofia Nowak/);
  await zofias.type("E-mail or user name to sign in with", "zofia");
  await zofias.type("Password", "birch-lamp-otter-seven");
  await zofias.tap({ role: "button", name: "Join" });
  await choosesPin(zofias, { login: "zofia" });
  await zofias.sees({ role: "button", name: card("Amara") });
  await receivesAll(zofias);
  await zofias.sees(/Kingfisher/);
  expect(await zofias.count({ role: "link", name: "Phase" })).toBe(0);

  // It worked once.
  const again = await newTablet(school.origin);
  again.forgives(/./);
  await again.open(link.slice(school.origin.length));
  await again.sees({ role: "heading", name: "This link could not be opened" });
});
