import { type Act, does } from "../act.js";
import { communityOfficer, secretariat } from "../people.js";

/** Each carrier has the decision in hand on a day; from then on the time to appeal runs. */
const told = (recordedOn: string, notifiedOn: string, refs: readonly string[]): readonly Act[] =>
  refs.map((ref, nth) =>
    does(recordedOn, secretariat, "NotifyDecision", ref, {
      means: "letter",
      notifiedOn,
      proof: `Avis de réception du ${notifiedOn}, nº ${nth + 1}`,
    }),
  );

const first = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "12", "18", "19", "21"];

/** Decisions go out by letter; one comes back, and one is contested within its two months. */
export const letters: readonly Act[] = [
  ...told("2006-12-18", "2006-12-13", ["centres-ressources"]),
  ...told("2006-12-18", "2006-12-15", ["haute-qualite-technologique"]),
  ...told(
    "2007-02-06",
    "2007-02-02",
    first.map((number) => `npdc-${number}`),
  ),
  ...told("2007-02-08", "2007-02-05", ["npdc-13"]),
  does("2007-02-12", secretariat, "RecordNotificationFailure", "npdc-05", {
    reason: "unknown-address",
  }),
  does("2007-02-21", secretariat, "NotifyDecision", "npdc-05", {
    means: "hand",
    notifiedOn: "2007-02-20",
    proof: "Remise contre signature à l’accueil de la chambre.",
  }),
  does("2007-03-12", communityOfficer, "ContestDecision", "npdc-13", {
    contested:
      "Sept communes se réunissent chaque mois autour du centre ; leurs comptes rendus sont joints.",
  }),
  ...told("2007-04-03", "2007-03-30", ["npdc-11"]),
  ...told("2007-05-07", "2007-05-03", ["npdc-13"]),
];
