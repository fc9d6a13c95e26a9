/** Queries that nobody asks in a lesson, loaded when the first of them is asked. */
import { catchUpQuery } from "../queries/catchUp.ts";
import { evidenceQuery } from "../queries/evidence.ts";
import { frameworksQuery } from "../queries/frameworks.ts";
import { phaseQuery } from "../queries/phase.ts";
import { journeyQuery } from "../queries/journey.ts";
import { knownHistoryQuery } from "../queries/knownHistory.ts";
import { leftQuery } from "../queries/left.ts";
import { longViewQuery } from "../queries/longView.ts";
import { glanceQuery } from "../queries/glance.ts";
import { placesQuery } from "../queries/places.ts";
import { planQuery } from "../queries/plan.ts";
import { planOfYearQuery } from "../queries/planOfYear.ts";
import { policiesQuery } from "../queries/policies.ts";
import { profileQuery } from "../queries/profile.ts";
import { pupilQuery } from "../queries/pupil.ts";
import { classSetUpQuery, pupilSetUpQuery } from "../queries/setUpQueries.ts";
import { supportQuery } from "../queries/support.ts";
import { syncQuery } from "../queries/syncQuery.ts";
import { weekQuery } from "../queries/week.ts";
import { watchForQuery } from "../queries/watchFor.ts";
import { yearsQuery } from "../queries/years.ts";
import { signedIn, type Read } from "./asking.ts";

export type DeskQuery =
  | "phase"
  | "support"
  | "glance"
  | "week"
  | "pupil"
  | "plan"
  | "planOfYear"
  | "evidence"
  | "frameworks"
  | "years"
  | "policies"
  | "places"
  | "left"
  | "watchFor"
  | "profile"
  | "journey"
  | "longView"
  | "knownHistory"
  | "catchUp"
  | "pupilSetUp"
  | "classSetUp"
  | "sync";

export const deskQueries: { [N in DeskQuery]: Read<N> } = {
  pupil: signedIn<"pupil">(pupilQuery),
  plan: signedIn<"plan">(planQuery),
  planOfYear: signedIn<"planOfYear">(planOfYearQuery),
  phase: signedIn<"phase">(phaseQuery),
  support: signedIn<"support">(supportQuery),
  years: signedIn<"years">(yearsQuery),
  policies: signedIn<"policies">(policiesQuery),
  places: signedIn<"places">(placesQuery),
  left: signedIn<"left">(leftQuery),
  watchFor: signedIn<"watchFor">(watchForQuery),
  evidence: signedIn<"evidence">(evidenceQuery),
  frameworks: signedIn<"frameworks">(frameworksQuery),
  profile: signedIn<"profile">(profileQuery),
  journey: signedIn<"journey">(journeyQuery),
  longView: signedIn<"longView">(longViewQuery),
  knownHistory: signedIn<"knownHistory">(knownHistoryQuery),
  glance: signedIn<"glance">(glanceQuery),
  week: signedIn<"week">(weekQuery),
  catchUp: signedIn<"catchUp">(catchUpQuery),
  pupilSetUp: signedIn<"pupilSetUp">(pupilSetUpQuery),
  classSetUp: signedIn<"classSetUp">(classSetUpQuery),
  sync: signedIn<"sync">(async (reading, _args, { facts, disputes }) => syncQuery(reading, facts, await disputes.cards())),
};
