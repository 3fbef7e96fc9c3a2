import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import ts from "typescript";
import type { Sentences } from "#kernel/index.js";
import { decisionRejections } from "#labelling/application/decision-rejections.js";
import { answerFaults, rejections as ofApplications } from "#labelling/application/rejections.js";
import { rejections as ofClaims } from "#labelling/claim/rejections.js";
import { rejections as ofCommittees } from "#labelling/committee/rejections.js";
import { rejections as ofEvaluations } from "#labelling/evaluation/rejections.js";
import { rejections as ofGrids } from "#labelling/grid/rejections.js";
import { dossierFaults } from "#labelling/import/faults.js";
import { rejections as ofImports } from "#labelling/import/rejections.js";
import { rejections as ofInitiatives } from "#labelling/initiative/rejections.js";
import { rejections as ofInstructions } from "#labelling/instruction/rejections.js";
import { rejections as ofLabels } from "#labelling/label/rejections.js";
import { rejections as ofOrganisations } from "#labelling/organisation/rejections.js";
import { rejections as ofOrigins } from "#labelling/origin/rejections.js";
import { rejections as ofPeople } from "#labelling/person/rejections.js";
import { rejections as ofProposals } from "#labelling/proposal/rejections.js";
import { rejections as ofRegisters } from "#labelling/register/rejections.js";
import { rejections as ofRotas } from "#labelling/rota/rejections.js";
import { rejections as ofSchemes } from "#labelling/scheme/rejections.js";
import { definitionFaults } from "#labelling/scheme/validation/faults.js";
import { rejections as ofSessions } from "#labelling/session/rejections.js";
import { rejections as ofSurveys } from "#labelling/survey/rejections.js";
import { letterRefusals } from "#read-models/outbox/reasons.js";
import { rejections as ofWebhooks } from "#labelling/webhook/rejections.js";
import { root, sources } from "./tree.js";

const sentences: Sentences = {
  ...ofApplications,
  ...decisionRejections,
  ...ofClaims,
  ...ofCommittees,
  ...ofEvaluations,
  ...ofGrids,
  ...ofImports,
  ...ofInitiatives,
  ...ofInstructions,
  ...ofLabels,
  ...ofOrganisations,
  ...ofOrigins,
  ...ofPeople,
  ...ofProposals,
  ...ofRegisters,
  ...ofRotas,
  ...ofSchemes,
  ...ofSessions,
  ...ofSurveys,
  ...ofWebhooks,
  ...answerFaults,
  ...dossierFaults,
  ...definitionFaults,
  ...letterRefusals,
};

const blanksOf = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []).sort();

/** A place in a source that refuses with a code, and the names of the facts that it gives. */
interface Use {
  readonly place: string;
  readonly code: string;
  /** None told: they come from elsewhere, and cannot be seen here. */
  readonly about: readonly string[] | undefined;
}

const namesIn = (node: ts.Node | undefined): readonly string[] | undefined => {
  if (!node) return [];
  if (!ts.isObjectLiteralExpression(node) || node.properties.some(ts.isSpreadAssignment))
    return undefined;
  return node.properties.flatMap(({ name }) => (name && ts.isIdentifier(name) ? name.text : []));
};

const refusing = /^(reject\w*|refuse|report|fault)$/;

/** `reject("CODE", { … })` and `report(at, "CODE", { … })`, or `{ code: "CODE", about: { … } }`. */
const usesIn = (file: string): readonly Use[] => {
  const source = ts.createSourceFile(
    file,
    fs.readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const uses: Use[] = [];
  const use = (node: ts.Node, code: ts.Node, about: readonly string[] | undefined) => {
    if (!ts.isStringLiteral(code) || !(code.text in sentences)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    uses.push({ place: `${path.relative(root, file)}:${line + 1}`, code: code.text, about });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && refusing.test(node.expression.getText()))
      node.arguments.forEach((argument, nth) => {
        use(node, argument, namesIn(node.arguments[nth + 1]));
      });
    if (ts.isObjectLiteralExpression(node)) {
      const value = (name: string) =>
        node.properties.find(
          (property): property is ts.PropertyAssignment =>
            ts.isPropertyAssignment(property) && property.name.getText() === name,
        )?.initializer;
      const code = value("code");
      const isShort = node.properties.some(
        (property) => ts.isShorthandPropertyAssignment(property) && property.name.text === "about",
      );
      if (code) use(node, code, isShort ? undefined : namesIn(value("about")));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
};

const uses = sources("libs/labelling").flatMap(usesIn);

describe("what people read of a refusal", () => {
  it("has the same blanks in French and in English, and says something in both", () => {
    for (const [code, { fr, en }] of Object.entries(sentences)) {
      expect({ code, blanks: blanksOf(fr) }).toEqual({ code, blanks: blanksOf(en) });
      expect(`${fr.length > 10 && en.length > 10} ${code}`).toBe(`true ${code}`);
    }
  });

  it("is filled by every place that refuses with it", () => {
    const unfilled = uses.flatMap(({ place, code, about }) => {
      const blanks = blanksOf(sentences[code]?.en ?? "");
      const missing = about ? blanks.filter((name) => !about.includes(name)) : [];
      return missing.length > 0 ? [`${place} ${code} lacks ${missing.join()}`] : [];
    });
    expect(unfilled).toEqual([]);
  });

  it("is said somewhere", () => {
    // Where the sentences stand, a code is said only by what refuses with it.
    const text = [...sources("libs/labelling"), ...sources("apps/server/mails")]
      .map((file) => [file, fs.readFileSync(file, "utf8")] as const)
      .map(([file, said]) =>
        /(rejections|faults)\.ts$/.test(file)
          ? [...said.matchAll(/reject\("\w+"/g)].join("\n")
          : said,
      )
      .join("\n");
    const unsaid = Object.keys(sentences).filter((code) => !text.includes(`"${code}"`));
    expect(unsaid).toEqual([]);
  });
});
