import type { Actor } from "#kernel/index.js";
import { evaluation } from "#labelling/evaluation/evaluation.js";
import { grid } from "#labelling/grid/grid.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { admitted, labelled, parties, registered } from "./cast.js";
import { engine, type GoldenStory, type Teller } from "./told.js";

const scheme = creativallee.id;
/** Rules under which silence grants, so that a label is held without a session being told. */
const rules = {
  ...creativallee,
  procedure: { ...creativallee.procedure, silence: "deemed-granted" as const },
};
const after = {
  id: "afterwards",
  title: { fr: "Ce qui reste après l’action", en: "What remains after the action" },
  question: {
    fr: "Qui fait vivre l’action, une fois ses porteurs partis ?",
    en: "Who keeps the action alive, once those who led it have left?",
  },
};

const grantedBySilence = async (teller: Teller, file: string) => {
  teller.on("2008-05-10");
  await teller.ask(engine, "DeemDecision", {}, file);
  await labelled(teller, scheme, file);
};

/** Every criterion answered, one of them anew; two improvements, of a criterion and of the grid. */
const lookBack = async (teller: Teller, evaluator: Actor, label: string): Promise<string> => {
  teller.on("2008-11-03");
  const id = await teller.ask(evaluator, "StartEvaluation", { label });
  const answer = (body: object) => teller.ask(evaluator, "AnswerCriterion", body, id);
  const [first, ...others] = creativallee.exPost.map((criterion) => criterion.id);
  await answer({
    criterion: first,
    answer: "Rien n’en a été dit.",
    appreciation: "not-observed",
  });
  const evidence = "Listes d’émargement, entretiens avec les communes.";
  for (const criterion of [first, ...others])
    await answer({
      criterion,
      answer: "Trois bassins d’emploi en ont profité.",
      evidence,
      appreciation: criterion === "voice" ? "harm" : "progress",
    });
  const synthesis = { text: "Dans son ensemble, l’action a rapproché l’école de l’entreprise." };
  await teller.ask(evaluator, "WriteSynthesis", synthesis, id);
  const improve = (body: object) => teller.ask(evaluator, "ProposeImprovement", body, id);
  await improve({ title: after.title.fr, question: after.question.fr });
  await improve({
    title: "La parole, des deux côtés",
    question: "Qui n’a pas été entendu ?",
    criterion: "voice",
  });
  await teller.ask(evaluator, "SubmitEvaluation", {}, id);
  return id;
};

/** What the reaction to a submitted evaluation does; then the second version takes up its first wish. */
const improved = async (teller: Teller, secretariat: Actor, from: string) => {
  const { improvements } = submitted(await teller.fold(evaluation, from));
  for (const { improvement: proposal } of improvements)
    await teller.ask(engine, "ProposeCriterion", { evaluation: from, proposal }, scheme);
  teller.on("2008-12-01");
  const next = {
    criteria: [...creativallee.exPost, after],
    takesUp: improvements.slice(0, 1).map(({ improvement }) => improvement),
    reasons: "Les évaluations montrent que ce critère porte le reste.",
  };
  await teller.ask(secretariat, "DraftGrid", next, scheme);
  const state = await teller.fold(grid, scheme);
  const draft = state.phase === "published" && state.draft?.draft;
  await teller.ask(secretariat, "PublishGrid", { draft }, scheme);
};

const submitted = (state: typeof evaluation.initial) => {
  if (state.phase !== "submitted") throw new Error("this evaluation is not submitted");
  return state;
};

/** What is thought of the region, asked once and put right. */
const survey = async (teller: Teller, secretariat: Actor) => {
  const wave = await teller.ask(secretariat, "OpenSurveyWave", {
    scheme,
    scope: "national",
    wave: 1,
    from: "2008-12-01",
    until: "2008-12-31",
    measures: [
      { key: "knowTheBrand", unit: "tenths-of-percent" },
      { key: "spontaneousMentions", unit: "count" },
    ],
  });
  teller.on("2009-01-12");
  const figures = { knowTheBrand: 125, spontaneousMentions: 48 };
  await teller.ask(secretariat, "RecordFigures", { figures, respondents: 1_004 }, wave);
  const right = { figures: { knowTheBrand: 152 }, reason: "Deux chiffres étaient intervertis." };
  await teller.ask(secretariat, "CorrectFigures", right, wave);
};

/** A labelled action is looked back on, and the grid learns from it. */
export const evaluationStory: GoldenStory = {
  name: "evaluation",
  tell: async (teller) => {
    teller.on("2008-01-07");
    const those = await parties(teller);
    const { secretariat } = those;
    const facts = { name: "Fabrique de la Lys", kind: "entreprise" };
    const organisation = await registered(teller, those, facts);
    await teller.publish(rules, secretariat);
    await teller.ask(secretariat, "OpenGrid", {}, scheme);
    teller.on("2008-02-04");
    const label = await admitted(
      teller,
      { ...those, organisation, members: [] },
      "Nuits de l’atelier",
    );
    await grantedBySilence(teller, label);
    const person = await teller.person("Maud Lesage", "maud.lesage@example.org");
    const from = await lookBack(teller, { id: person, as: "reviewer" }, label);
    await improved(teller, secretariat, from);
    await survey(teller, secretariat);
  },
};
