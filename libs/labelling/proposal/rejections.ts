import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  ALREADY_PROPOSED: {
    fr: "Cette proposition est déjà déposée.",
    en: "This proposal has been made already.",
  },
  PROPOSAL_WITHOUT_SCHEME: {
    fr: "Ce dispositif n’est pas publié : il n’a pas encore de règles à changer.",
    en: "This scheme is not published: it has no rules to change yet.",
  },
  PROPOSER_HAS_NO_SEAT: {
    fr: "Une proposition vient d’un membre du comité : vous n’y avez pas de mandat le {today}.",
    en: "A proposal comes from a member of the committee: you hold no mandate there on {today}.",
  },
  PROPOSAL_CHANGES_NOTHING: {
    fr: "Ces règles sont déjà en vigueur.",
    en: "These rules are in force already.",
  },
  PROPOSAL_HAS_FAULTS: {
    fr: "Ces règles ne pourraient pas être publiées : points à corriger, {count}.",
    en: "These rules could not be published: points to put right, {count}.",
  },
  PROPOSAL_ABOUT_NOTHING: {
    fr: "Ni les règles en vigueur ni celles proposées ne contiennent : {unknown}.",
    en: "Neither the rules in force nor those proposed hold: {unknown}.",
  },
  PROPOSAL_NOT_MADE: {
    fr: "Aucune proposition n’a été déposée sous cet identifiant.",
    en: "No proposal was made under this id.",
  },
  PROPOSAL_NOT_YOURS: {
    fr: "Seule la personne qui a déposé une proposition la retire.",
    en: "Only who has made a proposal withdraws it.",
  },
  PROPOSAL_DECIDED: {
    fr: "Le comité s’est prononcé sur cette proposition le {decidedOn} : déposez-en une autre.",
    en: "The committee decided on this proposal on {decidedOn}: make another one.",
  },
  PROPOSAL_NOT_DECIDED: {
    fr: "Cette séance n’a ni approuvé ni renvoyé cette proposition.",
    en: "This session has neither approved this proposal nor sent it back.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
