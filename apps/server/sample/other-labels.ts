import type { Values } from "#labelling/application/events.js";
import { laboratoryHead, type Part, parkManager } from "./people.js";

/** A file for a label of another kind, written by its carrier online. All is composed. */
export interface OnlineFile {
  readonly scheme: string;
  readonly carrier: Part;
  /** The carrier's function, which lets them commit the organisation. */
  readonly role: string;
  readonly organisation: {
    readonly name: string;
    readonly kind: string;
    readonly seat: string;
    readonly actsIn: readonly string[];
  };
  readonly title: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly values: Values;
  readonly documents: readonly {
    readonly kind: string;
    readonly name: string;
    readonly text: string;
  }[];
  readonly startsOn: string;
  readonly submitsOn: string;
}

const laboratory: OnlineFile = {
  scheme: "centres-ressources",
  carrier: laboratoryHead,
  role: "Directeur",
  organisation: {
    name: "Laboratoire des surfaces et revêtements de l’Artois",
    kind: "laboratoire",
    seat: "62119",
    actsIn: ["59", "62"],
  },
  title: "Plate-forme de caractérisation des surfaces",
  texts: {
    fields: "Physique et chimie des surfaces : usure, adhérence, corrosion, couches minces.",
    identification:
      "Quatre ingénieurs et deux techniciens ; un accueil unique, joignable chaque matin.",
    answerCommitment: "Chaque demande est inscrite à un registre et suivie jusqu’à la réponse.",
    documentation: "Un catalogue des appareils, revu chaque année en janvier.",
    scientificSupport:
      "Un ingénieur accompagne chaque série de mesures et en relit l’interprétation.",
    access: "Ouvert de 8 h à 18 h ; dix jours d’attente en moyenne, les mêmes pour tous.",
    results:
      "Les résultats sont à celui qui commande les mesures ; une convention le dit d’avance.",
    confidentiality: "Échantillons anonymes, salle fermée, engagement signé par chaque agent.",
    quality: "Étalonnage annuel, essais croisés avec deux autres laboratoires.",
    training: "Trois journées par an pour les utilisateurs, une semaine pour le personnel.",
    pricing: "Tarif à la demi-journée ; un devis précède toute prestation.",
    yearlyReport:
      "Rédigé en mars par la direction : heures ouvertes, utilisateurs, demandes refusées.",
  },
  values: {
    equipment: ["experiment", "measurement"],
    users: ["public", "private"],
    answerWithinDays: 5,
    publicTariff: true,
  },
  documents: [
    { kind: "presentation", name: "catalogue.txt", text: "Catalogue des appareils, janvier 2006." },
    { kind: "tariff", name: "tarifs.txt", text: "Demi-journée d’appareil avec ingénieur : 310 €." },
  ],
  startsOn: "2006-10-11",
  submitsOn: "2006-10-13",
};

const park: OnlineFile = {
  scheme: "haute-qualite-technologique",
  carrier: parkManager,
  role: "Directrice",
  organisation: {
    name: "Syndicat du parc des Hauts-Champs",
    kind: "syndicat mixte",
    seat: "59632",
    actsIn: ["59"],
  },
  title: "Parc d’activités des Hauts-Champs",
  texts: {
    operatorChoice:
      "Trois opérateurs sur le parc, d’après le relevé de septembre et leurs attestations.",
    serviceLevel: "Débits mesurés chez douze entreprises, un mardi matin et un jeudi soir.",
    fairTariffs: "Les tarifs relevés sont à moins de dix pour cent de ceux de la métropole.",
    offerMeetsDemand:
      "Enquête auprès de 41 entreprises ; il manque une liaison sécurisée entre sites.",
    neutralPreEquipment: "Fourreaux et chambres payés par le syndicat, loués à tous au même prix.",
    sharedNeeds:
      "Une salle de visioconférence et une sauvegarde distante, demandées par neuf entreprises.",
  },
  values: {
    zone: [{ insee: "59632", commune: "Wallers" }],
    operators: 3,
    services: ["dsl", "fibre"],
    cheapestMonthlyTariff: 89,
    preEquipped: true,
    neutral: true,
    surveyedOn: "2006-09-19",
  },
  documents: [
    { kind: "coverage-map", name: "couverture.txt", text: "Relevé de couverture, rue par rue." },
  ],
  startsOn: "2006-10-16",
  submitsOn: "2006-10-18",
};

export const onlineFiles: readonly OnlineFile[] = [laboratory, park];
