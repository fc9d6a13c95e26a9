/**
 * The tablet's engine as the screens see it: named queries that keep answering, and asynchronous commands. Everything that
 * crosses is structured-cloneable, so that the engine may live in a worker.
 */
import type { PupilPage } from "../domain/pupilPages.ts";
import type { PolicyName } from "../domain/policies.ts";
import type { State, Went } from "../domain/answer.ts";
import type { IdentityCode } from "../domain/identityCodes.ts";
import type { Beginning } from "../domain/frameworks/beginning.ts";
import type { FrameworkContent } from "../domain/frameworks/editing.ts";
import type { FrameworkListField, FrameworkListKind } from "../domain/frameworks/frameworkLists.ts";
import type { Fields } from "../domain/kinds.ts";
import type { SeenBy } from "../domain/kinds/evidence.ts";
import type { Role } from "../domain/roles.ts";
import type { PicturePart } from "../domain/pictures.ts";
import type { TargetAction } from "../domain/targets/nextActions.ts";
import type { When } from "../domain/observing.ts";
import type { Day, Instant } from "../domain/time.ts";
import type { Module } from "../domain/year.ts";
import type { EraseWhy } from "../sync/eraseMessages.ts";
import type { RefusalCode } from "../sync/refusals.ts";
import type { HistoryGroup } from "../domain/historyGroups.ts";
import type { SyncState, Trouble } from "../sync/syncState.ts";
import type { Live } from "./live.ts";
import type { CatchUpView } from "./views/catchUp.ts";
import type { ActivityView, ClassView, Face, GroupView, LastFiveView, LogSheetView } from "./views/classScreen.ts";
import type { FrameworkDraft, FrameworkListView, FrameworksView } from "./views/frameworks.ts";
import type { ListKind } from "../domain/listCodes.ts";
import type { ListGiven, ListView } from "./views/importing.ts";
import type {
  DeviceView,
  InvitationMade,
  OnRoll,
  Remembered,
  RescueView,
  SessionView,
  StaffChoice,
  StaffView,
  TabletView,
  WaitingNote,
} from "./views/people.ts";
import type { EvidenceFilter, EvidenceView } from "./views/evidence.ts";
import type { AuditView, UpkeepView } from "./views/upkeep.ts";
import type { PictureRule } from "./views/pictures.ts";
import type { PhaseView } from "./views/phase.ts";
import type {
  PinnedStep,
  PlanOfYearView,
  PlanTarget,
  PlanView,
  PupilView,
  SupportView,
  TargetFields,
  WatchForView,
} from "./views/pupil.ts";
import type { HistoryPage, KnownHistory } from "./views/history.ts";
import type { JourneyView, LongViewShown, ProfileView } from "./views/profile.ts";
import type { GlanceView, WeekView } from "./views/paper.ts";
import type {
  ActivityFields,
  ActivitySetUp,
  ClassSetUp,
  ConsentSetUp,
  PlaceSetUp,
  PoliciesView,
  PupilDetails,
  PupilLeft,
  PupilSetUp,
} from "./views/setUp.ts";
import type { SyncView } from "./views/syncView.ts";
import type { YearsView } from "./views/years.ts";

/** What every record of the moment carries: kept by the bar, sent with each command. */
export interface Moment {
  activity: string | null;
  /** When that activity ends, by the school's clock: a tap from then on carries none, whatever the screen still shows. */
  until?: Instant | null;
  seenBy: SeenBy;
  when: When;
}

/** A picture and its thumbnail, made anew on this iPad: nothing of the file they came from is in them but what is seen. */
export interface Taken {
  original: Uint8Array<ArrayBuffer>;
  thumbnail: Uint8Array<ArrayBuffer>;
  type: "image/jpeg" | "image/webp";
  width: number;
  height: number;
}

/** A role in one place or several, from a day (today, when it is null) to its last day (null while it is open). */
export interface Access {
  role: Role;
  scopes: ({ type: "class" | "pupil" | "phase"; id: string } | { type: "school" })[];
  from: Day | null;
  until: Day | null;
}

