import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Json } from "#kernel/index.js";
import { type Change, changed, plain } from "./changed.story.js";
import { creativallee } from "./shipped/creativallee.js";
import { centresRessources } from "./shipped/centres-ressources.js";
import { validateDefinition } from "./validate-definition.js";
import { definitionFaults } from "./validation/faults.js";

const faultsOf = (content: Json, scheme?: string) => {
  const validation = validateDefinition(content, scheme);
  return "faults" in validation ? validation.faults : [];
};
const told = (...changes: readonly Change[]) =>
  faultsOf(changed(creativallee, ...changes)).map(({ pointer, code }) => `${code} ${pointer}`);

const long = "x".repeat(5_000);
const article = creativallee.charter[0];
const question = creativallee.questions[0];
const delay = (count: number, unit: string) => ({ count, unit });
const seat = { institution: "CRCI", count: 1, substitutes: 0 };

describe("a definition that has", () => {
  it.each<[string, readonly Change[], readonly string[]]>([
    ["a field missing", [["/brand", undefined]], ["FIELD_MISSING /brand"]],
    ["a field too many", [["/colour", 1]], ["FIELD_UNKNOWN /colour"]],
    ["a hostile field", [["/__proto__", { id: 1 }]], ["FIELD_UNKNOWN /__proto__"]],
    ["a field to escape", [["/label/a~1b", 1]], ["FIELD_UNKNOWN /label/a~01b"]],
    ["a list for an object", [["/label", []]], ["EXPECTED_OBJECT /label"]],
    ["an object for a list", [["/charter", {}]], ["EXPECTED_LIST /charter"]],
    ["a number for a text", [["/brand", 5]], ["EXPECTED_TEXT /brand"]],
    ["a number for a name", [["/id", 5]], ["EXPECTED_TEXT /id"]],
    ["a text for a question", [["/questions/0", "?"]], ["EXPECTED_OBJECT /questions/0"]],
    [
      "a text for a yes",
      [["/signatureRequired", "yes"]],
      ["EXPECTED_YES_OR_NO /signatureRequired"],
    ],
    ["a part of a review", [["/review/minimum", 1.5]], ["EXPECTED_INTEGER /review/minimum"]],
    ["too many reviews", [["/review/minimum", 11]], ["EXPECTED_INTEGER /review/minimum"]],
    ["an unknown word", [["/committee/tie", "coin"]], ["NOT_AMONG /committee/tie"]],
    ["an unknown kind", [["/questions/0/kind", "colour"]], ["NOT_AMONG /questions/0/kind"]],
    ["a hostile kind", [["/questions/0/kind", "toString"]], ["NOT_AMONG /questions/0/kind"]],
    ["one language", [["/charter/0/text/en", undefined]], ["LANGUAGE_MISSING /charter/0/text/en"]],
    ["a blank language", [["/name/fr", " "]], ["LANGUAGE_MISSING /name/fr"]],
    ["a third language", [["/name/nl", "Naam"]], ["FIELD_UNKNOWN /name/nl"]],
    ["a blank brand", [["/brand", "\u00a0"]], ["TEXT_EMPTY /brand"]],
    ["a long brand", [["/brand", long]], ["TEXT_TOO_LONG /brand"]],
    ["a long message", [["/name/fr", long]], ["TEXT_TOO_LONG /name/fr"]],
    ["a control character", [["/brand", "a\u0000"]], ["TEXT_UNPRINTABLE /brand"]],
    ["half a character", [["/brand", "a\ud800"]], ["TEXT_UNPRINTABLE /brand"]],
    ["a bad slug", [["/id", "Créativallée"]], ["BAD_NAME /id"]],
    ["a reserved id", [["/questions/0/id", "in"]], ["NAME_RESERVED /questions/0/id"]],
    ["a hostile id", [["/questions/0/id", "constructor"]], ["NAME_RESERVED /questions/0/id"]],
    ["one id twice", [["/questions/9", question]], ["DUPLICATE /questions/9/id"]],
    ["one id for two things", [["/charter/0/id", "summary"]], ["DUPLICATE /charter/0/id"]],
    ["one article twice", [["/charter/1", article]], ["DUPLICATE /charter/1/id"]],
    [
      "one code twice",
      [["/eligibility/1/code", "OUTSIDE_TERRITORY"]],
      ["DUPLICATE /eligibility/1/code"],
    ],
    [
      "one institution twice",
      [["/committee/seats/0", seat]],
      ["DUPLICATE /committee/seats/4/institution"],
    ],
    [
      "one option",
      [["/questions/2/options", [{ code: "a", label: article.title }]]],
      ["LIST_TOO_SHORT /questions/2/options"],
    ],
    [
      "a list too long",
      [["/exPost", Array.from({ length: 101 }, () => 1)]],
      ["LIST_TOO_LONG /exPost"],
    ],
    [
      "a delay of nothing",
      [["/procedure/delays/decision", delay(0, "days")]],
      ["DELAY_TOO_SHORT /procedure/delays/decision/count"],
    ],
    [
      "a delay of less",
      [["/procedure/delays/appeal", delay(-3, "days")]],
      ["DELAY_TOO_SHORT /procedure/delays/appeal/count"],
    ],
    [
      "a delay beyond reason",
      [["/procedure/delays/decision", delay(121, "months")]],
      ["EXPECTED_INTEGER /procedure/delays/decision/count"],
    ],
    ["an unknown unit", [["/label/duration/unit", "years"]], ["NOT_AMONG /label/duration/unit"]],
    [
      "a rule that breaks off",
      [["/eligibility/0/when", "signed &&"]],
      ["RULE_DOES_NOT_PARSE /eligibility/0/when"],
    ],
    [
      "a rule without limit",
      [["/eligibility/0/when", "answers.themes.all(a, answers.themes.all(b, a == b))"]],
      ["RULE_USES_REFUSED_FEATURE /eligibility/0/when"],
    ],
    [
      "a rule too long",
      [["/eligibility/0/when", `signed ${"|| signed".repeat(200)}`]],
      ["TEXT_TOO_LONG /eligibility/0/when"],
    ],
    [
      "a rule about nothing",
      [["/eligibility/0/when", "answers.none"]],
      ["RULE_READS_UNKNOWN_NAME /eligibility/0/when"],
    ],
    [
      "a rule that counts",
      [["/eligibility/0/when", "1 + 1"]],
      ["RULE_NOT_YES_OR_NO /eligibility/0/when"],
    ],
    [
      "a secret casting vote",
      [["/committee/ballots", "secret"]],
      ["CASTING_VOTE_WITH_SECRET_BALLOTS /committee/castingVote"],
    ],
    [
      "a quorum above all",
      [["/committee/quorum/share/numerator", 3]],
      ["QUORUM_OUT_OF_REACH /committee/quorum/share"],
    ],
    [
      "a quorum that a recusal breaks",
      [
        [
          "/committee/seats",
          [
            { ...seat, count: 3 },
            { ...seat, institution: "Association Créativallée", substitutes: 1 },
          ],
        ],
        ["/committee/quorum/recusals", "stay-in-the-basis"],
      ],
      ["QUORUM_OUT_OF_REACH /committee/quorum/share"],
    ],
    [
      "a majority above all",
      [["/committee/majority/share", { numerator: 1, denominator: 1 }]],
      ["MAJORITY_OUT_OF_REACH /committee/majority/share"],
    ],
    [
      "proxies that nobody holds",
      [["/committee/majority/proxiesPerMember", 0]],
      ["PROXIES_COUNT_BUT_NONE_ALLOWED /committee/quorum/proxiesCount"],
    ],
    [
      "a chair from elsewhere",
      [["/committee/chair/institution", "Elsewhere"]],
      ["INSTITUTION_HAS_NO_SEAT /committee/chair/institution"],
    ],
    [
      "a chair alone",
      [["/committee/seats/5/substitutes", 0]],
      ["CHAIR_WITHOUT_SUBSTITUTE /committee/chair/whenAbsent"],
    ],
    [
      "no seat",
      [["/committee/seats", []]],
      ["LIST_TOO_SHORT /committee/seats", "INSTITUTION_HAS_NO_SEAT /committee/chair/institution"],
    ],
    ["reviews of nothing", [["/review/grid", []]], ["REVIEW_WITHOUT_GRID /review/grid"]],
    [
      "a silence against the law",
      [["/procedure/frenchAdministrative", true]],
      ["SILENCE_MUST_SPEAK /procedure/silence"],
    ],
    [
      "an appeal against the law",
      [
        ["/procedure/frenchAdministrative", true],
        ["/procedure/silence", "deemed-refused"],
        ["/procedure/delays/appeal", delay(60, "days")],
      ],
      ["APPEAL_DELAY_SET_BY_LAW /procedure/delays/appeal"],
    ],
    [
      "reviews after the decision",
      [["/procedure/delays/review", delay(4, "months")]],
      ["REVIEW_OUTLASTS_DECISION /procedure/delays/review"],
    ],
    [
      "renewal before the label",
      [["/label/renewalOpens", delay(13, "months")]],
      ["RENEWAL_OUTLASTS_LABEL /label/renewalOpens"],
    ],
    [
      "a report after the label",
      [
        ["/label/reportEvery", delay(2, "months")],
        ["/label/duration", delay(1, "months")],
        ["/label/renewalOpens", delay(1, "days")],
      ],
      ["REPORT_OUTLASTS_LABEL /label/reportEvery"],
    ],
  ])("%s is refused, and told where", (_, changes, expected) =>
    expect(told(...changes)).toEqual(expected),
  );

  it("many faults hears all of them at once", () =>
    expect(
      told(
        ["/brand", 5],
        ["/eligibility/0/when", "signed &&"],
        ["/eligibility/0/message/en", ""],
        ["/questions/0/label", undefined],
        ["/committee/ballots", "secret"],
        ["/committee/tie", "coin"],
        ["/procedure/delays/decision/count", 0],
        ["/label/renewalOpens", delay(13, "months")],
      ),
    ).toEqual([
      "EXPECTED_TEXT /brand",
      "RULE_DOES_NOT_PARSE /eligibility/0/when",
      "LANGUAGE_MISSING /eligibility/0/message/en",
      "FIELD_MISSING /questions/0/label",
      "NOT_AMONG /committee/tie",
      "CASTING_VOTE_WITH_SECRET_BALLOTS /committee/castingVote",
      "DELAY_TOO_SHORT /procedure/delays/decision/count",
      "RENEWAL_OUTLASTS_LABEL /label/renewalOpens",
    ]));

  it("another scheme's name is refused", () =>
    expect(faultsOf(plain(centresRessources), "creativallee")).toEqual([
      {
        pointer: "/id",
        code: "SCHEME_ID_DIFFERS",
        about: { found: "centres-ressources", expected: "creativallee" },
      },
    ]));

  it("a question at fault does not have its rules blamed", () =>
    expect(told(["/questions/1/label", 5])).toEqual(["EXPECTED_OBJECT /questions/1/label"]));
});

