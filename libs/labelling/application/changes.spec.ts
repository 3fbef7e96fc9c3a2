import { describe, expect, it } from "@jest/globals";
import { changesBetween } from "./changes.js";
import { definition } from "./file.story.js";

const label = { fr: "", en: "" };
const question = (id: string) => ({ id, kind: "text", required: false, label }) as const;
const document = (kind: string) => ({ kind, required: false, label });
const rule = (code: string, when: string) => ({ code, when, message: label });

describe("what changes from one version of a scheme to another", () => {
  const before = {
    ...definition,
    questions: ["summary", "zeal"].map(question),
    documents: ["budget"].map(document),
    eligibility: [rule("OLD", "signed"), rule("SAME", "signed"), rule("B_OTHERWISE", "signed")],
  };
  const after = {
    ...definition,
    questions: ["zest", "aim", "summary"].map(question),
    documents: ["plan", "map"].map(document),
    eligibility: [rule("SAME", "signed"), rule("B_OTHERWISE", "!signed"), rule("A_NEW", "signed")],
  };

  it("is told by name, in alphabetical order, whatever the order of the definition", () =>
    expect(changesBetween(before, after)).toEqual({
      questionsAdded: ["aim", "zest"],
      questionsRemoved: ["zeal"],
      articlesAdded: [],
      articlesRemoved: [],
      documentsAdded: ["map", "plan"],
      documentsRemoved: ["budget"],
      rulesChanged: ["A_NEW", "B_OTHERWISE", "OLD"],
    }));
  it("is nothing where only words and order change", () => {
    const said = { fr: "Autrement dit", en: "In other words" };
    const reworded = {
      ...after,
      questions: after.questions.map((one) => ({ ...one, label: said })).reverse(),
      eligibility: after.eligibility.map((one) => ({ ...one, message: said })).reverse(),
    };
    for (const names of Object.values(changesBetween(after, reworded))) expect(names).toEqual([]);
  });
});
