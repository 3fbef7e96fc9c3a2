import { type Act, does } from "../act.js";
import { carrier, secretariat } from "../people.js";

const request = (on: string, ref: string, path: string, note: string): Act => {
  const items = [{ path, nature: "incomplete", note }];
  return does(on, secretariat, "RequestComplements", ref, { items });
};

const article3 =
  "Les salons sont choisis pour les trajets qu’ils évitent ; les déplacements sont comptés et compensés.";

/** Two files lack something: one carrier gives it, the other lets the month go by. */
export const complements: readonly Act[] = [
  request(
    "2006-10-02",
    "npdc-10",
    "charterAnswers.article3",
    "Il manque votre réponse sur l’environnement et la santé ; quelques lignes suffisent.",
  ),
  request(
    "2006-10-12",
    "npdc-22",
    "signatory",
    "Le dossier nous est parvenu sans signature : il faut celle d’une personne habilitée.",
  ),
  does("2006-10-17", carrier, "ProvideComplements", "npdc-10", { texts: { article3 } }),
];