/** What is said of a record of the card that has one author at a time. */
export type OnCard = { [K in OnCardKind]: { kind: K; fields: Fields<K> } }[OnCardKind];
type OnCardKind = "outcome" | "strategy" | "support" | "programme" | "programmeReview" | "plan" | "myPage";

/** No arguments. */
export type Nothing = Record<string, never>;

export interface Queries {
  device: { args: Nothing; value: DeviceView };
  session: { args: Nothing; value: SessionView };
  remembered: { args: Nothing; value: Remembered };
  class: { args: { class: string }; value: ClassView };
  activity: { args: { class: string }; value: ActivityView };
  /** `day` is the one being written up; today, when it is left out. */
  logSheet: { args: { class: string; pupil: string; activity: string | null; day?: Day }; value: LogSheetView };
  /** `psp` asks for personal, social and physical targets where the activity has targets of its own. */
  group: { args: { class: string; activity: string | null; day?: Day; psp?: boolean }; value: GroupView };
  /** Today so far, by child and activity. */
  catchUp: { args: { class: string; /** Today, or the school day before it. */ day: Day | null }; value: CatchUpView };
  lastFive: { args: Nothing; value: LastFiveView };
  roll: { args: Nothing; value: OnRoll[] };
  staffChoices: { args: { class: string }; value: StaffChoice[] };
  pupil: { args: { pupil: string }; value: PupilView };
  plan: { args: { pupil: string }; value: PlanView };
  planOfYear: { args: { pupil: string; year: string }; value: PlanOfYearView };
  /** A child’s evidence from a day on. */
  evidence: { args: { pupil: string; from: Day; filter: EvidenceFilter }; value: EvidenceView };
  support: { args: { pupil: string }; value: SupportView };
  /** Whether the camera may come out for a child: in the activity that is taken, and in that of the record it is to hang on. */
  pictureRule: { args: { pupil: string; activity: string | null; record: string | null }; value: PictureRule };
  /** A child’s picture, which comes with the card: not here until it has. */
  portrait: { args: Face; value: { bytes: Uint8Array<ArrayBuffer>; type: "image/jpeg" } };
  /** A phase's classes and children; the first that this person may look at, where none is named. */
  phase: { args: { phase: string | null }; value: PhaseView };
  /** The bank a child’s pinned steps are chosen from, and those that are. */
  watchFor: { args: { pupil: string }; value: WatchForView };
  profile: { args: { pupil: string }; value: ProfileView };
  /** One target’s own journey, when it is opened. */
  journey: { args: { pupil: string; target: string }; value: JourneyView };
  longView: { args: { pupil: string }; value: LongViewShown };
  /** What this tablet itself knows of a child’s history. */
  knownHistory: { args: { pupil: string; group: HistoryGroup | null }; value: KnownHistory };
  /** For paper: an activity’s children and targets, or with `activity: null` all of the class’s. */
  glance: { args: { class: string; activity: string | null }; value: GlanceView };
  /** What was seen of each child of a class, this week (0) or the last (1). */
  week: { args: { class: string; weeksAgo: number }; value: WeekView };
  pupilSetUp: { args: { pupil: string }; value: PupilSetUp };
  classSetUp: { args: { class: string }; value: ClassSetUp };
  /** The frameworks in force, and one of them whole. */
  frameworks: { args: { open: string | null }; value: FrameworksView };
  years: { args: Nothing; value: YearsView };
  policies: { args: Nothing; value: PoliciesView };
  places: { args: Nothing; value: PlaceSetUp[] };
  left: { args: Nothing; value: PupilLeft[] };
  pill: { args: Nothing; value: SyncState };
  sync: { args: Nothing; value: SyncView };
}
export type QueryName = keyof Queries;

