import type { Capacity } from "#kernel/index.js";

/**
 * `any`: whatever it is about. `own`: what belongs to an organisation whose people or signatories the
 * caller is among, or the caller's own person. `seated`: what is before a committee on which the caller
 * has a mandate. What is not named, the capacity may not do at all.
 */
export type Reach = "any" | "own" | "seated";

type Policy = Readonly<Partial<Record<Capacity, Reach>>>;

const secretariat: Policy = { secretariat: "any" };
const administrator: Policy = { administrator: "any" };
const secretariatOrAdministrator: Policy = { ...secretariat, ...administrator };
/** Of the very committee: another one's chair is nobody there. */
const secretariatOrChair: Policy = { secretariat: "any", chair: "seated" };
/** Who sits on a committee; the session's own stream says whether this member may. */
const members: Policy = { reviewer: "seated", chair: "seated" };
const membersOrSecretariat: Policy = { ...members, secretariat: "any" };
/** The proposal's own stream says whose it is, and who may make one. */
const proposers: Policy = { reviewer: "any", chair: "any" };
/** The evaluation's own stream says whose it is. */
const evaluators: Policy = { reviewer: "any", chair: "any", secretariat: "any" };
const carrierOrSecretariat: Policy = { carrier: "own", secretariat: "any" };

/** Who may ask for what: one line an operation. A line for nobody would be a route for nobody. */
export const policies: Readonly<Record<string, Policy>> = {
  // Members of a committee propose its rules, and the committee approves; the animator publishes.
  ProposeRules: proposers,
  WithdrawProposal: proposers,
  DraftScheme: secretariat,
  PublishScheme: secretariat,
  AnnounceClosing: secretariat,
  WithdrawClosing: secretariat,

  RegisterPerson: { secretariat: "any", administrator: "any" },
  GrantRole: administrator,
  EndRole: administrator,
  RevokeRole: administrator,
  IssueToken: administrator,
  RevokeToken: {
    carrier: "own",
    secretariat: "own",
    reviewer: "own",
    chair: "own",
    auditor: "own",
    administrator: "any",
  },
  ChangeSettings: {
    carrier: "own",
    secretariat: "own",
    reviewer: "own",
    chair: "own",
    auditor: "own",
    administrator: "any",
  },

  RegisterOrganisation: { carrier: "any", secretariat: "any" },
  AmendOrganisation: carrierOrSecretariat,
  GiveUpIdentifier: carrierOrSecretariat,
  // Who commits an organisation is verified by the secretariat: a carrier could name himself.
  AddSignatory: secretariat,
  RemoveSignatory: carrierOrSecretariat,
  InvitePerson: carrierOrSecretariat,
  RemovePerson: carrierOrSecretariat,

  RegisterInitiative: carrierOrSecretariat,

  ImportDossier: secretariat,

  StartApplication: carrierOrSecretariat,
  EditDraft: carrierOrSecretariat,
  AttachDocument: carrierOrSecretariat,
  RemoveDocument: carrierOrSecretariat,
  ReceiveApplication: carrierOrSecretariat,
  // Signing commits the carrier: nobody else may, save an import on behalf of the signatory.
  SignApplication: { carrier: "own" },
  SubmitApplication: { carrier: "own" },
  RequestComplements: secretariat,
  ProvideComplements: carrierOrSecretariat,
  DeclareAdmissible: secretariat,
  DeclareInadmissible: secretariat,
  WithdrawApplication: { carrier: "own" },
  MoveToSchemeVersion: secretariat,
  SendMessage: carrierOrSecretariat,
  NotifyDecision: secretariat,
  RecordNotificationFailure: secretariat,
  ContestDecision: { carrier: "own" },
  CorrectDecision: secretariat,

  FormCommittee: secretariat,
  AdoptSeats: secretariat,
  GiveMandate: secretariat,
  EndMandate: secretariat,
  NameChair: secretariat,
  NameDeputy: secretariat,

  ConveneSession: secretariatOrChair,
  PutOnAgenda: secretariatOrChair,
  RemoveAgendaItem: secretariatOrChair,
  OpenSession: secretariatOrChair,
  RecordArrival: secretariatOrChair,
  RecordLeaving: secretariatOrChair,
  ElectPresiding: secretariatOrChair,
  GiveProxy: membersOrSecretariat,
  WithdrawProxy: membersOrSecretariat,
  RecuseMember: membersOrSecretariat,
  Deliberate: secretariatOrChair,
  WithdrawQuestion: secretariatOrChair,
  CastBallot: membersOrSecretariat,
  CloseBallots: secretariatOrChair,
  // Whoever presides over the item: not always the chair.
  GiveCastingVote: members,
  DecideItem: secretariatOrChair,
  AdjournItem: secretariatOrChair,
  AdjournSession: secretariatOrChair,
  CloseSession: secretariatOrChair,
  DraftMinutes: secretariatOrChair,
  ApproveMinutes: { chair: "seated" },

  AssignReviewer: secretariat,
  ReplaceReviewer: secretariat,
  DeclineReview: members,
  DeclareInterest: members,
  ReportInterest: membersOrSecretariat,
  ClearInterest: secretariat,
  SubmitReview: members,
  AmendReview: members,
  AddNote: membersOrSecretariat,

  MeetCondition: secretariat,
  CommitBrandUse: carrierOrSecretariat,
  ReportActivity: carrierOrSecretariat,
  ReportImpact: carrierOrSecretariat,
  CorrectReport: carrierOrSecretariat,
  SuspendLabel: secretariat,
  ReinstateLabel: secretariat,
  ProposeRevocation: secretariat,
  AnswerRevocation: { carrier: "own" },
  DropRevocation: secretariat,
  RevokeLabel: secretariat,
  NotifyHolder: secretariat,
  RecordHolderNotReached: secretariat,
  SurrenderLabel: { carrier: "own" },

  OpenGrid: secretariat,
  DraftGrid: secretariat,
  PublishGrid: secretariat,
  StartEvaluation: evaluators,
  AnswerCriterion: evaluators,
  WriteSynthesis: evaluators,
  ProposeImprovement: evaluators,
  SubmitEvaluation: evaluators,

  OpenSurveyWave: secretariat,
  RecordFigures: secretariat,
  CorrectFigures: secretariat,

  // An organisation's by its people, an institution's by the secretariat: the webhook's own stream says
  // whose it is. Either may silence one.
  RegisterWebhook: carrierOrSecretariat,
  ChangeWebhook: carrierOrSecretariat,
  RotateSecret: carrierOrSecretariat,
  DisableWebhook: carrierOrSecretariat,
  EnableWebhook: carrierOrSecretariat,
  ReplayWebhook: carrierOrSecretariat,

  // Two people; the erasure's own stream says that they are two.
  RequestErasure: secretariatOrAdministrator,
  ApproveErasure: secretariatOrAdministrator,
  CarryOutErasure: secretariatOrAdministrator,
};

export const isPublic = ({ type }: { readonly type: string }): boolean => type in policies;