describe("whatever is handed in", () => {
  it.each<Json>([null, true, 5, "text", [], {}])("%j is read without a crash", (content) =>
    expect(faultsOf(content).length).toBeGreaterThan(0),
  );

  it("any JSON is answered by faults, no more than a thousand", () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (content) => {
        const faults = faultsOf(plain(content));
        expect(faults.length).toBeGreaterThan(0);
        expect(faults.length).toBeLessThanOrEqual(1_000);
      }),
    ));

  it("ten thousand unknown fields give a thousand faults", () =>
    expect(
      faultsOf(plain(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, i])))),
    ).toHaveLength(1_000));

  const pointersOf = (value: Json, at = ""): readonly string[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, part]) => [
          `${at}/${key}`,
          ...pointersOf(part as Json, `${at}/${key}`),
        ])
      : [];

  it("one value of a good definition replaced by anything never crashes it", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...pointersOf(plain(creativallee))),
        fc.jsonValue(),
        (pointer, value) => {
          const content = changed(creativallee, [pointer, value]);
          const validation = validateDefinition(content);
          if ("definition" in validation) expect(validation.definition).toEqual(content);
        },
      ),
      { numRuns: 300 },
    ));
});

/** The names of the facts that a sentence is filled with. */
const holes = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();

describe("the sentences of faults", () => {
  it("hold the same facts in both languages", () => {
    for (const { fr, en } of Object.values(definitionFaults)) expect(holes(fr)).toEqual(holes(en));
  });
  it("have the facts that they tell", () => {
    const faults = faultsOf(changed(creativallee, ["/committee/quorum/share/numerator", 3]));
    expect(faults).toEqual([
      {
        pointer: "/committee/quorum/share",
        code: "QUORUM_OUT_OF_REACH",
        about: { needed: 8, reachable: 5 },
      },
    ]);
  });
});