/** What a command came to: done, or a code that `words` has a sentence for. */
export type Outcome<T = null> =
  { ok: true; value: T } | { ok: false; code: CommandCode; /** Seconds. */ retryAfter?: number; /** Tries. */ left?: number };

/** Why a command was not carried out: what the server refuses, and what a tablet alone can say. */
export type CommandCode = RefusalCode | IdentityCode | TabletCode;

export const tabletCodes = [
  /** This tablet has no network. */
  "offline",
  /** It has, and the school's server does not answer. */
  "unreachable",
  /** Not the PIN of this person on this tablet; `left` tries remain. */
  "wrong_pin",
  /** Too many wrong ones: no PIN opens their records here any more. */
  "pin_gone",
  "pin_short",
  "pin_easy",
  /** What was kept here for this person was cleared: only the server can say who they are. */
  "copy_cleared",
  /** Too long without a word from the school: the PIN opens nothing here until it was asked once. */
  "unlock_ran_out",
  "locked",
  "quota",
  /** The connection to the tablet's memory is lost: what was asked may or may not have been kept. */
  "reload_needed",
  /** Other tabs kept changing the same; nothing was written. */
  "busy",
  /** A newer version of the app wrote here. */
  "newer_data",
  /** A bug: it was not done. */
  "failed",
  "insecure",
  /** Something of this person's has not been sent: signing out would lose it. */
  "unsent_work",
  /** Something of this person's was refused or replaced, and is kept here alone until they decide. */
  "undecided_work",
  /** The record, pupil or class is not on this tablet. */
  "not_here",
  /** The child's consents, or the activity, keep the camera away. */
  "no_picture",
] as const;
export type TabletCode = (typeof tabletCodes)[number];

/** Parts of how it went that are taken away by saying null. */
type OrNone<F extends keyof Fields<"observation">> = { [K in F]?: NonNullable<Fields<"observation">[K]> | null };

/** What a correction says of how it went. */
export type HowSaid = { went?: Went; tally?: NonNullable<Fields<"observation">["tally"]> } & OrNone<
  "help" | "waited" | "measure" | "equipment" | "hands"
>;

