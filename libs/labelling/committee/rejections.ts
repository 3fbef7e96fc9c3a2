import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  NO_RULES_FOR_SEATS: {
    fr: "Ce dispositif n’est pas publié : ses règles disent qui siège au comité.",
    en: "This scheme is not published: its rules say who sits on the committee.",
  },
  COMMITTEE_NOT_FORMED: {
    fr: "Ce comité n’est pas constitué : constituez-le d’abord.",
    en: "This committee is not formed: please form it first.",
  },
  MEMBER_UNKNOWN: {
    fr: "Cette personne n’est pas enregistrée : enregistrez-la avant de lui donner un mandat.",
    en: "This person is not registered: please register them before you give them a mandate.",
  },
  NO_SEAT_FOR_INSTITUTION: {
    fr: "« {institution} » n’a pas de siège dans ce comité.",
    en: "“{institution}” has no seat on this committee.",
  },
  NO_SEAT_LEFT: {
    fr: "Tous les sièges de « {institution} » de ce rang sont pris pendant cette période.",
    en: "All seats of “{institution}” of this rank are taken within this period.",
  },
  MANDATE_STARTS_IN_THE_PAST: {
    fr: "Un mandat ne peut pas commencer avant aujourd’hui, le {today}.",
    en: "A mandate cannot start before today, {today}.",
  },
  MANDATE_ENDS_BEFORE_IT_STARTS: {
    fr: "Ce mandat commence le {from} : son dernier jour ne peut pas être plus tôt.",
    en: "This mandate starts on {from}: its last day cannot be earlier.",
  },
  MANDATE_ENDS_IN_THE_PAST: {
    fr: "Un mandat prend fin aujourd’hui, le {today}, au plus tôt.",
    en: "A mandate ends today, {today}, at the earliest.",
  },
  MANDATE_ENDS_EARLIER: {
    fr: "Ce mandat prend déjà fin le {until} : pour siéger plus longtemps, il en faut un autre.",
    en: "This mandate ends on {until} already: to sit longer takes another one.",
  },
  MANDATE_OVERLAPS: {
    fr: "Cette personne siège déjà pour « {institution} » à partir du {from} : on n’a qu’un mandat à la fois.",
    en: "This person sits for “{institution}” from {from} already: there is one mandate at a time.",
  },
  MANDATE_UNKNOWN: {
    fr: "Ce comité n’a pas donné de tel mandat.",
    en: "This committee has given no such mandate.",
  },
  OFFICE_STARTS_IN_THE_PAST: {
    fr: "Une présidence ou une suppléance ne commence pas avant aujourd’hui, le {today}.",
    en: "A chair or a deputy takes office today, {today}, at the earliest.",
  },
  NOT_A_MEMBER_THAT_DAY: {
    fr: "Cette personne n’est pas membre titulaire du comité le {day}.",
    en: "This person is not a full member of the committee on {day}.",
  },
  ANOTHER_INSTITUTION_PRESIDES: {
    fr: "La présidence revient à un membre de « {institution} ».",
    en: "The chair falls to a member of “{institution}”.",
  },
  CHAIRS_ALREADY: {
    fr: "Cette personne préside déjà le comité : la suppléance revient à quelqu’un d’autre.",
    en: "This person chairs the committee already: the deputy is somebody else.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
