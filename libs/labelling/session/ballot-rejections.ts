import type { Sentences } from "#kernel/index.js";

/** Of ballots: when they may be cast, by whom, and what is counted. */
export const ballotRejections = {
  BALLOTS_NOT_OPEN: {
    fr: "Le vote n’est pas ouvert sur ce point.",
    en: "Voting is not open on this item.",
  },
  BALLOTS_CLOSED: {
    fr: "Le vote est clos sur ce point.",
    en: "Voting is closed on this item.",
  },
  BALLOTS_NOT_CLOSED: {
    fr: "Le vote n’est pas encore clos sur ce point.",
    en: "Voting is not closed yet on this item.",
  },
  BALLOTS_NOT_TALLIED: {
    fr: "Les voix ne sont pas encore comptées sur ce point.",
    en: "The votes are not counted yet on this item.",
  },
  NO_VOTE: {
    fr: "Cette personne n’a pas de voix sur ce point.",
    en: "This person has no vote on this item.",
  },
  RECUSED: {
    fr: "Cette personne est déportée sur ce point.",
    en: "This person is recused from this item.",
  },
  NOT_YOUR_BALLOT: {
    fr: "On ne vote que pour soi et pour qui vous a donné pouvoir.",
    en: "You vote for yourself and for whoever gave you a proxy alone.",
  },
  VOTER_NOT_NAMED: {
    fr: "Dites à qui est la voix que vous notez.",
    en: "Please say whose vote you write down.",
  },
  SECRET_BALLOT_IS_ONES_OWN: {
    fr: "Le scrutin est secret : chacun vote lui-même.",
    en: "The ballot is secret: everybody casts their own.",
  },
  COUNTS_DO_NOT_ADD_UP: {
    fr: "Ces nombres ne font pas le compte des bulletins : il y en a {ballots}.",
    en: "These figures do not add up to the ballots cast: there are {ballots}.",
  },
  VOTE_BEGUN: {
    fr: "Des voix sont déjà exprimées sur ce point : closez le vote ; seul le secrétariat l’ajourne, s’il ne peut pas aller à son terme.",
    en: "Votes are cast on this item already: close the voting; the secretariat alone adjourns it, where it cannot come to its end.",
  },
  TOO_FEW_FOR_SECRECY: {
    fr: "Le scrutin est secret et trop peu de personnes ont voté ({people} pour {least}) : le résultat dirait leur choix. Attendez d’autres voix, ou ajournez ce point.",
    en: "The ballot is secret and too few people have voted ({people} for {least}): the count would tell their choices. Wait for other votes, or adjourn this item.",
  },
} as const satisfies Sentences;
