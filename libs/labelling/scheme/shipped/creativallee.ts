import type { SchemeDefinition } from "../definition.js";

/**
 * The brand « Le Nord-Pas de Calais – La Créativallée ».
 * Its charter follows the five principles of the regional scheme for economic development.
 */
export const creativallee = {
  id: "creativallee",
  name: { fr: "La Créativallée", en: "La Créativallée" },
  purpose: {
    fr: "Faire porter la marque régionale par celles et ceux qui donnent envie d’entreprendre et d’innover ici, et la faire rayonner au-delà de la région.",
    en: "To have the regional brand carried by those who make others want to start a business and innovate here, and to let it shine beyond the region.",
  },
  brand: "Le Nord-Pas de Calais – La Créativallée",
  owner: "Association Créativallée",
  eligibility: [
    {
      code: "OUTSIDE_TERRITORY",
      when: 'organisation.seatDepartment in ["59", "62"] || organisation.actsIn.exists(department, department in ["59", "62"]) || organisation.regionalOrigin',
      message: {
        fr: "Votre structure n’est pas établie dans le Nord ou le Pas-de-Calais, n’y agit pas et n’en est pas originaire. Le lieu de l’action ne suffit pas à lui seul.",
        en: "Your organisation has no seat in the Nord or the Pas-de-Calais, does not act there and does not originate there. Where the action takes place is not enough by itself.",
      },
    },
    {
      code: "NO_ELIGIBLE_THEME",
      when: 'has(answers.themes) && answers.themes.exists(theme, theme in ["innovation", "creation-takeover", "entrepreneurial-spirit", "regional-attractiveness"])',
      message: {
        fr: "L’action ne traite aucun des quatre thèmes du label : innovation, création et reprise d’entreprise, esprit d’entreprendre, attractivité de la région.",
        en: "The action is about none of the four themes of the label: innovation, business creation and takeover, entrepreneurial spirit, attractiveness of the region.",
      },
    },
    {
      code: "BRAND_NOT_SHOWN",
      when: 'has(answers.brandUse) && answers.brandUse != "none"',
      message: {
        fr: "L’action ne montre la marque nulle part. Le label donne le droit de la porter : dites-nous où elle paraîtra.",
        en: "The action shows the brand nowhere. The label is the right to carry it: tell us where it will appear.",
      },
    },
    {
      code: "BRAND_OWNER_APPLIES",
      when: 'organisation.institution != "Association Créativallée"',
      message: {
        fr: "L’association qui détient la marque et anime le comité ne peut pas se labelliser elle-même.",
        en: "The association that owns the brand and animates the committee cannot label itself.",
      },
    },
  ],
  questions: [
    {
      id: "summary",
      kind: "text",
      required: false,
      label: { fr: "Votre action en quelques lignes", en: "Your action in a few lines" },
    },
    {
      id: "themes",
      kind: "choices",
      required: false,
      open: true,
      label: { fr: "Les thèmes de l’action", en: "The themes of the action" },
      options: [
        { code: "innovation", label: { fr: "Innovation", en: "Innovation" } },
        {
          code: "creation-takeover",
          label: { fr: "Création et reprise d’entreprise", en: "Business creation and takeover" },
        },
        {
          code: "entrepreneurial-spirit",
          label: { fr: "Esprit d’entreprendre", en: "Entrepreneurial spirit" },
        },
        {
          code: "regional-attractiveness",
          label: { fr: "Attractivité de la région", en: "Attractiveness of the region" },
        },
      ],
    },
    {
      id: "actionType",
      kind: "choice",
      required: false,
      label: { fr: "Ce que fait l’action", en: "What the action does" },
      options: [
        {
          code: "communication",
          label: {
            fr: "Elle relaie le message de la marque",
            en: "It relays the brand’s message",
          },
        },
        {
          code: "promotion",
          label: { fr: "Elle promeut l’un des thèmes", en: "It promotes one of the themes" },
        },
      ],
    },
    {
      id: "channels",
      kind: "choices",
      required: false,
      open: false,
      label: { fr: "Par quels moyens", en: "By which means" },
      options: [
        { code: "event", label: { fr: "Manifestation", en: "Event" } },
        { code: "written", label: { fr: "Écrit", en: "Written" } },
        { code: "web", label: { fr: "Web", en: "Web" } },
        { code: "audiovisual", label: { fr: "Audiovisuel", en: "Audiovisual" } },
      ],
    },
    {
      id: "brandUse",
      kind: "choice",
      required: false,
      label: { fr: "Comment la marque paraît", en: "How the brand appears" },
      options: [
        { code: "display", label: { fr: "Affichée clairement", en: "Clearly displayed" } },
        {
          code: "signature",
          label: { fr: "En signature des documents", en: "As a signature of the documents" },
        },
        { code: "none", label: { fr: "Nulle part", en: "Nowhere" } },
      ],
    },
    {
      id: "startsOn",
      kind: "day",
      required: false,
      label: { fr: "Début de l’action", en: "Start of the action" },
    },
    {
      id: "endsOn",
      kind: "day",
      required: false,
      label: {
        fr: "Fin de l’action, si elle est connue",
        en: "End of the action, if it is known",
      },
    },
    {
      id: "places",
      kind: "places",
      required: false,
      label: {
        fr: "Où l’action se tient, en région et ailleurs",
        en: "Where the action takes place, in the region and elsewhere",
      },
    },
    {
      id: "knownIndicators",
      kind: "figures",
      required: false,
      label: {
        fr: "Les chiffres que vous connaissez déjà",
        en: "The figures that you know already",
      },
    },
  ],
  charter: [
    {
      id: "article1",
      title: {
        fr: "Solide, sociale et sobre à la fois",
        en: "Sound, social and green at once",
      },
      text: {
        fr: "L’initiative tient debout économiquement, et prend soin des personnes comme de l’environnement.",
        en: "The initiative stands on its own economically, and takes care of people and of the environment.",
      },
      evidence: {
        fr: "Montrez l’équilibre de l’action, et ce que vous faites pour les personnes et pour l’environnement.",
        en: "Show how the action is balanced, and what you do for people and for the environment.",
      },
      required: true,
    },
    {
      id: "article2",
      title: {
        fr: "Avec les pôles d’excellence, partout en région",
        en: "With the clusters of excellence, all over the region",
      },
      text: {
        fr: "L’initiative se relie aux pôles d’excellence et aux territoires qu’elle touche, sans en laisser de côté.",
        en: "The initiative links up with the clusters of excellence and the areas that it reaches, and leaves none aside.",
      },
      evidence: {
        fr: "Nommez les pôles et les territoires avec lesquels l’action est construite.",
        en: "Name the clusters and areas with which the action is built.",
      },
      required: true,
    },
    {
      id: "article3",
      title: { fr: "L’environnement et la santé", en: "Environment and health" },
      text: {
        fr: "L’initiative ne relâche rien sur l’environnement ni sur la santé de celles et ceux qu’elle réunit.",
        en: "The initiative gives way neither on the environment nor on the health of those whom it brings together.",
      },
      evidence: {
        fr: "Dites ce que l’action consomme, ce qu’elle évite, et comment elle protège son public.",
        en: "Say what the action uses, what it avoids, and how it protects its public.",
      },
      required: true,
    },
    {
      id: "article4",
      title: { fr: "Apprendre toute la vie", en: "Learning all life long" },
      text: {
        fr: "L’initiative ouvre à chacun un chemin de formation, au départ comme en cours de route.",
        en: "The initiative opens a way to training for everybody, at the start and along the way.",
      },
      evidence: {
        fr: "Citez les formations auxquelles l’action conduit et les publics concernés.",
        en: "Name the training that the action leads to, and for whom.",
      },
      required: true,
    },
    {
      id: "article5",
      title: { fr: "La parole à tous", en: "A say for everybody" },
      text: {
        fr: "L’initiative tient compte des intérêts de chacun et laisse la parole ouverte.",
        en: "The initiative heeds everybody’s interests and keeps the floor open.",
      },
      evidence: {
        fr: "Racontez qui a été consulté, et ce que cela a changé.",
        en: "Tell who was consulted, and what it changed.",
      },
      required: true,
    },
  ],
  signatureRequired: true,
  documents: [
    {
      kind: "visual",
      required: false,
      label: {
        fr: "Un visuel où la marque paraît",
        en: "A picture on which the brand appears",
      },
    },
    {
      kind: "budget",
      required: false,
      label: { fr: "Le budget de l’action", en: "The budget of the action" },
    },
  ],
  review: {
    grid: [
      {
        id: "brandValue",
        label: {
          fr: "Ce que l’action apporte à la marque",
          en: "What the action brings to the brand",
        },
        outOf: 5,
        weight: 2,
      },
      {
        id: "themeFit",
        label: { fr: "Justesse du thème", en: "Fitness of the theme" },
        outOf: 5,
        weight: 2,
      },
      {
        id: "charterFit",
        label: { fr: "Fidélité à la Charte", en: "Faithfulness to the charter" },
        outOf: 5,
        weight: 3,
      },
      {
        id: "reach",
        label: { fr: "Public touché, ici et ailleurs", en: "Public reached, here and elsewhere" },
        outOf: 5,
        weight: 1,
      },
    ],
    blindness: "reviewers-hidden",
    minimum: 2,
  },
  committee: {
    seats: [
      { institution: "Je crée", count: 1, substitutes: 1 },
      { institution: "J'innove", count: 1, substitutes: 1 },
      { institution: "APIM", count: 1, substitutes: 1 },
      { institution: "NFX", count: 1, substitutes: 1 },
      { institution: "CRCI", count: 1, substitutes: 1 },
      { institution: "Association Créativallée", count: 1, substitutes: 1 },
    ],
    quorum: {
      basis: "filled-seats",
      share: { numerator: 1, denominator: 2 },
      proxiesCount: true,
      recusals: "leave-the-basis",
      abstentionsCount: true,
    },
    majority: {
      basis: "present-or-represented",
      share: { numerator: 1, denominator: 2 },
      exceed: true,
      abstentions: "leave-the-basis",
      recusals: "leave-the-basis",
      proxiesPerMember: 1,
    },
    ballots: "open",
    castingVote: true,
    tie: "adjourned",
    chair: {
      institution: "Association Créativallée",
      whenAbsent: "substitute",
      whenRecused: "elected-for-the-session",
    },
    secondConvening: { quorum: "none", after: { count: 8, unit: "days" } },
  },
  procedure: {
    frenchAdministrative: false,
    delays: {
      complements: { count: 1, unit: "months" },
      review: { count: 1, unit: "months" },
      decision: { count: 3, unit: "months" },
      appeal: { count: 2, unit: "months" },
    },
    silence: "nothing",
  },
  label: {
    duration: { count: 12, unit: "months" },
    renewalOpens: { count: 3, unit: "months" },
  },
  indicators: [
    {
      id: "actionsInRegion",
      kind: "realisation",
      label: { fr: "Actions menées dans la région", en: "Actions led in the region" },
    },
    {
      id: "actionsOutside",
      kind: "realisation",
      label: { fr: "Actions menées hors de la région", en: "Actions led outside the region" },
    },
    {
      id: "events",
      kind: "realisation",
      label: { fr: "Manifestations", en: "Events" },
    },
    {
      id: "writtenPieces",
      kind: "realisation",
      label: { fr: "Communications écrites", en: "Written communications" },
    },
    {
      id: "webPieces",
      kind: "realisation",
      label: { fr: "Communications sur le Web", en: "Communications on the Web" },
    },
    {
      id: "audiovisualPieces",
      kind: "realisation",
      label: { fr: "Communications audiovisuelles", en: "Audiovisual communications" },
    },
    {
      id: "mediaCoverage",
      kind: "result",
      label: { fr: "Retombées dans les médias", en: "Coverage in the media" },
    },
    {
      id: "peopleMobilised",
      kind: "result",
      label: {
        fr: "Personnes mobilisées autour du message",
        en: "People mobilised around the message",
      },
    },
    {
      id: "regionImage",
      kind: "result",
      label: {
        fr: "Image de la région, par enquête régionale, nationale et internationale",
        en: "Image of the region, by regional, national and international survey",
      },
    },
  ],
  exPost: [
    {
      id: "workAndPeople",
      title: { fr: "Le travail et les personnes", en: "Work and people" },
      question: {
        fr: "Qu’est-ce que l’action a changé pour celles et ceux qui y travaillent ou en vivent ?",
        en: "What has the action changed for those who work in it or live by it?",
      },
    },
    {
      id: "environmentAndHealth",
      title: { fr: "L’environnement et la santé", en: "Environment and health" },
      question: {
        fr: "Le soin de l’environnement et de la santé est-il entré dans l’activité même, ou resté à côté ?",
        en: "Has the care of environment and health entered the activity itself, or stayed beside it?",
      },
    },
    {
      id: "knowledge",
      title: { fr: "Les savoirs", en: "Knowledge" },
      question: {
        fr: "Qui a appris quelque chose grâce à l’action, et en reste-t-il une trace à partager ?",
        en: "Who has learnt something through the action, and does a trace remain to be shared?",
      },
    },
    {
      id: "territories",
      title: { fr: "Les territoires", en: "Territories" },
      question: {
        fr: "Quels lieux de la région en ont profité, et lesquels ont été oubliés ?",
        en: "Which places of the region have profited, and which were forgotten?",
      },
    },
    {
      id: "voice",
      title: { fr: "La parole partagée", en: "A shared say" },
      question: {
        fr: "Les personnes concernées ont-elles pesé sur le cours de l’action ?",
        en: "Did those concerned weigh on the course of the action?",
      },
    },
    {
      id: "progress",
      title: { fr: "Ce qui fait progresser la grille", en: "What makes this grid better" },
      question: {
        fr: "Qu’avez-vous inventé qui devrait devenir un critère pour les suivants ?",
        en: "What have you invented that should become a criterion for those who follow?",
      },
    },
  ],
} as const satisfies SchemeDefinition;
