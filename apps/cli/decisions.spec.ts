import { describe, expect, it } from "@jest/globals";
import { fill } from "#kernel/index.js";
import type { FileDetail, TimelineEntry } from "#read-models/file/show-file.js";
import type { Cli } from "./cli.js";
import { decisionLines } from "./decisions.js";

const english = { say: (sentence, about = {}) => fill(sentence.en, about) } as Cli;
const french = { say: (sentence, about = {}) => fill(sentence.fr, about) } as Cli;

type Decision = FileDetail["decisions"][number];
const decision = (decidedOn: string, more: Partial<Decision>): Decision => ({
  session: "s1",
  outcome: "granted",
  decidedOn,
  motives: null,
  conditions: [],
  ...more,
});
const happened = (code: TimelineEntry["code"], about: TimelineEntry["about"] = {}) => ({
  at: "2007-01-26T09:00:00.000Z",
  by: { capacity: "secretariat" },
  code,
  about,
  text: "",
});

const refused = decision("2007-01-26", { outcome: "refused", motives: "Rien n’est chiffré." });
const recorded = happened("DecisionRecorded");
const notified = happened("DecisionNotified", { on: "2007-02-05", due: "2007-04-05" });
const appealed = happened("AppealLodged", { on: "2007-03-12" });

describe("what was decided of a file", () => {
  it("is nothing, before anything was", () =>
    expect(
      decisionLines(english, {
        phase: "admissible",
        decisions: [],
        timeline: [happened("ApplicationDeclaredAdmissible")],
      }),
    ).toEqual([]));

  it("tells by which session, what for, and on which conditions until when", () => {
    const conditions = [{ text: "La marque paraît.", dueOn: "2007-03-31" }];
    const decided = decision("2007-01-26", { outcome: "granted-with-conditions", conditions });
    const file = { phase: "decided", decisions: [decided], timeline: [recorded] } as const;
    expect(decisionLines(english, file)).toEqual([
      "2007-01-26  granted with conditions, by the session s1",
      "  To be met by 2007-03-31: La marque paraît.",
    ]);
  });

  it("is superseded by what an appeal came to", () => {
    const granted = decision("2007-04-27", { session: "s2" });
    const timeline = [recorded, notified, appealed, recorded];
    const file = { phase: "decided", decisions: [refused, granted], timeline } as const;
    expect(decisionLines(french, file)).toEqual([
      "2007-01-26  refusé, par la séance s1 ; remplacé par la décision du 2007-04-27",
      "  Motifs : Rien n’est chiffré.",
      "  La décision est notifiée le 2007-02-05 ; elle se conteste jusqu’au 2007-04-05 inclus.",
      "  Un recours gracieux est formé le 2007-03-12. Suite donnée le 2007-04-27 : accordé.",
      "2007-04-27  accordé, par la séance s2",
    ]);
  });

  it("holds while an appeal against it waits, put off by a session or not", () => {
    const adjourned = decision("2007-04-27", { outcome: "adjourned", session: "s2" });
    const timeline = [recorded, appealed, recorded];
    const file = { phase: "appealed", decisions: [refused, adjourned], timeline } as const;
    expect(decisionLines(english, file)).toEqual([
      "2007-01-26  refused, by the session s1",
      "  Motives: Rien n’est chiffré.",
      "  An appeal is lodged on 2007-03-12. The committee has yet to settle it.",
      "2007-04-27  adjourned, by the session s2",
    ]);
  });

  it("may be what silence amounts to", () => {
    const deemed = decision("2006-12-27", { session: null, outcome: "refused" });
    const timeline = [happened("DecisionDeemed")];
    const file = { phase: "decided", decisions: [deemed], timeline } as const;
    expect(decisionLines(english, file)).toEqual([
      "2006-12-27  refused, by silence kept until that day",
    ]);
  });
});