export interface Commands {
  /** Saves a record of a target, or of a pinned step by its id (`step`); the same answer by the same adult within ten minutes raises its tally instead. */
  recordTarget: {
    input: { pupil: string; target: string; step?: boolean | undefined; went: Went; moment: Moment };
    value: { record: string; raised: boolean };
  };
  /** One palm press: the first makes the record, the next ones count in it. */
  recordTally: {
    input: { pupil: string; target: string; worked: boolean; record: string | null; moment: Moment };
    value: { record: string; worked: number; didnt: number };
  };
  /** Takes one press of a tally back; the tally as it then stands, null when that was all of it and the record is gone. */
  takePressBack: { input: { record: string; worked: boolean }; value: { record: string | null; worked: number; didnt: number } };
  /** Saved at the first chip; more chips join the same record by naming it. `chips` is every chip that stands: none takes the record back. */
  recordEngagement: {
    input: { pupil: string; areas: string[]; chips: string[]; record: string | null; moment: Moment };
    value: { record: string | null };
  };
  /** One note about several pupils: one act, one record in each child's stream, each with its own words (the others not named). */
  recordNote: { input: { notes: { pupil: string; words: string }[]; moment: Moment }; value: { records: string[] } };
  /**
   * A picture as the page made it, of a child: hung on the record named, or a record of its own. The words never wait for it: it travels
   * apart, after them. `no_picture` where consents or the activity say so now, whatever they said before the shutter.
   */
  recordPicture: {
    input: { pupil: string; record: string | null; taken: Taken; moment: Moment };
    value: { record: string; picture: string };
  };
  /** For good, from everywhere. */
  takePictureAway: { input: { pupil: string; picture: string }; value: null };
  /** From this iPad, or asked of the school: `not_here` while whoever took it has not sent it all. */
  openPicture: {
    input: { pupil: string; picture: string; part: PicturePart };
    value: { bytes: Uint8Array<ArrayBuffer>; type: Taken["type"] };
  };
  /** A child’s picture for their card, as the page made it; null takes it away. What stood before goes from everywhere, for good. */
  sayPortrait: { input: { pupil: string; image: Uint8Array<ArrayBuffer> | null }; value: null };
  /** Corrects one group of fields of a record: exact help, words, when, who saw it, what the child did. A field of `how` left out stands. */
  correct: {
    input: {
      record: string;
      change:
        | {
            group: "how";
            fields: HowSaid;
          }
        | { group: "response"; chips: string[] }
        | { group: "words"; words: string }
        | { group: "when"; when: When }
        | { group: "seen"; seenBy: SeenBy };
    };
    value: null;
  };
  /** +1 on the record named. */
  again: { input: { record: string }; value: null };
  /** A record that never left is deleted; one that did is removed, restorably. `moved`: it came by "wrong pupil", and stays. */
  undo: { input: { record: string }; value: { moved: boolean } };
  remove: { input: { record: string }; value: null };
  restore: { input: { record: string }; value: null };
  /**
   * A copy in the right child's stream; the words are taken back from the wrong one's for good. `words` and `wording` say how
   * the record's words, and its target's where that goes along as words, are to read there; left out, they read as they stand.
   */
  wrongPupil: { input: { record: string; right: string; words?: string; wording?: string }; value: { record: string } };
  /** What somebody else adds to another adult’s record. */
  addRemark: { input: { record: string; words: string }; value: null };
  /** Whether two records are of one moment, whatever their times say. */
  sayPair: { input: { records: [string, string]; joined: boolean }; value: null };
  setState: { input: { pupil: string; state: State | null }; value: null };
  setAway: { input: { pupil: string; away: boolean; why: "away" | "unwell"; half: "day" | "morning" | "afternoon" }; value: null };
  /** From today until a day of this school year, that day too; school days are marked, and what was said for later is taken back. */
  awayUntil: { input: { pupil: string; why: "away" | "unwell"; until: Day }; value: null };
  /** Takes back what was said for today and for later. */
  hereAgain: { input: { pupil: string }; value: null };
  /** Of the day that is written. `why: null` takes it back. */
  didntJoinIn: { input: { pupil: string; activity: string; day: Day; why: NonNullable<Fields<"notOffered">["why"]> | null }; value: null };
  /** `start` says which slot, of an activity that has several a day. */
  takeActivity: { input: { class: string; activity: string | null; start?: number | null }; value: null };
  /** Of one slot, or of the whole day where none is named. `why: null` takes it back, and so does taking the activity. */
  didntHappen: {
    input: { class: string; activity: string; start?: number | null; why: NonNullable<Fields<"didntHappen">["why"]> | null };
    value: null;
  };

