import type { SchemeDefinition } from "../definition.js";

/** The approval of scientific and technological resource centres: ten criteria and a yearly report. */
export const centresRessources = {
  id: "centres-ressources",
  name: {
    fr: "Centres de ressources et d’expertise",
    en: "Resource and expertise centres",
  },
  purpose: {
    fr: "Faire connaître les centres qui ouvrent leurs équipements scientifiques et technologiques à tous, publics ou privés, et les inscrire dans la base régionale.",
    en: "To make known the centres that open their scientific and technological equipment to all, public or private, and to enter them in the regional database.",
  },
  brand: "Centre de ressources et d’expertise agréé",
  owner: "Plate-forme régionale pour l'innovation",
  eligibility: [
    {
      code: "NO_SHARED_EQUIPMENT",
      when: "answers.equipment.size() > 0",
      message: {
        fr: "Un centre met à disposition au moins un ensemble d’équipements : conception, réalisation, expérimentation ou mesure.",
        en: "A centre makes at least one set of equipment available: design, making, experiment or measurement.",
      },
    },
    {
      code: "NO_OPEN_ACCESS",
      when: '["public", "private"].all(sector, sector in answers.users)',
      message: {
        fr: "L’agrément s’adresse aux centres ouverts aux utilisateurs publics comme privés.",
        en: "The approval is for centres that are open to public and to private users alike.",
      },
    },
    {
      code: "OUTSIDE_TERRITORY",
      when: 'organisation.seatDepartment in ["59", "62"] || organisation.actsIn.exists(department, department in ["59", "62"])',
      message: {
        fr: "La base régionale recense les centres qui sont établis ou agissent dans le Nord et le Pas-de-Calais.",
        en: "The regional database lists the centres that are established or act in the Nord and the Pas-de-Calais.",
      },
    },
  ],
  questions: [
    {
      id: "equipment",
      kind: "choices",
      required: true,
      open: false,
      label: { fr: "Équipements mis à disposition", en: "Equipment made available" },
      options: [
        { code: "design", label: { fr: "Conception technologique", en: "Technological design" } },
        { code: "making", label: { fr: "Réalisation technologique", en: "Technological making" } },
        { code: "experiment", label: { fr: "Expérimentation", en: "Experiment" } },
        {
          code: "measurement",
          label: { fr: "Mesures de haut niveau", en: "High-level measurement" },
        },
      ],
    },
    {
      id: "users",
      kind: "choices",
      required: true,
      open: false,
      label: { fr: "Utilisateurs accueillis", en: "Users welcomed" },
      options: [
        { code: "public", label: { fr: "Secteur public", en: "Public sector" } },
        { code: "private", label: { fr: "Secteur privé", en: "Private sector" } },
      ],
    },
    {
      id: "fields",
      kind: "text",
      required: true,
      label: {
        fr: "Sciences expérimentales et technologies couvertes",
        en: "Experimental sciences and technologies covered",
      },
    },
    {
      id: "answerWithinDays",
      kind: "integer",
      required: true,
      label: {
        fr: "Délai de réponse promis, en jours ouvrés",
        en: "Time in which you promise an answer, in working days",
      },
    },
    {
      id: "publicTariff",
      kind: "yes-no",
      required: true,
      label: { fr: "Vos tarifs sont-ils publiés ?", en: "Are your tariffs published?" },
    },
  ],
  charter: [
    {
      id: "identification",
      title: { fr: "Identification", en: "Identification" },
      text: {
        fr: "Le centre se présente clairement : qui il est, ce qu’il sait faire, à qui s’adresser.",
        en: "The centre presents itself clearly: who it is, what it can do, whom to ask.",
      },
      evidence: {
        fr: "Présentez le centre, ses équipes et ses interlocuteurs.",
        en: "Present the centre, its teams and the people to talk to.",
      },
      required: true,
    },
    {
      id: "answerCommitment",
      title: { fr: "Engagement de réponse", en: "Commitment to answer" },
      text: {
        fr: "Toute demande reçoit une réponse, même négative, dans le délai annoncé.",
        en: "Every request gets an answer, be it a no, within the announced time.",
      },
      evidence: {
        fr: "Expliquez comment une demande est suivie jusqu’à sa réponse.",
        en: "Explain how a request is followed up to its answer.",
      },
      required: true,
    },
    {
      id: "documentation",
      title: { fr: "Document de présentation", en: "Presentation document" },
      text: {
        fr: "Un document à jour décrit les équipements et les prestations.",
        en: "An up-to-date document describes equipment and services.",
      },
      evidence: {
        fr: "Dites ce que contient ce document et quand il est revu.",
        en: "Say what this document holds and when it is revised.",
      },
      required: true,
    },
    {
      id: "scientificSupport",
      title: { fr: "Appui scientifique et technique", en: "Scientific and technical support" },
      text: {
        fr: "Des personnes compétentes aident à bien se servir des équipements et à lire les résultats.",
        en: "Competent people help to use the equipment well and to read the results.",
      },
      evidence: {
        fr: "Décrivez l’environnement scientifique et les compétences à disposition.",
        en: "Describe the scientific environment and the skills at hand.",
      },
      required: true,
    },
    {
      id: "access",
      title: { fr: "Accessibilité et délais", en: "Access and waiting times" },
      text: {
        fr: "Les conditions d’accès et les délais sont les mêmes pour tous et connus d’avance.",
        en: "Terms of access and waiting times are the same for all and known beforehand.",
      },
      evidence: {
        fr: "Donnez les horaires, les conditions et les délais habituels.",
        en: "Give the opening hours, terms and usual waiting times.",
      },
      required: true,
    },
    {
      id: "results",
      title: {
        fr: "Résultats et propriété intellectuelle",
        en: "Results and intellectual property",
      },
      text: {
        fr: "Avant de commencer, chacun sait à qui seront les résultats.",
        en: "Before starting, everybody knows whose the results will be.",
      },
      evidence: {
        fr: "Joignez ou résumez vos clauses sur les résultats.",
        en: "Attach or sum up your terms about results.",
      },
      required: true,
    },
    {
      id: "confidentiality",
      title: { fr: "Confidentialité", en: "Confidentiality" },
      text: {
        fr: "Ce qu’un utilisateur confie ou découvre n’est pas divulgué sans son accord.",
        en: "What a user entrusts or finds is not disclosed without consent.",
      },
      evidence: {
        fr: "Décrivez vos engagements et les moyens de les tenir.",
        en: "Describe your commitments and the means to keep them.",
      },
      required: true,
    },
    {
      id: "quality",
      title: { fr: "Qualité", en: "Quality" },
      text: {
        fr: "Les équipements sont entretenus, étalonnés, et les prestations évaluées.",
        en: "Equipment is maintained and calibrated, and services are evaluated.",
      },
      evidence: {
        fr: "Citez vos démarches, certifications ou contrôles.",
        en: "Name your procedures, certifications or controls.",
      },
      required: true,
    },
    {
      id: "training",
      title: { fr: "Formation", en: "Training" },
      text: {
        fr: "Le personnel se forme, et les utilisateurs peuvent l’être.",
        en: "Staff keep learning, and users can be trained.",
      },
      evidence: {
        fr: "Indiquez les formations suivies et proposées.",
        en: "State the training taken and offered.",
      },
      required: true,
    },
    {
      id: "pricing",
      title: { fr: "Tarification et devis", en: "Tariffs and quotes" },
      text: {
        fr: "Un devis précède toute prestation, sur la base d’un tarif expliqué.",
        en: "A quote comes before every service, on the basis of a tariff that is explained.",
      },
      evidence: {
        fr: "Donnez votre grille de tarifs et un exemple de devis.",
        en: "Give your tariff and a sample quote.",
      },
      required: true,
    },
    {
      id: "yearlyReport",
      title: { fr: "Compte rendu annuel", en: "Yearly report" },
      text: {
        fr: "Chaque année, le centre rend compte de son activité et de ses évolutions.",
        en: "Every year the centre reports on its activity and on how it changes.",
      },
      evidence: {
        fr: "Désignez qui rédigera ce compte rendu et les chiffres suivis.",
        en: "Say who will write this report and which figures are kept.",
      },
      required: true,
    },
  ],
  signatureRequired: true,
  documents: [
    {
      kind: "presentation",
      required: true,
      label: { fr: "Document de présentation du centre", en: "Presentation of the centre" },
    },
    {
      kind: "tariff",
      required: true,
      label: { fr: "Grille de tarifs", en: "Tariff" },
    },
    {
      kind: "certificate",
      required: false,
      label: { fr: "Certificat de qualité", en: "Quality certificate" },
    },
  ],
  review: {
    grid: [
      {
        id: "equipmentLevel",
        label: { fr: "Niveau des équipements", en: "Level of the equipment" },
        outOf: 10,
        weight: 3,
      },
      {
        id: "support",
        label: { fr: "Appui aux utilisateurs", en: "Support given to users" },
        outOf: 10,
        weight: 3,
      },
      {
        id: "openness",
        label: { fr: "Ouverture et délais", en: "Openness and waiting times" },
        outOf: 10,
        weight: 2,
      },
      {
        id: "trust",
        label: { fr: "Confidentialité et qualité", en: "Confidentiality and quality" },
        outOf: 10,
        weight: 2,
      },
    ],
    blindness: "none",
    minimum: 2,
  },
  committee: {
    seats: [
      { institution: "Plate-forme régionale pour l'innovation", count: 2, substitutes: 2 },
      { institution: "J'innove", count: 2, substitutes: 1 },
      { institution: "CRCI", count: 1, substitutes: 1 },
      { institution: "Région", count: 2, substitutes: 2 },
    ],
    quorum: {
      basis: "all-seats",
      share: { numerator: 1, denominator: 2 },
      proxiesCount: true,
      recusals: "leave-the-basis",
      abstentionsCount: true,
    },
    majority: {
      basis: "present-or-represented",
      share: { numerator: 1, denominator: 2 },
      exceed: true,
      abstentions: "stay-in-the-basis",
      recusals: "leave-the-basis",
      proxiesPerMember: 1,
    },
    ballots: "secret",
    castingVote: false,
    tie: "refused",
    chair: { institution: "Région", whenAbsent: "substitute", whenRecused: "substitute" },
    secondConvening: { quorum: "none", after: { count: 15, unit: "days" } },
  },
  procedure: {
    // No law or regulation lays this procedure down, so silence refuses (CRPA L231-4, 2°).
    frenchAdministrative: true,
    delays: {
      complements: { count: 1, unit: "months" },
      review: { count: 1, unit: "months" },
      decision: { count: 2, unit: "months" },
      appeal: { count: 2, unit: "months" },
    },
    silence: "deemed-refused",
  },
  label: {
    duration: { count: 36, unit: "months" },
    renewalOpens: { count: 6, unit: "months" },
    reportEvery: { count: 12, unit: "months" },
  },
  indicators: [
    {
      id: "requestsAnswered",
      kind: "realisation",
      label: { fr: "Demandes ayant reçu une réponse", en: "Requests answered" },
    },
    {
      id: "servicesToCompanies",
      kind: "realisation",
      label: { fr: "Prestations pour des entreprises", en: "Services for companies" },
    },
    {
      id: "daysToAnswer",
      kind: "result",
      label: { fr: "Délai moyen de réponse, en jours", en: "Mean time to answer, in days" },
    },
    {
      id: "newUsers",
      kind: "result",
      label: { fr: "Nouveaux utilisateurs de la région", en: "New users from the region" },
    },
  ],
  exPost: [
    {
      id: "easeOfAccess",
      title: { fr: "Un accès plus simple", en: "Easier access" },
      question: {
        fr: "Les petites entreprises ont-elles trouvé la porte, et l’ont-elles poussée ?",
        en: "Have small companies found the door, and walked through it?",
      },
    },
    {
      id: "sharedProgress",
      title: { fr: "Des progrès partagés", en: "Shared progress" },
      question: {
        fr: "Quels résultats ont servi à d’autres que ceux qui les ont payés ?",
        en: "Which results have served others than those who paid for them?",
      },
    },
    {
      id: "evolution",
      title: { fr: "L’évolution du centre", en: "How the centre changes" },
      question: {
        fr: "Qu’est-ce que les comptes rendus annuels ont fait changer ?",
        en: "What have the yearly reports made change?",
      },
    },
  ],
} as const satisfies SchemeDefinition;
