import { type Act, does } from "../act.js";
import { fileOf } from "../files.js";
import {
  agencyOfficer,
  carrier,
  clubOfficer,
  networkOfficer,
  parkManager,
  secretariat,
  trainer,
} from "../people.js";
import { sessionOn } from "../sitting.js";

const conditions: readonly Act[] = [
  does("2007-04-10", secretariat, "SuspendLabel", "npdc-03", {
    motives: "La page d’accueil ne porte toujours pas la marque, dix jours après l’échéance.",
  }),
  does("2007-04-17", secretariat, "MeetCondition", "npdc-09", {
    condition: 1,
    evidence: "Réponse reçue : un cercle d’entreprises relit le portail chaque trimestre.",
  }),
  does("2007-06-08", secretariat, "MeetCondition", "npdc-03", {
    condition: 1,
    evidence: "Page d’accueil vue ce jour, marque en place.",
  }),
  does("2007-06-11", secretariat, "ReinstateLabel", "npdc-03", {
    motives: "La condition est remplie, avec retard.",
  }),
  does("2007-06-22", secretariat, "MeetCondition", "haute-qualite-technologique", {
    condition: 1,
    evidence: "Procès-verbal d’essai de la liaison.",
  }),
  does("2007-06-27", secretariat, "MeetCondition", "npdc-03", {
    condition: 2,
    evidence: "Relevé des visites de janvier à juin.",
  }),
];

const brandUse: readonly Act[] = [
  does("2007-02-12", networkOfficer, "CommitBrandUse", "npdc-01", {
    uses: ["display"],
    text: "Sur les affiches et à la fin de chaque spot.",
  }),
  does("2007-02-12", networkOfficer, "CommitBrandUse", "npdc-02", { uses: ["signature"] }),
  does("2007-02-14", carrier, "CommitBrandUse", "npdc-09", { uses: ["display", "signature"] }),
  does("2007-06-12", agencyOfficer, "CommitBrandUse", "npdc-03", { uses: ["display"] }),
  does("2007-02-15", parkManager, "CommitBrandUse", "haute-qualite-technologique", {
    uses: ["display"],
    text: "À l’entrée du parc et sur son plan.",
  }),
];

const surrendered = does("2007-06-29", clubOfficer, "SurrenderLabel", "npdc-07", {
  motives: "La semaine ne sera pas reconduite sous cette forme.",
});

/** The holder is told why and until when to answer, and answers, before anybody decides. */
const revoked: readonly Act[] = [
  does("2007-07-02", secretariat, "ProposeRevocation", "npdc-18", {
    motives: "La marque n’apparaît sur aucun support des deux dernières promotions.",
    answerDueOn: "2007-08-31",
  }),
  does("2007-07-20", trainer, "AnswerRevocation", "npdc-18", {
    text: "Nos affiches étaient imprimées avant l’accord ; les suivantes sont en préparation.",
  }),
  {
    on: "2007-10-01",
    play: async (stage) => {
      const session = sessionOn(stage, "2007-09-28");
      const motives = "Décision du 28 septembre : la réponse reçue annonce sans rien montrer.";
      const label = fileOf(stage, "npdc-18");
      await stage.ask(secretariat, "RevokeLabel", "npdc-18", { motives, session }, label);
    },
  },
];

/** Twelve months of labels, but for their reports; those that are not renewed end by themselves. */
export const labelLife: readonly Act[] = [...conditions, ...brandUse, surrendered, ...revoked];
