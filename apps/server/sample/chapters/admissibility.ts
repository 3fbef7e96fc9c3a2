import { type Act, does } from "../act.js";
import { brewer, secretariat } from "../people.js";

const admissible = (on: string, ref: string): Act =>
  does(on, secretariat, "DeclareAdmissible", ref);

const inadmissible = (ref: string, motives: string): Act =>
  does("2006-11-27", secretariat, "DeclareInadmissible", ref, { motives });

const withdrawn = does("2006-11-24", brewer, "WithdrawApplication", "npdc-16", {
  motives: "La semaine d’avril n’aura pas lieu ; nous reviendrons avec un autre projet.",
});

const refs = (...numbers: readonly string[]) => numbers.map((number) => `npdc-${number}`);

/** Which files come before a committee, on the word of the secretariat. */
export const admissibility: readonly Act[] = [
  admissible("2006-10-20", "centres-ressources"),
  admissible("2006-10-24", "haute-qualite-technologique"),
  withdrawn,
  inadmissible(
    "npdc-14",
    "Le centre d’information ne montre la marque nulle part : il n’y aurait rien à porter.",
  ),
  inadmissible("npdc-15", "L’agence est établie dans la Somme et n’agit ni dans le 59 ni le 62."),
  inadmissible("npdc-17", "Une tombola de loisir ne traite aucun des quatre thèmes."),
  inadmissible("npdc-20", "L’association qui tient la marque ne peut pas se l’accorder."),
  ...refs("01", "02", "03", "04", "05", "06").map((ref) => admissible("2006-11-28", ref)),
  ...refs("07", "08", "09", "10", "11", "12").map((ref) => admissible("2006-11-29", ref)),
  ...refs("13", "18", "19", "21").map((ref) => admissible("2006-11-30", ref)),
];
