import type { Actor } from "#kernel/index.js";
import { daysAfter } from "#labelling/calendar/delay.js";
import { evaluation } from "#labelling/evaluation/evaluation.js";
import { grid } from "#labelling/grid/grid.js";
import { label } from "#labelling/label/label.js";
import { type Doing, motives, person } from "./folk.js";
import { firstRules, pick } from "./rules.js";
import type { Town } from "./town.js";

const told = "Affichage, presse et rencontres.";

/** A label lives on by one step: used, reported on, suspended, proposed for revocation, given back. */
export const holding: Doing = async (town) => {
  const { random, places, secretariat, today } = town;
  const id = random.oneOf([...places.labels.keys()]);
  if (id === undefined) return;
  const state = town.past.now(label, id);
  if (state.phase === "not-granted") return;
  const { held } = state;
  const holder: Actor = {
    id: (places.organisations.get(held.organisation) ?? "") as Actor["id"],
    as: "carrier",
  };
  const dice = random.fraction();
  const condition = random.oneOf(held.conditions)?.condition ?? 1;
  if (dice < 0.15) await town.ask(holder, "CommitBrandUse", { uses: ["display", "signature"] }, id);
  else if (dice < 0.45) await report(town, id, holder);
  else if (dice < 0.6)
    await town.ask(secretariat, "MeetCondition", { condition, evidence: told }, id);
  else if (dice < 0.68) {
    const until = random.fraction() < 0.5 ? { until: daysAfter(today, random.between(0, 60)) } : {};
    await town.ask(secretariat, "SuspendLabel", { motives, ...until }, id);
  } else if (dice < 0.8) await town.ask(secretariat, "ReinstateLabel", { motives }, id);
  else if (dice < 0.9) await revocation(town, id, holder, held.proposal !== undefined);
  else if (dice < 0.92) await town.ask(holder, "SurrenderLabel", { motives }, id);
};

const report = async (town: Town, id: string, holder: Actor): Promise<void> => {
  const { random, today } = town;
  const state = town.past.now(label, id);
  if (state.phase === "not-granted") return;
  const about = random.fraction() < 0.5 ? "ReportActivity" : "ReportImpact";
  const kind = about === "ReportActivity" ? "realisation" : "result";
  const known = state.held.indicators.filter((one) => one.kind === kind);
  const figures = Object.fromEntries(known.map((one) => [one.id, random.between(-1, 500)]));
  const period = { from: daysAfter(today, -random.between(0, 400)), until: today };
  const activities = [{ channel: "written", inRegion: true, count: random.between(0, 9) }];
  const body = { ...period, figures, otherFigures: {}, text: told };
  const asked = about === "ReportActivity" ? { ...body, activities } : body;
  await town.ask(holder, about, asked, id);
  const made = random.oneOf(state.held.reports);
  if (made && random.fraction() < 0.3)
    await town.ask(holder, "CorrectReport", { report: made.report, reason: told, figures }, id);
};

const revocation = async (town: Town, id: string, holder: Actor, isProposed: boolean) => {
  const { random, secretariat, today } = town;
  const answerDueOn = daysAfter(today, random.between(5, 40));
  const dice = random.fraction();
  if (!isProposed) await town.ask(secretariat, "ProposeRevocation", { motives, answerDueOn }, id);
  else if (dice < 0.3) await town.ask(holder, "AnswerRevocation", { text: told }, id);
  else if (dice < 0.6) await town.ask(secretariat, "DropRevocation", { motives }, id);
  else await town.ask(secretariat, "RevokeLabel", { motives }, id);
};

/** Labels are looked back on, grids take up what that proposes, and people are asked in surveys. */
export const lookingBack: Doing = async (town) => {
  const { random, places } = town;
  const dice = random.fraction();
  if (dice < 0.3) {
    const id = random.oneOf([...places.labels.keys(), ...places.gone]);
    if (id !== undefined)
      await town.ask(await person(town, "reviewer"), "StartEvaluation", { label: id });
  } else if (dice < 0.85) await evaluated(town);
  else if (dice < 0.92) await improved(town);
  else await surveyed(town);
};

const evaluated = async (town: Town): Promise<void> => {
  const { random, places } = town;
  const [id, who] = random.oneOf([...places.evaluations]) ?? [];
  if (id === undefined || who === undefined) return;
  const by: Actor = { id: who as Actor["id"], as: "reviewer" };
  const state = town.past.now(evaluation, id);
  if (state.phase !== "under-way") return;
  for (const criterion of state.criteria) {
    const answer = { criterion, answer: told, appreciation: "progress" };
    const evidence = random.fraction() < 0.9 ? { evidence: told } : {};
    await town.ask(by, "AnswerCriterion", { ...answer, ...evidence }, id);
  }
  await town.ask(by, "WriteSynthesis", { text: told }, id);
  if (random.fraction() < 0.5)
    await town.ask(by, "ProposeImprovement", { title: told, question: told }, id);
  await town.ask(by, "SubmitEvaluation", {}, id);
};

const improved = async (town: Town): Promise<void> => {
  const { id: scheme, exPost } = pick(town.random, firstRules);
  const reasons = "Les évaluations le montrent.";
  const words = { fr: "Ce qui reste", en: "What remains" };
  const more = { id: `after${town.random.between(1, 99)}`, title: words, question: words };
  const next = { criteria: [...exPost, more], takesUp: [], reasons };
  await town.ask(town.secretariat, "DraftGrid", next, scheme);
  const state = town.past.now(grid, scheme);
  if (state.phase !== "published" || !state.draft) return;
  await town.ask(town.secretariat, "PublishGrid", { draft: state.draft.draft }, scheme);
};

const surveyed = async (town: Town): Promise<void> => {
  const { random, places, secretariat, today } = town;
  const { id: scheme } = pick(random, firstRules);
  const wave = {
    scheme,
    scope: "regional",
    wave: random.between(1, 50),
    from: today,
    until: today,
  };
  const measures = [{ key: "knowTheBrand", unit: "tenths-of-percent" }];
  const id = await town.ask(secretariat, "OpenSurveyWave", { ...wave, measures });
  if (id === undefined) return;
  const figures = { knowTheBrand: random.between(-1, 1_100) };
  await town.ask(secretariat, "RecordFigures", { figures, respondents: 1_004 }, id);
  const right = { figures: { knowTheBrand: 152 }, reason: "Deux chiffres intervertis." };
  await town.ask(secretariat, "CorrectFigures", right, id);
  places.leave("surveys", id);
};
