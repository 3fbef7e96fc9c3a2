import { rejecting, type Sentences } from "#kernel/index.js";
import { ballotRejections } from "./ballot-rejections.js";
import type { In } from "./session.js";

export const rejections = {
  SESSION_UNKNOWN: {
    fr: "Cette séance n’existe pas.",
    en: "There is no such session.",
  },
  SESSION_ALREADY_CONVENED: {
    fr: "Cette séance est déjà convoquée.",
    en: "This session is convened already.",
  },
  SESSION_NOT_OPEN: {
    fr: "Cette séance n’est pas ouverte : elle se tient le {heldOn}.",
    en: "This session is not open: it is held on {heldOn}.",
  },
  SESSION_OPEN: {
    fr: "Cette séance est ouverte : ce qui la prépare ne change plus.",
    en: "This session is open: what prepares it does not change any more.",
  },
  SESSION_ADJOURNED: {
    fr: "Cette séance a été ajournée : convoquez-en une autre.",
    en: "This session was adjourned: please convene another.",
  },
  SESSION_CLOSED: {
    fr: "Cette séance est levée.",
    en: "This session is closed.",
  },
  SESSION_HAS_NO_RULES: {
    fr: "Ce dispositif n’est pas publié : ses règles disent comment le comité vote.",
    en: "This scheme is not published: its rules say how the committee votes.",
  },
  SESSION_HAS_NO_COMMITTEE: {
    fr: "Ce dispositif n’a pas de comité constitué : constituez-le avant de le convoquer.",
    en: "This scheme has no committee formed: please form it before you convene it.",
  },
  SESSION_IN_THE_PAST: {
    fr: "Une séance se convoque pour aujourd’hui, le {today}, ou plus tard.",
    en: "A session is convened for today, {today}, or later.",
  },
  NOTICE_TOO_SHORT: {
    fr: "Le comité se convoque à l’avance : convoquée aujourd’hui, la séance se tient au plus tôt le {earliest}.",
    en: "The committee is given notice: convened today, the session is held on {earliest} at the earliest.",
  },
  NO_QUORUM_WAS_LACKING: {
    fr: "La première séance n’a pas été ajournée faute de quorum : celle-ci n’en est pas la seconde convocation.",
    en: "The first session was not adjourned for want of quorum: this is no second convening of it.",
  },
  RECONVENED_TOO_SOON: {
    fr: "Cette seconde convocation ne peut pas se tenir avant le {earliest}.",
    en: "This second convening cannot be held before {earliest}.",
  },
  NOT_THE_DAY: {
    fr: "Cette séance se tient le {heldOn} : elle s’ouvre ce jour-là.",
    en: "This session is held on {heldOn}: it is opened on that day.",
  },
  NO_MANDATES: {
    fr: "Personne n’a de mandat ce jour-là : la séance ne peut pas s’ouvrir.",
    en: "Nobody has a mandate on that day: the session cannot be opened.",
  },
  NOT_ON_THE_ROLL: {
    fr: "Sans mandat ce jour-là : {people}.",
    en: "Without a mandate on that day: {people}.",
  },
  NOBODY_PRESIDES: {
    fr: "La présidence manque et les règles ne donnent personne à sa place : élisez quelqu’un si elles le permettent, ou ajournez.",
    en: "The chair is missing and the rules give nobody instead: elect somebody if they let you, or adjourn.",
  },
  QUORUM_NOT_REACHED: {
    fr: "Le quorum n’est pas atteint : il en faut {required}, ils sont {reached}.",
    en: "The quorum is not reached: it takes {required}, there are {reached}.",
  },
  QUORUM_IS_REACHED: {
    fr: "Le quorum est atteint ({reached} pour {required}) : la séance ne s’ajourne pas pour ce motif.",
    en: "The quorum is reached ({reached} for {required}): this is no reason to adjourn the session.",
  },
  SOMEBODY_PRESIDES: {
    fr: "La présidence est assurée : la séance ne s’ajourne pas pour ce motif.",
    en: "Somebody presides: this is no reason to adjourn the session.",
  },
  ELECTION_NOT_FORESEEN: {
    fr: "Les règles de ce dispositif ne prévoient pas d’élire qui préside.",
    en: "The rules of this scheme do not foresee that somebody is elected to preside.",
  },
  ITEM_UNKNOWN: {
    fr: "Ce point n’est pas à l’ordre du jour de cette séance.",
    en: "This item is not on the agenda of this session.",
  },
  MATTER_NOT_READY: {
    fr: "Ce point ne peut pas être inscrit : ce qu’il concerne n’attend pas de décision de ce comité.",
    en: "This item cannot be put on the agenda: what it is about awaits no decision of this committee.",
  },
  MATTER_ON_ANOTHER_AGENDA: {
    fr: "Une autre séance a ce point à son ordre du jour, ou l’a tranché : attendez qu’elle le laisse, ou que sa décision soit suivie d’effet.",
    en: "Another session has this item on its agenda, or has decided it: wait until it lets it go, or until its decision is carried out.",
  },
  ITEM_UNDER_WAY: {
    fr: "Un point est en délibération : attendez qu’il soit tranché ou ajourné.",
    en: "An item is being deliberated: please wait until it is decided or adjourned.",
  },
  ITEM_SETTLED: {
    fr: "Ce point est déjà tranché ou ajourné.",
    en: "This item is decided or adjourned already.",
  },
  MATTER_OVER: {
    fr: "Ce que ce point concerne a pris fin entre-temps : il n’y a plus rien à décider, ajournez-le.",
    en: "What this item is about has come to its end meanwhile: nothing is left to decide, please adjourn it.",
  },
  SESSION_TOO_FAR_AHEAD: {
    fr: "Une séance se convoque au plus deux ans à l’avance : au plus tard pour le {latest}.",
    en: "A session is convened two years ahead at most: for {latest} at the latest.",
  },
  EMPTY_MINUTES: {
    fr: "Ce document est vide : un procès-verbal dit ce qui s’est passé. Donnez le bon fichier.",
    en: "This document is empty: minutes say what happened. Please give the right file.",
  },
  VOTE_STANDS: {
    fr: "Les voix sont comptées et tranchent : il reste à prononcer la décision.",
    en: "The votes are counted and settle it: the decision is to be drawn from them.",
  },
  ITEMS_LEFT: {
    fr: "Des points attendent encore : tranchez-les ou ajournez-les avant de lever la séance. Il en reste {count}.",
    en: "Some items still wait: decide or adjourn them before you close the session. {count} are left.",
  },
  QUESTION_NOT_FOR_THIS: {
    fr: "Cette question ne se pose pas pour ce genre de point.",
    en: "This question is not one for an item of this kind.",
  },
  CONDITIONS_MISFIT: {
    fr: "Des conditions vont avec « accordé sous réserve », et seulement avec lui ; chacune a une échéance à venir.",
    en: "Conditions go with “granted with conditions”, and with nothing else; each has a due day to come.",
  },
  DELIBERATION_NOT_REQUESTED: {
    fr: "Aucune question n’est posée sur ce point.",
    en: "No question is put on this item.",
  },
  NO_CASTING_VOTE: {
    fr: "Il n’y a pas de partage des voix que la présidence ait à trancher.",
    en: "There is no tie for the chair to settle.",
  },
  CASTING_VOTE_AWAITED: {
    fr: "Les voix sont partagées : la voix prépondérante est attendue.",
    en: "The votes are tied: the casting vote is awaited.",
  },
  CASTING_VOTE_CONTRADICTS: {
    fr: "La voix prépondérante va dans le sens du vote déjà exprimé.",
    en: "The casting vote goes the way of the vote already cast.",
  },
  NOT_PRESIDING: {
    fr: "Seule la personne qui préside ce point peut le faire.",
    en: "Only the person who presides over this item can do so.",
  },
  DECISION_WANTS_MOTIVES: {
    fr: "Cette décision se motive : dites pourquoi.",
    en: "This decision needs its motives: please say why.",
  },
  PROXY_TO_ONESELF: {
    fr: "On ne se donne pas pouvoir à soi-même.",
    en: "Nobody gives a proxy to themselves.",
  },
  PROXIES_NOT_ALLOWED: {
    fr: "Les règles de ce dispositif ne permettent pas de voter par pouvoir.",
    en: "The rules of this scheme do not let anybody vote by proxy.",
  },
  HOLDS_ENOUGH_PROXIES: {
    fr: "Cette personne détient déjà autant de pouvoirs que les règles le permettent : {most}.",
    en: "This person holds as many proxies as the rules allow already: {most}.",
  },
  MINUTES_NOT_DRAFTED: {
    fr: "Ce n’est pas le dernier projet de procès-verbal de cette séance.",
    en: "This is not the last draft of the minutes of this session.",
  },
  MINUTES_APPROVED: {
    fr: "Le procès-verbal de cette séance est déjà approuvé.",
    en: "The minutes of this session are approved already.",
  },
  ...ballotRejections,
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();

/** Why a session takes nothing of what happens in an open one; below, of what prepares one. */
export const notOpen = (state: In<"unknown" | "convened" | "adjourned" | "closed">) => {
  switch (state.phase) {
    case "unknown":
      return reject("SESSION_UNKNOWN");
    case "convened":
      return reject("SESSION_NOT_OPEN", { heldOn: state.heldOn });
    case "adjourned":
      return reject("SESSION_ADJOURNED");
    case "closed":
      return reject("SESSION_CLOSED");
  }
};

export const notConvened = (state: In<"unknown" | "open" | "adjourned" | "closed">) =>
  state.phase === "open" ? reject("SESSION_OPEN") : notOpen(state);
