/** What is asked of the server about people at a desk: staff and their access, and the way back in where a PIN was forgotten. */
import type {
  AddGrant,
  AskRescue,
  DecideRescue,
  GrantsHeld,
  Invite,
  LinkMade,
  RescueAnswer,
  RescueList,
  StaffList,
} from "../../sync/identityMessages.ts";
import { tabletList, type TabletTold } from "../../sync/tabletMessages.ts";
import type { Day } from "../../domain/time.ts";
import type { Outcome } from "../client.ts";
import type { IdentityApi } from "./identityApi.ts";

export interface DeskApi {
  invite(token: string, request: Invite): Promise<Outcome<LinkMade>>;
  linkAgain(token: string, person: string): Promise<Outcome<LinkMade>>;
  staff(token: string): Promise<Outcome<StaffList>>;
  grants(token: string): Promise<Outcome<GrantsHeld>>;
  addGrant(token: string, request: AddGrant): Promise<Outcome<unknown>>;
  endGrant(token: string, grant: string): Promise<Outcome<unknown>>;
  depart(token: string, person: string, leftOn: Day): Promise<Outcome<unknown>>;
  /** Asks to be told the secret of one's own wrapping on this tablet, or how that stands. */
  askRescue(token: string, request: AskRescue): Promise<Outcome<RescueAnswer>>;
  tablets(token: string): Promise<Outcome<{ tablets: TabletTold[] }>>;
  /** Names an iPad, says that it is lost or found, or ends somebody's session on it. */
  changeTablet(token: string, what: "name" | "lost" | "end", request: object): Promise<Outcome<unknown>>;
  rescues(token: string): Promise<Outcome<RescueList>>;
  decideRescue(token: string, request: DecideRescue): Promise<Outcome<unknown>>;
}

export function deskApi({ get, post }: Pick<IdentityApi, "get" | "post">): DeskApi {
  return {
    invite: (token, request) => post("/identity/invitations", (known) => known.linkMade, request, token),
    linkAgain: (token, person) => post("/identity/links", (known) => known.linkMade, { person }, token),
    staff: (token) => get("/identity/staff", (known) => known.staffList, token),
    grants: (token) => get("/identity/grants", (known) => known.grantsHeld, token),
    addGrant: (token, request) => post("/identity/grants", (known) => known.grantTold, request, token),
    endGrant: (token, grant) => post("/identity/grants/end", (known) => known.done, { grant }, token),
    depart: (token, person, leftOn) => post("/identity/departures", (known) => known.done, { person, leftOn }, token),
    askRescue: (token, request) => post("/identity/rescues", (known) => known.rescueAnswer, request, token),
    tablets: (token) => get("/identity/tablets", () => tabletList, token),
    changeTablet: (token, what, request) => post(`/identity/tablets/${what}`, (known) => known.done, request, token),
    rescues: (token) => get("/identity/rescues", (known) => known.rescueList, token),
    decideRescue: (token, request) => post("/identity/rescues/decide", (known) => known.done, request, token),
  };
}
