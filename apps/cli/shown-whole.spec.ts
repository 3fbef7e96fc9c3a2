import { describe, expect, it } from "@jest/globals";
import { fill } from "#kernel/index.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { shownEvaluations } from "../server/openapi/evaluation-answers.js";
import { shownInstructions } from "../server/openapi/instruction-answers.js";
import { shownLabels } from "../server/openapi/label-answers.js";
import type { Cli } from "./cli.js";
import { evaluationLines } from "./evaluation.js";
import { instructionLines } from "./instruction.js";
import { labelLines } from "./label.js";
import { wording } from "#read-models/file-wording.js";

const english = { say: (sentence, about = {}) => fill(sentence.en, about) } as Cli;
const french = { say: (sentence, about = {}) => fill(sentence.fr, about) } as Cli;

const [whole, pending] = shownLabels;
const bare = shownLabels.at(-1);
const indicators = new Map([["events", { fr: "Manifestations", en: "Events" }]]);

describe("a label, shown by itself", () => {
  it("tells its holder's public facts, its term, conditions, decisions, reports and history", () => {
    const session = "8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10";
    expect(whole && labelLines(english, whole, indicators)).toEqual([
      "7  Salons à l'étranger pour les petites entreprises",
      "",
      "Holder               Norcomex",
      "Scheme               creativallee v1",
      "From                 2007-01-26",
      "Until                2008-01-25",
      "Standing             active",
      "Suspension           from 2007-03-01 until 2007-06-30, inclusive  « La charte n'est plus affichée. »",
      "Revocation proposed  on 2007-03-05; the holder, who had until 2007-04-30, answered on 2007-04-12",
      "Uses                 the brand is displayed",
      `Id                   ${session}`,
      "",
      "Term",
      `  from 2007-01-26 until 2008-01-25, by the session ${session}`,
      "  from 2008-01-26 until 2009-01-25, by silence kept until that day",
      "",
      "Conditions",
      "  to be met by 2007-06-30: Un budget arrêté., not met in time, met on 2007-07-02",
      "  to be met by 2007-12-31: condition no. 2",
      "",
      "Decisions",
      `  2007-12-14  renewal: renewed, by the session ${session}`,
      `  2008-12-12  renewal: not renewed, by the session ${session}`,
      "    Motives: Aucune rencontre depuis l’été.",
      `  2008-03-14  revocation: not revoked, by the session ${session}`,
      "",
      "Reports",
      "  from 2007-01-26 until 2007-06-30: activity (corrected on 2007-08-01, 2007-08-02, 2007-08-03)",
      "    Events: 3",
      "    visitors: 1200",
      "    event, in the region: 2",
      "    web, without a place: 1",
      "",
      "History",
      "  2007-01-26  The label is granted.  (the engine, by itself)",
      "  2007-03-01  The label is suspended.  (secretariat)  « La charte n'est plus affichée. »",
    ]);
  });
  it("tells until when the holder may answer, and of a suspension without an end that it has to be lifted", () => {
    expect(pending && labelLines(french, pending, indicators).slice(7, 9)).toEqual([
      "Suspension        depuis le 2007-03-01, jusqu’à sa levée",
      "Retrait envisagé  le 2007-03-05 ; le titulaire peut répondre jusqu’au 2007-04-30",
    ]);
  });
  it("tells to others what is public, and nothing else", () => {
    expect(bare && labelLines(french, bare, indicators)).toEqual([
      "7",
      "",
      "Dispositif   creativallee",
      "Du           2007-01-26",
      "Au           2008-01-25",
      "État         en cours",
      "Identifiant  8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10",
    ]);
  });
});

describe("an evaluation, shown by itself", () => {
  const names = {
    titleOf: () => Promise.resolve("7 Salons"),
    onCommittee: () => Promise.resolve(() => "Basile (J'innove)"),
  };
  it("tells each criterion with answer and evidence, the synthesis, and what the grid would gain", async () => {
    const [submitted] = shownEvaluations;
    expect(submitted && (await evaluationLines(english, submitted, names))).toEqual([
      "Salons à l'étranger pour les petites entreprises",
      "",
      "Label         7 Salons",
      "Grid          creativallee, version 1",
      "Evaluator     Basile (J'innove)",
      "Phase         submitted",
      "Started on    2007-05-14",
      "Submitted on  2007-06-04",
      "Id            4e7d2c1b-0a9f-5e8d-9c7b-6a5f4e3d2c1b",
      "",
      "Criteria",
      "  Territories",
      "    Which places have profited?",
      "    2007-05-20  progress: Trois bassins d’emploi, dont un que personne n’avait visé.",
      "    It rests on: Listes d’émargement.",
      "  Territories",
      "    Which places have profited?",
      "    2007-05-20  not observed: Trois bassins d’emploi, dont un que personne n’avait visé.",
      "",
      "Synthesis",
      "  L’action a rapproché l’école et l’entreprise.",
      "",
      "What the grid would gain",
      "  2007-06-01  Ce qui demeure (a new criterion)",
      "    Qui fait vivre l’action, une fois ses porteurs partis ?",
      "  2007-06-01  Ce qui demeure (in the place of: Territories)",
      "    Qui fait vivre l’action, une fois ses porteurs partis ?",
    ]);
  });
  it("tells what waits for an answer; to a carrier nobody's name", async () => {
    const underWay = shownEvaluations[1];
    const lines = underWay ? await evaluationLines(french, underWay, names) : [];
    expect(lines.slice(-3)).toEqual(["Critères", "  territories", "    pas encore de réponse"]);
    expect(lines.join("\n")).not.toMatch(/Basile|Synthèse/);
  });
});

describe("the instruction of a file, shown by itself", () => {
  const called = {
    title: "npdc-04 Salons",
    person: (id: string) => (id.startsWith("6a2d") ? "Basile (NFX)" : "Cleo (APIM)"),
    wording: wording(english.say, creativallee),
  };
  it("tells who was asked and what came of it, with marks in words, interests and notes", () => {
    const [closed] = shownInstructions;
    expect(closed && instructionLines(english, closed, called)).toEqual([
      "npdc-04 Salons",
      "",
      "Instruction     closed",
      "Opened on       2006-11-15",
      "Closed on       2007-01-26",
      "Reviews needed  2",
      "Due by          2006-12-15",
      "Mean            62%",
      "",
      "Reviewers",
      "  Basile (NFX): review in",
      "    2006-12-10  favourable, 62%",
      "      Fitness of the theme 4/5, Public reached, here and elsewhere 1/4",
      "      « Le projet est ancré dans son territoire. »",
      "  Cleo (APIM): replaced on 2006-11-30, by Basile (NFX), « Absence prolongée. »",
      "",
      "Interests",
      "  2006-11-20  Cleo (APIM): another tie, says Basile (NFX)  « Ils ont monté un salon ensemble. »  cleared on 2006-11-22  « C’était un homonyme. »  had read: reviewing v6, document",
      "  2006-11-20  Cleo (APIM): another tie, says the member",
      "",
      "Internal notes",
      "  2006-12-01  Basile (NFX): Le budget a été confirmé par téléphone.",
    ]);
  });
  it("names no reviewer who is hidden", () => {
    const blind = shownInstructions[1];
    const lines = blind ? instructionLines(french, blind, called) : [];
    expect(lines).toContain("  un rapporteur : avis rendu");
    expect(lines).toContainEqual(
      expect.stringMatching(
        /Cleo \(APIM\) : autre lien, selon un membre du comité {2}levé le 2006-11-22$/,
      ),
    );
    expect(lines).not.toContainEqual(expect.stringContaining("Moyenne"));
  });
});
