import type { Appreciation } from "#labelling/evaluation/evaluation.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import type { Act } from "../act.js";
import { fileOf } from "../files.js";
import { forJInnove, laterForApim, type Part, secretariat } from "../people.js";
import type { Stage } from "../stage.js";

type Answer = readonly [criterion: string, Appreciation, answer: string, evidence?: string];

interface LookBack {
  readonly ref: string;
  readonly by: Part;
  readonly startedOn: string;
  readonly submittedOn: string;
  readonly answers: readonly Answer[];
  readonly synthesis: string;
  readonly improvement?: { readonly title: string; readonly question: string };
}

const school: LookBack = {
  ref: "npdc-19",
  by: forJInnove,
  startedOn: "2007-05-14",
  submittedOn: "2007-06-04",
  answers: [
    [
      "workAndPeople",
      "progress",
      "Des enseignants ont gardé l’habitude d’inviter des entrepreneurs.",
      "Entretiens dans quatre lycées.",
    ],
    ["environmentAndHealth", "not-observed", "Rien dans les séances ne permet d’en juger."],
    [
      "knowledge",
      "progress",
      "Près de 3 300 élèves et un millier d’étudiants par an ont suivi une séance.",
      "Relevés transmis avec le rapport d’activité.",
    ],
    [
      "territories",
      "neutral",
      "Lens et Valenciennes, bien servies ; le littoral, peu.",
      "Carte des établissements visités.",
    ],
    ["voice", "progress", "Les élèves ont choisi les métiers rencontrés.", "Fiches de choix."],
    [
      "progress",
      "progress",
      "Suivre les élèves deux ans après : la mission a commencé à le faire.",
      "Questionnaire de suivi, version d’essai.",
    ],
  ],
  synthesis:
    "Une action large et tenue dans le temps, qui a changé des habitudes d’établissements plus que des vocations ; il reste à atteindre le littoral et à savoir ce que deviennent les élèves.",
  improvement: {
    title: "Ce qui demeure",
    question: "Que reste-t-il de l’action deux ans après, chez celles et ceux qu’elle a touchés ?",
  },
};

const website: LookBack = {
  ref: "npdc-02",
  by: laterForApim,
  startedOn: "2007-10-08",
  submittedOn: "2007-10-26",
  answers: [
    [
      "workAndPeople",
      "progress",
      "Le site renvoie vers un accueil proche ; on s’y rend mieux préparé.",
      "Entretiens avec trois accueils du réseau.",
    ],
    ["environmentAndHealth", "not-observed", "Hors de portée d’un site de conseil."],
    [
      "knowledge",
      "progress",
      "480 000 visites en onze mois, et une lettre que l’on garde.",
      "Journal des visites, liste des abonnés.",
    ],
    ["territories", "neutral", "L’usage suit la carte des connexions.", "Visites par commune."],
    ["voice", "harm", "Les questions des lecteurs n’ont pas de réponse publique.", "Forum fermé."],
    ["progress", "not-observed", "Rien de neuf à retenir pour d’autres."],
    [
      "lastingEffect",
      "progress",
      "Les guides de la première année servent encore.",
      "Téléchargements de septembre 2007.",
    ],
  ],
  synthesis:
    "Un outil solide, devenu une adresse que l’on se passe ; il gagnerait à rendre la parole à ses lecteurs.",
};

const scheme = creativallee.id;

const evaluationOf = (stage: Stage, { ref, by }: LookBack): string =>
  stage.made(by, "StartEvaluation", ref);

const improvementOf = (stage: Stage, plan: LookBack): string =>
  stage.commandOf(plan.by, "ProposeImprovement", plan.ref, evaluationOf(stage, plan));

/** Begun one day, handed in another; what it proposes then reaches the grid. */
const lookedBack = (plan: LookBack): readonly Act[] => {
  const { ref, by, startedOn, submittedOn, answers, synthesis, improvement } = plan;
  return [
    {
      on: startedOn,
      play: async (stage) => {
        await stage.ask(by, "StartEvaluation", ref, { label: fileOf(stage, ref) });
      },
    },
    {
      on: submittedOn,
      play: async (stage) => {
        const id = evaluationOf(stage, plan);
        for (const [criterion, appreciation, answer, evidence] of answers) {
          const shown = evidence === undefined ? {} : { evidence };
          const body = { criterion, appreciation, answer, ...shown };
          await stage.ask(by, "AnswerCriterion", criterion, body, id);
        }
        await stage.ask(by, "WriteSynthesis", ref, { text: synthesis }, id);
        if (improvement) await stage.ask(by, "ProposeImprovement", ref, improvement, id);
        await stage.ask(by, "SubmitEvaluation", ref, {}, id);
      },
    },
  ];
};

const gridOpened: Act = {
  on: "2007-02-01",
  play: async (stage) => {
    await stage.ask(secretariat, "OpenGrid", scheme, {}, scheme);
  },
};

const lastingEffect = {
  id: "lastingEffect",
  title: { fr: "Ce qui demeure", en: "What remains" },
  question: {
    fr: "Que reste-t-il de l’action, longtemps après, chez celles et ceux qu’elle a touchés ?",
    en: "What remains of the action, long after, with those whom it has reached?",
  },
};

/** The second version takes up what the first evaluation has learnt; that one keeps the first. */
const gridImproved: readonly Act[] = [
  {
    on: "2007-06-18",
    play: async (stage) => {
      const body = {
        criteria: [...creativallee.exPost, lastingEffect],
        takesUp: [improvementOf(stage, school)],
        reasons: "La première évaluation montre qu’il faut regarder plus loin que l’action.",
      };
      await stage.ask(secretariat, "DraftGrid", scheme, body, scheme);
    },
  },
  {
    on: "2007-07-02",
    play: async (stage) => {
      const draft = stage.commandOf(secretariat, "DraftGrid", scheme, scheme);
      await stage.ask(secretariat, "PublishGrid", scheme, { draft }, scheme);
    },
  },
];

/** Two labelled initiatives looked back on, the second by a grid that the first has made better. */
export const evaluations: readonly Act[] = [
  gridOpened,
  ...lookedBack(school),
  ...gridImproved,
  ...lookedBack(website),
];
