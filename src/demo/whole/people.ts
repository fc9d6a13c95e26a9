/** What everybody who works at the school may do, from when to when; and the few who get a sign-in to look around with. */
import { instantAt } from "../../domain/observing.ts";
import type { Grant, GrantScope } from "../../domain/roles.ts";
import { addDays, type Day, type Instant } from "../../domain/time.ts";
import type { DemoPerson } from "../demonstration.ts";
import { uuid7 } from "../ids.ts";
import { idIn } from "../people.ts";
import type { Child } from "./child.ts";
import { groups } from "./groups.ts";
import { pathwayNames } from "./pathways.ts";
import { helpsInGroups, type School } from "./school.ts";
import type { Holding, Post } from "./staffing.ts";

interface Scoped {
  scope: GrantScope;
  from: Day;
  until: Day | null;
}

const latest = (one: Day, other: Day): Day => (one > other ? one : other);
const earliest = (one: Day | null, other: Day | null): Day | null => (one === null ? other : other === null || one < other ? one : other);

/** The children a specialist looks after. */
function caseload({ children }: School, { key, programme }: Post): readonly Child[] {
  const first = key.endsWith("-1");
  const pathway = ({ enrolled }: Child) => enrolled.spells.at(-1)?.pathway;
  const one = (child: Child, of: number) => Number(child.key.slice(1)) % of === 0;
  switch (programme) {
    case "physio":
      return children.filter((child) => (first ? pathway(child) === "brook" : child.primaryNeed === "PD"));
    case "speech":
      return children.filter((child) => pathway(child) === (first ? "stream" : "river") && one(child, 2));
    case "nurse":
      return children.filter((child) => child.seizures);
    default:
      return children.filter((child) => one(child, 12));
  }
}

function scopesOf(school: School, post: Post, { from, until }: Holding): Scoped[] {
  const { classKey, phase, role } = post;
  if (role === "leader" || role === "technician") return [{ scope: { type: "school" }, from, until }];
  if (role === "phaseLeader") return [{ scope: { type: "phase", id: phase ?? "" }, from, until }];
  if (role === "specialist")
    return caseload(school, post).map(({ id, enrolled: { joined, leftOn } }) => ({
      scope: { type: "pupil", id },
      from: latest(from, joined),
      until: earliest(until, leftOn),
    }));
  if (classKey === undefined) return [];
  const room = school.rooms.find(({ key }) => key === classKey);
  const group = groups.find(({ of }) => of.some(([pathway, of1]) => pathway === room?.cell.pathway && of1 === room.cell.phase));
  const scopes: Scoped[] = [{ scope: { type: "class", id: idIn(school.classIds, classKey) }, from, until }];
  return group && helpsInGroups(post)
    ? [...scopes, { scope: { type: "class", id: idIn(school.classIds, group.key) }, from, until }]
    : scopes;
}

/** Posts whose present holders get a sign-in: someone of every role, and of every pathway. */
function shown({ rooms, staffing: { posts } }: School): Post[] {
  const first = (that: (post: Post) => boolean) => posts.find(that) ?? [];
  const roomsOf = (pathway: string) => rooms.filter(({ cell }) => cell.pathway === pathway).map(({ key }) => key);
  const inPathway = (pathway: string, role: string) =>
    first((post) => post.role === role && post.classKey !== undefined && roomsOf(pathway).includes(post.classKey) && post.writes > 3);
  return [
    ...posts.filter(({ role }) => role === "leader").slice(0, 2),
    ...posts.filter(({ key }) => key.endsWith("-lead")),
    ...pathwayNames.flatMap((pathway) => inPathway(pathway, "teacher")),
    ...pathwayNames.slice(0, 3).flatMap((pathway) => inPathway(pathway, "ta")),
    ...posts.filter(({ key }) => key === "physio-1"),
    ...posts.filter(({ role }) => role === "cover"),
  ].flat();
}

/** A cover's class is open to them from today for a fortnight. */
const coverDays = 13;

/** Everybody with their grants, ended ones too: what they wrote was theirs to write. */
export function peopleOf(school: School): DemoPerson[] {
  const { staffing, today, zone, random } = school;
  const shownPosts = new Set(shown(school));
  const at: Instant = instantAt(school.from, 8 * 60, zone);
  const logins = new Set<string>();
  const loginOf = (first: string, last: string): string => {
    const plain = `${first}.${last}`.toLowerCase().replace(/[^a-z.-]/g, "");
    const login = logins.has(plain) ? `${plain}2` : plain;
    logins.add(login);
    return login;
  };
  return staffing.adults.map((adult): DemoPerson => {
    const person = idIn(school.staffIds, adult.key);
    const held = staffing.posts.flatMap((post) =>
      post.holdings.filter((holding) => holding.adult === adult).map((holding) => ({ post, holding })),
    );
    const grants = held.flatMap(({ post, holding }) =>
      (post.role === "cover" ? coverScopes(school, post, today) : scopesOf(school, post, holding)).map((scoped, index): Grant => ({
        ...{ id: uuid7(at, random.fork(`grant ${adult.key} ${post.key} ${holding.from} ${index}`)), person, role: post.role },
        ...scoped,
      })),
    );
    const present = held.find(({ holding }) => holding.until === null);
    const login = present && shownPosts.has(present.post) ? loginOf(adult.firstName, adult.lastName) : undefined;
    return { person, displayName: adult.displayName, login, role: (present ?? held[0])?.post.role ?? "ta", grants };
  });
}

function coverScopes(school: School, { classKey = "" }: Post, today: Day): Scoped[] {
  return [{ scope: { type: "class", id: idIn(school.classIds, classKey) }, from: today, until: addDays(today, coverDays) }];
}
