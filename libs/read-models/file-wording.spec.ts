import { describe, expect, it } from "@jest/globals";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { wording } from "./file-wording.js";

const inFrench = wording(({ fr }) => fr, creativallee);

describe("the codes of a file, in words", () => {
  it("are those of the rules that it is under", () => {
    const { asked, answer, piece, reason } = inFrench;
    const question = creativallee.questions.find(({ id }) => id === "brandUse");
    expect(asked("brandUse")).toBe(question?.label.fr);
    expect(answer("actionType", "promotion")).toBe("Elle promeut l’un des thèmes");
    expect(answer("themes", ["innovation", "sport"])).toBe("Innovation, sport");
    const article = creativallee.charter.find(({ id }) => id === "article3");
    expect(article).toBeDefined();
    expect(piece("charterAnswers.article3")).toBe(article?.title.fr);
    expect(piece("signatory")).toBe("Signature");
    expect(reason("BRAND_NOT_SHOWN")).toContain("ne montre la marque nulle part");
  });
  it("are told whatever their kind", () => {
    const { answer } = inFrench;
    expect(answer("any", true)).toBe("oui");
    expect(answer("any", 12)).toBe("12");
    expect(answer("any", "2006-11-18")).toBe("2006-11-18");
    expect(answer("any", { jobs: 3, visitors: 200 })).toBe("jobs 3, visitors 200");
    const places = [
      { commune: "Lille", insee: "59350" },
      { commune: "Gand", country: "BE" },
    ];
    expect(answer("any", places)).toBe("Lille (59350), Gand (BE)");
  });
  it("stand for themselves where no rules know them", () => {
    const { asked, answer, document, piece, reason } = wording(({ fr }) => fr);
    expect(asked("brandUse")).toBe("brandUse");
    expect(answer("brandUse", "display")).toBe("display");
    expect(document("budget")).toBe("budget");
    expect(piece("charterAnswers.article3")).toBe("charterAnswers.article3");
    expect(reason("NO_THEME")).toBe("NO_THEME");
  });
});