  /** Online: a full sign-in. What opens their records here is asked next (`arriving` of the query `device`), after what is owed. */
  signIn: { input: { login: string; password: string }; value: { person: string; owes?: "secondStep" | "setUpStep" } };
  /** Whoever has just signed in and owes a second step: six figures of their app, or a recovery code. */
  takeSecondStep: { input: { typed: string }; value: null };
  /** Online: a secret to put into an app. `typed`, figures or a code, from whoever has one set up already. */
  offerSecondStep: { input: { typed: string | null }; value: { secret: string; address: string } };
  /** The first figures of it. Its recovery codes are told this once. */
  confirmSecondStep: { input: { typed: string }; value: { codes: string[] } };
  /** Whoever set one up on the way in has put the codes away, and goes on. */
  keptCodes: { input: Nothing; value: null };
  /** Online: other recovery codes; those before open nothing. */
  renewCodes: { input: { typed: string }; value: { codes: string[] } };
  readSecondStep: { input: Nothing; value: { required: boolean; setUp: boolean; codesLeft: number } };
  /** By a link that a leader gave to somebody who has lost their phone, and with their password. */
  useStepLink: { input: { secret: string; login: string; password: string }; value: null };
  /** Online: who has a second step, for who leads the school. */
  readSecondSteps: { input: Nothing; value: string[] };
  /** Online: such a link. */
  resetSecondStep: { input: { person: string }; value: InvitationMade };
  /** A person of this tablet, with their PIN: no network is needed. */
  openTile: { input: { person: string; pin: string }; value: null };
  /** Whoever has just signed in says what opens their records on this tablet. */
  choosePin: { input: { pin: string }; value: null };
  /** Whoever has just signed in does not know their PIN. */
  forgotPin: { input: Nothing; value: null };
  /** Online: asks a leader to let them open what is theirs here again, or asks what was said. After `open` a new PIN is chosen. */
  askRescue: { input: Nothing; value: { state: "waiting" | "refused" | "open" } };
  /** Begins anew on this tablet; refused while something of theirs is here alone. */
  startAgain: { input: Nothing; value: null };
  /** Whoever is signed in chooses another PIN for this tablet. A wrong one counts as at the tile. */
  changePin: { input: { pin: string; next: string }; value: null };
  /** Covers the screen: the tiles come back. Nothing is deleted. */
  lock: { input: Nothing; value: null };
  /** Leaves this tablet, which deletes everything of theirs on it: refused while something of it is here alone. */
  signOut: { input: Nothing; value: null };
  /** The person has read that their copy here had been cleared. */
  emptiedRead: { input: Nothing; value: null };
  claimSetUp: {
    input: { secret: string; school: string; displayName: string; login: string; password: string; demonstration: boolean };
    value: { signIns: { displayName: string; login: string; password: string; role: Role }[] };
  };
  /** Whose link this is and what it is for. `login`: what they sign in with, when they have something already. */
  openInvitation: {
    input: { secret: string };
    value: { purpose: "join" | "reset"; displayName: string; school: string; login: string | null };
  };
  /** `login` is what somebody who joins has chosen; for a new password it is not looked at. */
  claimInvitation: { input: { secret: string; login: string; password: string }; value: { person: string } };

  /**
   * Kept in this person's memory of this tablet and never sent: an iPad drops web pages at will, and these must outlive it. It replaces the
   * whole but for the notes, of which it names those that changed, with null for one that waits no longer.
   */
  remember: { input: Omit<Remembered, "notes"> & { notes: Record<string, WaitingNote | null> }; value: null };

  syncNow: { input: Nothing; value: { state: SyncState; trouble: Trouble | null } };
  bringBack: { input: { loss: string }; value: null };
  letGo: { input: { loss: string }; value: null };
  retryRefused: { input: { attention: string }; value: null };
  /** `notes`: what each record said, in words, by the record. Refused with `forbidden_stream` where no note may be written either. */
  keepAsNote: { input: { attention: string; notes: { record: string; words: string }[] }; value: null };
  /** Lets go of refused acts that may no longer be read here. */
  letGoShut: { input: Nothing; value: null };
  dismissRefused: { input: { attention: string }; value: null };
  settleDispute: { input: { target: string; keep: "mine" | "theirs" | "both" }; value: null };

