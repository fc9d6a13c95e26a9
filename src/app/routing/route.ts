import { pupilPages, type PupilPage } from "../../domain/pupilPages.ts";

/** The pages made for paper. */
export const paperPages = ["week", "glance"] as const;
export type PaperPage = (typeof paperPages)[number];

/** Where one can be. Paths hold ids only, so that an address, a history and a log name nobody. */
export type Route =
  | { screen: "home" }
  | { screen: "class"; class: string; pupil: string | null }
  | { screen: "group"; class: string }
  | { screen: "catchUp"; class: string }
  | { screen: "plans" }
  /** `at` is what the page is opened at, in the codes of a screen's own address (`at.ts`). */
  | { screen: "pupil"; pupil: string; page: PupilPage; at: readonly string[] }
  | { screen: "phase"; at: readonly string[] }
  | { screen: "paper"; page: PaperPage }
  | { screen: "sync" }
  | { screen: "school" }
  | { screen: "signIn" }
  | { screen: "setUp"; secret: string }
  | { screen: "join"; secret: string };

const id = /^[0-9a-z-]{1,64}$/;
const isId = (part: string | undefined): part is string => part !== undefined && id.test(part);

/** The route of an address; whatever is not one is home. A secret lives in the fragment, which no server ever sees. */
export function routeOf(path: string, fragment: string): Route {
  const [first, ...at] = path.split("/").filter((part) => part !== "");
  const [second, third, ...more] = at;
  const secret = fragment.replace(/^#/, "");
  const page = pupilPages.find((one) => one === third) ?? "plan";
  if (first === "phase" && at.every(isId)) return { screen: "phase", at };
  if (first === "pupil" && isId(second) && more.every(isId)) return { screen: "pupil", pupil: second, page, at: more };
  if (more.length > 0) return { screen: "home" };
  if (first === "class" && isId(second) && (third === undefined || isId(third)))
    return { screen: "class", class: second, pupil: third ?? null };
  if (first === "group" && isId(second) && third === undefined) return { screen: "group", class: second };
  if (first === "catch-up" && isId(second) && third === undefined) return { screen: "catchUp", class: second };
  if (first === "paper" && third === undefined) return { screen: "paper", page: paperPages.find((one) => one === second) ?? "week" };
  if (second !== undefined) return { screen: "home" };
  switch (first) {
    case "plans":
      return { screen: "plans" };
    case "school":
      return { screen: "school" };
    case "saved":
      return { screen: "sync" };
    case "sign-in":
      return { screen: "signIn" };
    case "setup":
      return { screen: "setUp", secret };
    case "join":
      return { screen: "join", secret };
    default:
      return { screen: "home" };
  }
}

/** The address of a route. */
export function pathOf(route: Route): string {
  switch (route.screen) {
    case "home":
      return "/";
    case "class":
      return route.pupil === null ? `/class/${route.class}` : `/class/${route.class}/${route.pupil}`;
    case "group":
      return `/group/${route.class}`;
    case "catchUp":
      return `/catch-up/${route.class}`;
    case "plans":
      return "/plans";
    case "pupil":
      return ["/pupil", route.pupil, route.page, ...route.at].join("/");
    case "phase":
      return ["/phase", ...route.at].join("/");
    case "paper":
      return `/paper/${route.page}`;
    case "school":
      return "/school";
    // Not /sync: what begins so is the server's own, and a reload there would ask it for a screen.
    case "sync":
      return "/saved";
    case "signIn":
      return "/sign-in";
    case "setUp":
      return `/setup#${route.secret}`;
    case "join":
      return `/join#${route.secret}`;
  }
}

/** The page's title: the place, never a child. */
export const titles: Record<Route["screen"], string> = {
  home: "Small Steps",
  class: "Class: Small Steps",
  group: "Ticks: Small Steps",
  catchUp: "Catch up: Small Steps",
  plans: "Plans: Small Steps",
  pupil: "Plans: Small Steps",
  phase: "Phase: Small Steps",
  paper: "On paper: Small Steps",
  sync: "What is saved, and where: Small Steps",
  school: "School: Small Steps",
  signIn: "Sign in: Small Steps",
  setUp: "Set up a school: Small Steps",
  join: "Join: Small Steps",
};
