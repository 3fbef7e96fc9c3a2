import type { SchemeDefinition } from "../definition.js";

/** The quality of telecommunications on business parks: technology and tariffs. */
export const hauteQualiteTechnologique = {
  id: "haute-qualite-technologique",
  name: { fr: "Haute Qualité Technologique", en: "High Technological Quality" },
  purpose: {
    fr: "Dire, zone d’activités par zone d’activités, ce que valent les télécommunications et leurs prix, et encourager les aménageurs à équiper d’avance.",
    en: "To tell, one business park after the other, what its telecommunications and their prices are worth, and to encourage developers to equip in advance.",
  },
  brand: "Haute Qualité Technologique",
  owner: "Conférence permanente du SRDE",
  eligibility: [
    {
      code: "ZONE_OUTSIDE_TERRITORY",
      when: 'answers.zone.size() > 0 && answers.zone.all(department, department in ["59", "62"])',
      message: {
        fr: "Le label porte sur les zones d’activités du Nord et du Pas-de-Calais.",
        en: "The label is for business parks in the Nord and the Pas-de-Calais.",
      },
    },
    {
      code: "SINGLE_OPERATOR",
      when: "answers.operators >= 2",
      message: {
        fr: "Il faut au moins deux opérateurs présents : sans choix, il n’y a pas de juste prix.",
        en: "At least two operators must be present: without a choice there is no fair price.",
      },
    },
    {
      code: "NO_BROADBAND",
      when: 'answers.services.exists(service, service in ["dsl", "fibre", "radio"])',
      message: {
        fr: "Aucun service à haut débit n’est disponible dans la zone.",
        en: "No broadband service is available on the park.",
      },
    },
    {
      code: "INFRASTRUCTURE_NOT_NEUTRAL",
      when: "!answers.preEquipped || (has(answers.neutral) && answers.neutral)",
      message: {
        fr: "Les infrastructures posées d’avance doivent être neutres : ouvertes à tous les opérateurs.",
        en: "Infrastructure laid in advance has to be neutral: open to all operators.",
      },
    },
  ],
  questions: [
    {
      id: "zone",
      kind: "places",
      required: true,
      label: { fr: "Communes de la zone d’activités", en: "Communes of the business park" },
    },
    {
      id: "operators",
      kind: "integer",
      required: true,
      label: { fr: "Nombre d’opérateurs présents", en: "Number of operators present" },
    },
    {
      id: "services",
      kind: "choices",
      required: true,
      open: true,
      label: { fr: "Services disponibles", en: "Services available" },
      options: [
        { code: "dsl", label: { fr: "DSL", en: "DSL" } },
        { code: "fibre", label: { fr: "Fibre optique", en: "Optical fibre" } },
        { code: "radio", label: { fr: "Boucle locale radio", en: "Wireless local loop" } },
        { code: "telephony", label: { fr: "Téléphonie seule", en: "Telephony only" } },
      ],
    },
    {
      id: "cheapestMonthlyTariff",
      kind: "integer",
      required: true,
      label: {
        fr: "Tarif professionnel le plus bas, en euros par mois",
        en: "Lowest professional tariff, in euros a month",
      },
    },
    {
      id: "preEquipped",
      kind: "yes-no",
      required: true,
      label: {
        fr: "La zone est-elle équipée d’avance (fourreaux, chambres, fibre noire) ?",
        en: "Is the park equipped in advance (ducts, chambers, dark fibre)?",
      },
    },
    {
      id: "neutral",
      kind: "yes-no",
      required: false,
      label: {
        fr: "Si oui, tout opérateur peut-il s’en servir aux mêmes conditions ?",
        en: "If so, can any operator use it on the same terms?",
      },
    },
    {
      id: "surveyedOn",
      kind: "day",
      required: false,
      label: { fr: "Jour du relevé", en: "Day of the survey" },
    },
  ],
  charter: [
    {
      id: "operatorChoice",
      title: { fr: "Le choix de l’opérateur", en: "Choice of operator" },
      text: {
        fr: "Les entreprises de la zone peuvent choisir leur opérateur et en changer.",
        en: "Companies on the park can choose their operator and change it.",
      },
      evidence: {
        fr: "Nommez les opérateurs présents et la source de l’information.",
        en: "Name the operators present and where you know it from.",
      },
      required: true,
    },
    {
      id: "serviceLevel",
      title: { fr: "Les services", en: "Services" },
      text: {
        fr: "Les débits et les services annoncés sont ceux que l’on obtient.",
        en: "The speeds and services announced are those that one gets.",
      },
      evidence: {
        fr: "Joignez des mesures ou des attestations d’entreprises.",
        en: "Attach measurements or statements by companies.",
      },
      required: true,
    },
    {
      id: "fairTariffs",
      title: { fr: "Les tarifs", en: "Tariffs" },
      text: {
        fr: "Les tarifs pratiqués dans la zone sont connus et comparables à ceux d’ailleurs.",
        en: "The tariffs charged on the park are known, and compare with those elsewhere.",
      },
      evidence: {
        fr: "Donnez les tarifs relevés, par service.",
        en: "Give the tariffs found, service by service.",
      },
      required: true,
    },
    {
      id: "offerMeetsDemand",
      title: { fr: "L’offre et la demande", en: "Offer and demand" },
      text: {
        fr: "L’aménageur connaît les besoins des entreprises et sait dire ce que l’offre laisse de côté.",
        en: "The developer knows what companies need, and can tell what the offer leaves out.",
      },
      evidence: {
        fr: "Résumez l’enquête menée auprès des entreprises.",
        en: "Sum up the survey made among companies.",
      },
      required: true,
    },
    {
      id: "neutralPreEquipment",
      title: { fr: "Le pré-équipement neutre", en: "Neutral equipment in advance" },
      text: {
        fr: "Ce qui est posé d’avance l’est pour tous les opérateurs, aux mêmes conditions.",
        en: "What is laid in advance is laid for all operators, on the same terms.",
      },
      evidence: {
        fr: "Décrivez les fourreaux, chambres et fibres, leur financement et leurs conditions d’usage.",
        en: "Describe ducts, chambers and fibres, how they were financed and how they may be used.",
      },
      required: true,
    },
    {
      id: "sharedNeeds",
      title: { fr: "Les équipements à partager", en: "Equipment to share" },
      text: {
        fr: "Les services professionnels qui gagnent à être partagés sont repérés avec les entreprises.",
        en: "Professional services that gain by being shared are found out with the companies.",
      },
      evidence: {
        fr: "Citez les besoins communs repérés, et avec qui.",
        en: "Name the common needs found, and with whom.",
      },
      required: false,
    },
  ],
  signatureRequired: true,
  documents: [
    {
      kind: "coverage-map",
      required: true,
      label: { fr: "Carte de la desserte", en: "Map of the coverage" },
    },
    {
      kind: "measurements",
      required: false,
      label: { fr: "Mesures de débit", en: "Measurements of speed" },
    },
  ],
  review: {
    grid: [
      {
        id: "technology",
        label: { fr: "Qualité technologique", en: "Technological quality" },
        outOf: 20,
        weight: 2,
      },
      {
        id: "tariffs",
        label: { fr: "Qualité tarifaire", en: "Quality of the tariffs" },
        outOf: 20,
        weight: 2,
      },
      {
        id: "matching",
        label: { fr: "Adéquation de l’offre à la demande", en: "Match of offer and demand" },
        outOf: 20,
        weight: 1,
      },
      {
        id: "neutrality",
        label: { fr: "Neutralité du pré-équipement", en: "Neutrality of the equipment" },
        outOf: 20,
        weight: 1,
      },
    ],
    blindness: "both-hidden",
    minimum: 1,
  },
  committee: {
    seats: [
      { institution: "Région", count: 3, substitutes: 3 },
      { institution: "CRCI", count: 2, substitutes: 2 },
      { institution: "Syndicats professionnels", count: 2, substitutes: 0 },
      { institution: "Pôles de compétitivité", count: 2, substitutes: 0 },
    ],
    quorum: {
      basis: "filled-seats",
      share: { numerator: 1, denominator: 2 },
      proxiesCount: false,
      recusals: "leave-the-basis",
      abstentionsCount: true,
    },
    majority: {
      basis: "present-or-represented",
      share: { numerator: 2, denominator: 3 },
      exceed: false,
      abstentions: "leave-the-basis",
      recusals: "leave-the-basis",
      proxiesPerMember: 0,
    },
    ballots: "open",
    castingVote: false,
    tie: "adjourned",
    chair: { institution: "Région", whenAbsent: "substitute", whenRecused: "adjourned" },
    secondConvening: { quorum: "none", after: { count: 10, unit: "days" } },
  },
  procedure: {
    // The regional council's regulation lays this procedure down, so silence accepts (CRPA L231-1).
    frenchAdministrative: true,
    delays: {
      complements: { count: 2, unit: "months" },
      review: { count: 1, unit: "months" },
      decision: { count: 2, unit: "months" },
      appeal: { count: 2, unit: "months" },
    },
    silence: "deemed-granted",
  },
  label: {
    duration: { count: 24, unit: "months" },
    renewalOpens: { count: 6, unit: "months" },
    reportEvery: { count: 12, unit: "months" },
  },
  indicators: [
    {
      id: "companiesServed",
      kind: "realisation",
      label: { fr: "Entreprises raccordables", en: "Companies that can be connected" },
    },
    {
      id: "ductMetres",
      kind: "realisation",
      label: { fr: "Mètres de fourreaux neutres posés", en: "Metres of neutral ducts laid" },
    },
    {
      id: "tariffGap",
      kind: "result",
      label: {
        fr: "Écart de tarif avec la métropole, en pour cent",
        en: "Gap between local and city tariffs, in per cent",
      },
    },
    {
      id: "companiesConnected",
      kind: "result",
      label: { fr: "Entreprises raccordées au haut débit", en: "Companies on broadband" },
    },
  ],
  exPost: [
    {
      id: "darkSpots",
      title: { fr: "Les zones d’ombre", en: "Dark spots" },
      question: {
        fr: "Le label a-t-il fait reculer les zones mal desservies, ou seulement mis en avant les autres ?",
        en: "Has the label made poorly served areas fewer, or only shown off the others?",
      },
    },
    {
      id: "prices",
      title: { fr: "Les prix payés", en: "Prices paid" },
      question: {
        fr: "Les entreprises paient-elles moins, ou mieux, qu’avant ?",
        en: "Do companies pay less, or for more, than before?",
      },
    },
    {
      id: "sharing",
      title: { fr: "Le partage des équipements", en: "Shared equipment" },
      question: {
        fr: "Qui se sert aujourd’hui de ce qui a été posé d’avance ?",
        en: "Who uses today what was laid in advance?",
      },
    },
  ],
} as const satisfies SchemeDefinition;
