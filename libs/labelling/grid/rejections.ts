import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  NO_RULES_FOR_GRID: {
    fr: "Ce dispositif n’est pas publié, ou ses règles ne donnent aucun critère pour le regard d’après.",
    en: "This scheme is not published, or its rules give no criterion to look back with.",
  },
  GRID_NOT_OPENED: {
    fr: "La grille de ce dispositif n’est pas encore établie.",
    en: "The grid of this scheme is not laid down yet.",
  },
  GRID_UNCHANGED: {
    fr: "Ce projet est la grille en vigueur : il n’y a rien à y changer.",
    en: "This draft is the grid in force: there is nothing to change in it.",
  },
  GRID_TOO_LARGE: {
    fr: "Cette grille est trop longue pour être retenue d’un seul tenant : abrégez ses critères.",
    en: "This grid is too long to be kept in one piece: please shorten its criteria.",
  },
  GRID_DRAFT_IS_ANOTHER: {
    fr: "Ce n’est pas le dernier projet de grille : relisez-le avant de le publier.",
    en: "This is not the last draft of the grid: please read it again before you publish it.",
  },
  GRID_PROPOSALS_UNKNOWN: {
    fr: "Ces propositions n’attendent pas d’être reprises : {proposals}.",
    en: "These proposals do not wait to be taken up: {proposals}.",
  },
  GRID_PROPOSAL_NOT_MADE: {
    fr: "Cette évaluation n’est pas remise, n’a pas fait cette proposition, ou suit la grille d’un autre dispositif.",
    en: "This evaluation is not submitted, has not made this proposal, or follows the grid of another scheme.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
