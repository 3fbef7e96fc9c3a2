import type { Sentences } from "#kernel/index.js";
import type { CommitteeEvent } from "#labelling/committee/committee.js";
import type { ProposalEvent } from "#labelling/proposal/proposal.js";
import type { SessionEvent } from "#labelling/session/events.js";

/** What happens in a committee, at its sessions, and to the rules that it approves. */
export const ofCommittees = {
  CommitteeFormed: { fr: "Le comité est constitué.", en: "The committee is formed." },
  SeatsAdopted: {
    fr: "Les sièges suivent une autre version des règles.",
    en: "The seats follow another version of the rules.",
  },
  MandateGiven: { fr: "Un mandat est donné.", en: "A mandate is given." },
  MandateEnded: { fr: "Un mandat prend fin.", en: "A mandate is ended." },
  ChairNamed: { fr: "La présidence est confiée à quelqu’un.", en: "Somebody is named to chair." },
  DeputyNamed: {
    fr: "La vice-présidence est confiée à quelqu’un.",
    en: "Somebody is named deputy.",
  },
  RulesProposed: { fr: "D’autres règles sont proposées.", en: "Other rules are proposed." },
  ProposalPutOnAgenda: {
    fr: "La proposition est inscrite à l’ordre du jour d’une séance.",
    en: "The proposal is put on the agenda of a session.",
  },
  ProposalApproved: { fr: "La proposition est approuvée.", en: "The proposal is approved." },
  ProposalSentBack: { fr: "La proposition est renvoyée.", en: "The proposal is sent back." },
  ProposalWithdrawn: { fr: "La proposition est retirée.", en: "The proposal is taken back." },
  SessionConvened: { fr: "La séance est convoquée.", en: "The session is convened." },
  AgendaItemAdded: { fr: "Un point entre à l’ordre du jour.", en: "An item is put on the agenda." },
  AgendaItemRemoved: {
    fr: "Un point sort de l’ordre du jour.",
    en: "An item is taken off the agenda.",
  },
  ProxyGiven: { fr: "Un pouvoir est donné.", en: "A proxy is given." },
  ProxyWithdrawn: { fr: "Un pouvoir est repris.", en: "A proxy is taken back." },
  SessionOpened: { fr: "La séance est ouverte.", en: "The session is opened." },
  MemberArrived: { fr: "Un membre arrive.", en: "A member arrives." },
  MemberLeft: { fr: "Un membre s’en va.", en: "A member leaves." },
  PresidingElected: {
    fr: "Les présents élisent qui préside.",
    en: "Those present elect who presides.",
  },
  MemberRecused: { fr: "Un membre se déporte, ou est déporté.", en: "A member is recused." },
  DeliberationRequested: { fr: "Une question est posée.", en: "A question is put." },
  DeliberationOpened: { fr: "Le vote est ouvert.", en: "The vote is opened." },
  BallotCast: {
    fr: "Un vote à main levée est noté.",
    en: "A vote by show of hands is written down.",
  },
  SecretBallotCast: { fr: "Un bulletin secret est déposé.", en: "A secret ballot is cast." },
  BallotsClosed: { fr: "Le vote est clos.", en: "The vote is closed." },
  BallotsTallied: { fr: "Les bulletins sont dépouillés.", en: "The ballots are counted." },
  CastingVoteGiven: { fr: "La voix prépondérante est donnée.", en: "The casting vote is given." },
  ItemDecided: { fr: "La décision est prononcée.", en: "The decision is drawn." },
  QuestionRejected: { fr: "La question n’est pas adoptée.", en: "The question is not adopted." },
  QuestionWithdrawn: {
    fr: "La question est retirée avant le vote.",
    en: "The question is taken back before the vote.",
  },
  ItemAdjourned: { fr: "Un point est reporté.", en: "An item is put off." },
  SessionAdjourned: { fr: "La séance est ajournée.", en: "The session is adjourned." },
  SessionClosed: { fr: "La séance est levée.", en: "The session is closed." },
  MinutesDrafted: { fr: "Le procès-verbal est proposé.", en: "The minutes are put forward." },
  MinutesApproved: { fr: "Le procès-verbal est approuvé.", en: "The minutes are approved." },
} as const satisfies Sentences<
  CommitteeEvent["type"] | ProposalEvent["type"] | SessionEvent["type"]
>;
