import type { Act } from "../act.js";
import type { Motion } from "../motion.js";
import {
  chair,
  forApim,
  forCrci,
  forJeCree,
  forJInnove,
  forNfx,
  substituteForCrci,
} from "../people.js";
import { sitting } from "../sitting.js";

const granted = (ref: string, dissent: Motion["dissent"] = {}): Motion => ({
  ref,
  kind: "application",
  ask: "grant",
  dissent,
  outcome: "granted",
});

const agenda: readonly Motion[] = [
  granted("npdc-01"),
  granted("npdc-02"),
  {
    ref: "npdc-03",
    kind: "application",
    ask: "grant-with-conditions",
    conditions: [
      { text: "La marque paraît sur la page d’accueil du site.", dueOn: "2007-03-31" },
      { text: "Un premier relevé des visites est transmis.", dueOn: "2007-06-30" },
    ],
    dissent: { APIM: "abstain" },
    motives: "Le site venait d’ouvrir le jour de l’examen : ce qu’il promet reste à constater.",
    outcome: "granted-with-conditions",
  },
  granted("npdc-04"),
  granted("npdc-05", { NFX: "abstain" }),
  granted("npdc-06"),
  granted("npdc-07", { "Je crée": "abstain" }),
  granted("npdc-08"),
  {
    ref: "npdc-09",
    kind: "application",
    ask: "grant-with-conditions",
    conditions: [
      { text: "L’article 5 de la Charte reçoit une réponse détaillée.", dueOn: "2007-04-30" },
    ],
    motives: "Le portail convainc ; la place faite à la parole des entreprises reste à décrire.",
    outcome: "granted-with-conditions",
  },
  granted("npdc-10", { "Association Créativallée": "abstain" }),
  {
    ref: "npdc-11",
    kind: "application",
    ask: "adjourn",
    dissent: { APIM: "against" },
    motives: "Le comité souhaite lire le retour d’entreprises qui ont essayé l’outil.",
    outcome: "adjourned",
  },
  {
    ref: "npdc-12",
    kind: "application",
    ask: "grant",
    dissent: { "Je crée": "against", "J'innove": "against", CRCI: "against", NFX: "against" },
    motives: "Journée achevée, sans suite prévue : la marque n’aurait plus rien à signer.",
    outcome: "refused",
  },
  {
    ref: "npdc-13",
    kind: "application",
    ask: "grant",
    dissent: { "Je crée": "against", APIM: "against", NFX: "against", CRCI: "abstain" },
    motives: "Le dossier ne dit pas comment les communes et leurs habitants sont entendus.",
    outcome: "refused",
  },
  granted("npdc-18"),
  granted("npdc-19"),
  // Three against three: whoever presides settles it.
  {
    ...granted("npdc-21", { "Je crée": "against", APIM: "against", NFX: "against" }),
    casting: "for",
  },
];

/** Sixteen files on one day; one member has given a proxy, and nobody votes on their own. */
export const firstSession: readonly Act[] = sitting({
  scheme: "creativallee",
  chair,
  convenedOn: "2007-01-05",
  heldOn: "2007-01-26",
  place: "Hôtel de Région, Lille",
  proxies: [[forNfx, forApim]],
  present: [chair, forJeCree, forJInnove, forApim, forCrci, substituteForCrci],
  agenda,
  minutes: "Séance du 26 janvier 2007 : seize dossiers examinés, treize accordés.",
  approvedOn: "2007-02-09",
});