  /** School: online, because they are checked against what everybody has done. */
  /** A group may have a last day: a trip is over at midnight, and with it what it gave to read. */
  addClass: { input: { name: string; type: "class" | "group"; phase: string | null; until?: Day | null }; value: { class: string } };
  /** What was edited of a class or a group since it was seen: its name, phase and last day. A class with children in it does not end. */
  saveClass: {
    input: { class: string; now: { name: string; phase: string | null; until: Day | null }; seen: Record<string, string> };
    value: null;
  };
  /** `pathway`: of all of them, where it is known; with it come the framework they are judged in and its bank of steps. */
  addPupils: {
    input: { class: string; names: { firstName: string; lastName: string }[]; pathway?: string | null };
    value: { pupils: string[] };
  };
  /** Children who are there already come into a class or a group, or leave it. A child is in one class: coming into another leaves it. */
  changeMembers: { input: { place: string; of: "class" | "group"; add: string[]; end: string[] }; value: null };
  /** Pasted: each line's wording to the letter. `draft`: not worked on yet. */
  addTargets: {
    input: {
      pupil: string;
      targets: { wording: string; area: string | null; framework?: string | null }[];
      /** The programme that they are all part of. */
      programmeOf?: string | null;
      draft?: boolean;
    };
    value: { targets: string[] };
  };
  /** A new target (`seen: null`), or what was edited of one since it was seen. */
  saveTarget: { input: { pupil: string; seen: PlanTarget | null; now: TargetFields; draft?: boolean }; value: { target: string } };
  /** `next` words the successor of a next step or an adjustment; a target that is carried over goes on as it is. */
  decideTarget: { input: { pupil: string; target: string; action: TargetAction; why: string; next: TargetFields | null }; value: null };
  /** A new record of the card (`record: null`; of a plan and my page there is one), or what was edited of it over what was `seen`. */
  saveOnCard: { input: { pupil: string; said: OnCard; record: string | null; seen: Record<string, string> }; value: { record: string } };
  /** A programme was looked at again: the review, and the day of the next one (null for none), over what was `seen` of the programme. */
  reviewProgramme: {
    input: { pupil: string; programme: string; review: Fields<"programmeReview">; next: Day | null; seen: Record<string, string> };
    value: null;
  };
  /** The steps that are watched for in a child from now on, in order: at most five. Others that were are watched for no longer. */
  watchFor: { input: { pupil: string; steps: PinnedStep[] }; value: null };
  removeOnCard: {
    input: {
      pupil: string;
      kind: "outcome" | "strategy" | "support" | "programme" | "programmeReview" | "target";
      record: string;
      seen: Record<string, string>;
    };
    value: null;
  };
  /** What a list comes to, compared with what the school has now; nothing is changed. */
  planImport: { input: ListGiven; value: ListView };
  /** Brings in what was shown, if it still is what the same answers come to; else what it comes to now. */
  applyImport: { input: ListGiven & { shown: string }; value: { applied: true } | { applied: false; now: ListView } };
  /** A list to begin from, as a file's text. */
  importTemplate: { input: { kind: ListKind }; value: { text: string } };
  /** A framework of the school's own, as a draft on this iPad: empty, or a copy of the version in force of one that is there. */
  beginFramework: { input: Beginning & { copy: string | null }; value: { framework: string } };
  /** What is being edited of a framework, kept on this iPad; null gives it up. */
  keepFrameworkDraft: { input: { framework: string; draft: FrameworkDraft | null }; value: null };
  /** The draft becomes the school's next version. */
  adoptFramework: { input: { framework: string }; value: { version: number } };
  /** Online: the school's iPads, for who leads it. */
  readTablets: { input: Nothing; value: TabletView[] };
  nameTablet: { input: { tablet: string; name: string }; value: null };
  /** Off at once, with everybody's session on it; or found again. */
  sayTabletLost: { input: { tablet: string; lost: boolean }; value: null };
  /** Ends somebody's session there. What they wrote stays on it, sealed. */
  endOnTablet: { input: { tablet: string; person: string }; value: null };
  /**
   * Online: who did what at the school, the latest first. `readings`: who read about a child, or all the rest; `before`: `next` of
   * the page after.
   */
  readAudit: { input: { readings: boolean; before: AuditView["next"] }; value: AuditView };
  /** Online: when the school was last backed up. */
  readUpkeep: { input: Nothing; value: UpkeepView };
  /** What the school decides for all of its iPads: those named here. */
  savePolicies: { input: { policies: { policy: PolicyName; value: number }[] }; value: null };
  /** Begins this year or the next, in the shape of the one before it. */
  beginYear: { input: { year: string }; value: null };
  /** The first and last days of a year’s modules, over what was `seen` of them. */
  saveModules: { input: { year: string; modules: Module[]; seen: Record<string, string> }; value: null };
  /** Days of a year on which nobody comes: new ones (`closure: null`), or what was edited of some over what was seen. */
  saveClosure: {
    input: { closure: string | null; year: string; fields: { name: string; from: Day; until: Day }; seen: Record<string, string> };
    value: null;
  };
  removeClosure: { input: { closure: string; seen: Record<string, string> }; value: null };
  /** What a list comes to in a draft. `columns`: what somebody said of the headings. */
  readFrameworkList: {
    input: {
      kind: FrameworkListKind;
      content: FrameworkContent;
      file: { name: string; bytes: Uint8Array };
      columns: Record<string, FrameworkListField | null>;
    };
    value: FrameworkListView;
  };
  frameworkTemplate: { input: { kind: FrameworkListKind }; value: { text: string } };
  /** A new activity (`seen: null`), or what was edited of one since it was seen. */
  setUpActivity: { input: { class: string; seen: ActivitySetUp | null; now: ActivityFields }; value: { activity: string } };
  /** An activity no longer happens, from today on, or happens again. */
  endActivity: { input: { class: string; activity: string; ends: boolean; seen: Record<string, string> }; value: null };
  /** Online: what was agreed about pictures of a child. What is as it stands is not said again. */
  sayConsents: { input: { pupil: string; consents: ConsentSetUp[] }; value: null };
  /** A pupil's name and year group: what was edited of them. */
  saveDetails: { input: { pupil: string; now: Omit<PupilDetails, "pathway">; seen: Record<string, string> }; value: null };
  /** Online, like whatever says where a child belongs: the pathway from today on; null for none. */
  choosePathway: { input: { pupil: string; pathway: string | null }; value: null };
  /** Online: their last day, today or earlier; null says that they came back. */
  hasLeftSchool: { input: { pupil: string; leftOn: Day | null }; value: null };
  /** Online: everything of a child who has left goes for good, here, at the school and on every iPad. */
  erasePupil: { input: { pupil: string; why: EraseWhy }; value: null };
  /** What was edited since the card was seen: what helps in a line, and the pupil's own responses, in order. */
  editCard: { input: { seen: PupilSetUp; helpsLine: string; chips: string[] }; value: null };
  /** The staff this person manages, asked of the server once: it is no record of this tablet. */
  readStaff: { input: Nothing; value: StaffView[] };
  invite: { input: { displayName: string } & Access; value: InvitationMade };
  /** More for somebody who is on the staff already: another class, or cover for some days. */
  giveAccess: { input: { person: string } & Access; value: null };
  /** Their access ends; what waits on their tablets is still taken for a while. */
  hasLeft: { input: { person: string; leftOn: Day }; value: null };
  endGrant: { input: { grant: string }; value: null };
  inviteAgain: { input: { person: string }; value: InvitationMade };
  /** Who has forgotten their PIN and waits to be let in, asked of the server once. */
  readRescues: { input: Nothing; value: RescueView[] };
  decideRescue: { input: { rescue: string; allow: boolean }; value: null };

  /** A page about a child was opened here: the audit is told of it with a later exchange. */
  noteReading: { input: { pupil: string; page: PupilPage }; value: null };
  /** A page of a child’s history, asked of the server: who changed what, and what it said before. `before`: `next` of the page after. */
  readHistory: { input: { pupil: string; group: HistoryGroup | null; before: Record<string, number> | null }; value: HistoryPage };

  askToPersist: { input: Nothing; value: { persistent: boolean } };
  takeUpdate: { input: Nothing; value: null };
}
export type CommandName = keyof Commands;

export interface Client {
  query<N extends QueryName>(name: N, args: Queries[N]["args"]): Live<Queries[N]["value"]>;
  command<N extends CommandName>(name: N, input: Commands[N]["input"]): Promise<Outcome<Commands[N]["value"]>>;
}
