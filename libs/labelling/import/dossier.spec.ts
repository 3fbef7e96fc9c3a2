import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import type { Json, JsonObject } from "#kernel/index.js";
import { readDossier } from "./dossier.js";

const good = {
  ref: "npdc-10",
  organisation: {
    name: "Norcomex",
    kind: "réseau consulaire",
    seat: { insee: "59350", commune: "Lille" },
    actsIn: ["62", "59", "62"],
    regionalOrigin: true,
    institution: "CRCI",
  },
  initiative: {
    title: "Département salons internationaux",
    summary: "117 exposants emmenés dans douze pays.",
    themes: ["regional-attractiveness", "gastronomy", " "],
    actionType: "promotion",
    channels: ["event"],
    brandUse: "display",
    startsOn: "2006-01-01",
    endsOn: "2006-08-31",
    places: [
      { commune: "Hannover", country: "DE" },
      { insee: "59355", commune: "Lomme" },
    ],
  },
  charterAnswers: {
    article1: "Sain.",
    article2: "Relié.",
    article3: "\u0085\u3000",
    article4: "",
    article5: "\u200b",
  },
  knownIndicators: { exhibitors: 117, countries: 12 },
  signatory: { name: "Signataire 10", role: "Présidence", email: "signataire.10@example.org" },
  source: "G",
  note: null,
  expected: { eligibility: "incomplete", reasons: [] },
} satisfies JsonObject;

/** The good dossier with the value at a pointer replaced; undefined takes the field away. */
const withAt = (pointer: string, value: Json | undefined): string => {
  const steps = pointer.slice(1).split("/");
  const replace = (inside: Json | undefined, [step = "", ...rest]: readonly string[]): Json => {
    const entries = Object.entries(inside ?? {}).filter(([field]) => field !== step);
    const old = new Map(Object.entries<Json>((inside as JsonObject | undefined) ?? {})).get(step);
    const replaced = rest.length > 0 ? replace(old, rest) : value;
    const all = replaced === undefined ? entries : [...entries, [step, replaced]];
    const object = Object.fromEntries(all) as JsonObject;
    return Array.isArray(inside) ? Object.values(object) : object;
  };
  return JSON.stringify(replace(good, steps));
};

const read = (line: string) => {
  const answer = readDossier(line);
  if ("faults" in answer) throw new Error(JSON.stringify(answer.faults));
  return answer.dossier;
};

const faultsIn = (line: string) => {
  const answer = readDossier(line);
  return "faults" in answer ? answer.faults.map(({ code, pointer }) => `${code} ${pointer}`) : [];
};

/** As many as are wanted, the same ones again and again. */
const departments = (count: number) =>
  Array.from({ length: count }, (_, nth) => String((nth % 19) + 1).padStart(2, "0"));
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, nth) => [`n${nth}`, nth]));

describe("a good dossier", () => {
  const { source: _, note: __, expected: ___, ...content } = good;

  it("is read whole", () =>
    expect(read(JSON.stringify(good))).toEqual({
      ref: "npdc-10",
      organisation: {
        name: "Norcomex",
        facts: {
          kind: "réseau consulaire",
          seat: "59350",
          actsIn: ["59", "62"],
          regionalOrigin: true,
          institution: "CRCI",
        },
      },
      signatory: good.signatory,
      title: "Département salons internationaux",
      // A zero-width space is no white space: article 5 has an answer.
      texts: {
        summary: "117 exposants emmenés dans douze pays.",
        article1: "Sain.",
        article2: "Relié.",
        article5: "\u200b",
      },
      values: {
        themes: ["regional-attractiveness", "gastronomy"],
        actionType: "promotion",
        channels: ["event"],
        brandUse: "display",
        startsOn: "2006-01-01",
        endsOn: "2006-08-31",
        places: good.initiative.places,
        knownIndicators: { exhibitors: 117, countries: 12 },
      },
      content,
    }));

  it("has the same content whatever its comments say", () => {
    expect(read(withAt("/expected", "never read")).content).toEqual(content);
    expect(read(withAt("/note", { at: ["length"] })).content).toEqual(content);
    expect(read(withAt("/source", undefined)).content).toEqual(content);
    expect(read(withAt("/initiative/title", "Autre")).content).not.toEqual(content);
  });

  it.each([
    ["/organisation/seat", "facts.seat"],
    ["/organisation/institution", "facts.institution"],
  ])("may leave %s out, or null", (pointer, fact) => {
    for (const value of [undefined, null])
      expect(read(withAt(pointer, value)).organisation).not.toHaveProperty(fact);
  });

  it("may have no signatory and no last day, left out or null", () => {
    for (const value of [undefined, null]) {
      expect(read(withAt("/signatory", value))).not.toHaveProperty("signatory");
      expect(read(withAt("/initiative/endsOn", value)).values).not.toHaveProperty("endsOn");
    }
  });

  it("may leave out articles, the charter, indicators and comments", () => {
    for (const nth of [1, 2, 3, 4, 5])
      expect(read(withAt(`/charterAnswers/article${nth}`, undefined)).texts).not.toHaveProperty(
        `article${nth}`,
      );
    for (const comment of ["/source", "/note", "/expected"])
      expect(faultsIn(withAt(comment, undefined))).toEqual([]);
    expect(read(withAt("/charterAnswers", undefined)).texts).toEqual({
      summary: good.initiative.summary,
    });
    expect(read(withAt("/knownIndicators", undefined)).values).not.toHaveProperty(
      "knownIndicators",
    );
  });

  it.each([
    "/organisation/actsIn",
    "/initiative/themes",
    "/initiative/channels",
    "/initiative/places",
  ])("may have an empty list: %s", (pointer) => expect(faultsIn(withAt(pointer, []))).toEqual([]));

  it.each([
    ["/initiative/endsOn", "2006-01-01"],
    ["/initiative/startsOn", "2004-02-29"],
    ["/organisation/actsIn", ["2A", "974", "987"]],
    ["/organisation/seat/commune", "Roubaix"],
    ["/organisation/seat/insee", "59540"],
    ["/initiative/title", "Tabulation\t, fin de ligne\r\n, 🧪"],
    [
      "/knownIndicators",
      { "taux de réponse": -3, constructor: 0, toString: 9_007_199_254_740_991 },
    ],
    ["/initiative/summary", "a".repeat(20_000)],
    ["/organisation/actsIn", departments(200)],
    [`/knownIndicators/${"a".repeat(200)}`, 1],
  ])("may say %s: %j", (pointer, value) => expect(faultsIn(withAt(pointer, value))).toEqual([]));
});

describe("a bad dossier", () => {
  it.each([
    "/ref",
    "/organisation",
    "/organisation/name",
    "/organisation/kind",
    "/organisation/actsIn",
    "/organisation/regionalOrigin",
    "/organisation/seat/insee",
    "/organisation/seat/commune",
    "/signatory/name",
    "/signatory/role",
    "/signatory/email",
    "/initiative",
    "/initiative/title",
    "/initiative/summary",
    "/initiative/themes",
    "/initiative/actionType",
    "/initiative/channels",
    "/initiative/brandUse",
    "/initiative/startsOn",
    "/initiative/places",
    "/initiative/places/0/commune",
    "/initiative/places/0/country",
    "/initiative/places/1/commune",
  ])("lacks %s", (pointer) =>
    expect(faultsIn(withAt(pointer, undefined))).toEqual([`FIELD_MISSING ${pointer}`]),
  );

  it.each([
    "/ref",
    "/organisation/name",
    "/organisation/kind",
    "/organisation/seat/commune",
    "/signatory/name",
    "/signatory/role",
    "/signatory/email",
    "/initiative/title",
    "/initiative/summary",
    "/initiative/places/0/commune",
  ])("leaves %s blank", (pointer) => {
    for (const blank of ["", " \t", "\u0085", "\u2003"])
      expect(faultsIn(withAt(pointer, blank))).toEqual([`TEXT_EMPTY ${pointer}`]);
  });

  it.each([
    "/more",
    "/__proto__",
    "/organisation/siret",
    "/organisation/seat/country",
    "/signatory/phone",
    "/initiative/constructor",
    "/initiative/places/0/region",
    "/initiative/places/1/country",
    "/charterAnswers/article6",
  ])("has a field that nobody knows: %s", (pointer) =>
    expect(faultsIn(withAt(pointer, "FR"))).toEqual([`FIELD_UNKNOWN ${pointer}`]),
  );

  it.each([
    ["/ref", 10, "EXPECTED_TEXT"],
    ["/organisation", [], "EXPECTED_OBJECT"],
    ["/organisation/name", null, "EXPECTED_TEXT"],
    ["/organisation/seat", "59350", "EXPECTED_OBJECT"],
    ["/organisation/seat/insee", 59350, "EXPECTED_TEXT"],
    ["/organisation/actsIn", "59", "EXPECTED_LIST"],
    ["/organisation/regionalOrigin", "true", "EXPECTED_YES_OR_NO"],
    ["/organisation/institution", "", "NOT_AMONG"],
    ["/organisation/institution", "Crci", "NOT_AMONG"],
    ["/signatory", "Signataire", "EXPECTED_OBJECT"],
    ["/initiative", null, "EXPECTED_OBJECT"],
    ["/initiative/themes", null, "EXPECTED_LIST"],
    ["/initiative/themes/0", 1, "EXPECTED_TEXT"],
    ["/initiative/actionType", "Promotion", "NOT_AMONG"],
    ["/initiative/channels/0", "radio", "NOT_AMONG"],
    ["/initiative/brandUse", null, "NOT_AMONG"],
    ["/initiative/startsOn", null, "EXPECTED_TEXT"],
    ["/initiative/places", {}, "EXPECTED_LIST"],
    ["/initiative/places/0", "Lille", "EXPECTED_OBJECT"],
    ["/charterAnswers", null, "EXPECTED_OBJECT"],
    ["/charterAnswers/article1", null, "EXPECTED_TEXT"],
    ["/knownIndicators", [], "EXPECTED_OBJECT"],
    ["/knownIndicators/countries", "12", "EXPECTED_INTEGER"],
    ["/knownIndicators/countries", 0.5, "EXPECTED_INTEGER"],
    ["/knownIndicators/countries", 9_007_199_254_740_992, "EXPECTED_INTEGER"],
    ["/knownIndicators/ ", 1, "BAD_INDICATOR_NAME"],
    ["/knownIndicators/__proto__", 1, "BAD_INDICATOR_NAME"],
    ["/knownIndicators/\0", 1, "BAD_INDICATOR_NAME"],
    ["/organisation/actsIn/1", "32", undefined],
    ["/organisation/actsIn/1", "96", "DEPARTMENT_UNKNOWN"],
    ["/organisation/seat/insee", "59999", "COMMUNE_UNKNOWN"],
    ["/initiative/places/1/insee", "5935", "COMMUNE_UNKNOWN"],
    ["/initiative/places/0/country", "de", "COUNTRY_UNKNOWN"],
    ["/initiative/places/0/country", "XK", "COUNTRY_UNKNOWN"],
    ["/initiative/places/0/country", "FR", "COUNTRY_UNKNOWN"],
    ["/initiative/startsOn", "2006-02-29", "DAY_UNKNOWN"],
    ["/initiative/startsOn", "2006-1-1", "DAY_UNKNOWN"],
    ["/initiative/endsOn", "31/08/2006", "DAY_UNKNOWN"],
    ["/initiative/endsOn", "", "DAY_UNKNOWN"],
    ["/initiative/endsOn", "2005-12-31", "ENDS_BEFORE_IT_STARTS"],
    ["/initiative/title", "a\0b", "TEXT_UNPRINTABLE"],
    ["/charterAnswers/article3", "\ud800", "TEXT_UNPRINTABLE"],
    ["/initiative/themes/0", "\udc00", "TEXT_UNPRINTABLE"],
    ["/organisation/kind", "a".repeat(101), "TEXT_TOO_LONG"],
    ["/charterAnswers/article3", "a".repeat(20_001), "TEXT_TOO_LONG"],
    ["/initiative/themes", Array.from({ length: 101 }, () => "innovation"), "LIST_TOO_LONG"],
  ])("says %s: %j", (pointer, value, code) =>
    expect(faultsIn(withAt(pointer, value))).toEqual(code ? [`${code} ${pointer}`] : []),
  );

  it.each<[string, Json, JsonObject]>([
    ["/organisation/kind", "a".repeat(101), { limit: 100 }],
    ["/organisation/actsIn", departments(201), { max: 200 }],
    ["/initiative/startsOn", "the first of the month", { given: "the first of the mon" }],
    ["/initiative/endsOn", "2005-12-31", { startsOn: "2006-01-01" }],
    ["/knownIndicators", many(101), { max: 100 }],
    ["/knownIndicators/ ", 1, { limit: 200 }],
    [`/knownIndicators/${"a".repeat(201)}`, 1, { limit: 200 }],
    ["/knownIndicators/n", 0.5, { min: -9_007_199_254_740_991, max: 9_007_199_254_740_991 }],
  ])("is told what %s may be", (pointer, value, about) =>
    expect(readDossier(withAt(pointer, value))).toMatchObject({ faults: [{ about }] }),
  );

  it("is not said to end too early when nobody knows when it starts", () =>
    expect(
      faultsIn(
        JSON.stringify({
          ...good,
          initiative: { ...good.initiative, startsOn: "tomorrow", endsOn: "2005-12-31" },
        }),
      ),
    ).toEqual(["DAY_UNKNOWN /initiative/startsOn"]));

  it("has too many indicators", () => {
    expect(faultsIn(withAt("/knownIndicators", many(100)))).toEqual([]);
    expect(faultsIn(withAt("/knownIndicators", many(101)))).toEqual([
      "LIST_TOO_LONG /knownIndicators",
    ]);
  });

  it("hears of all its faults at once", () => {
    const line = JSON.stringify({
      ...good,
      ref: "",
      organisation: { ...good.organisation, actsIn: ["00"], extra: 1 },
      initiative: { ...good.initiative, startsOn: "2006-13-01", places: [{}] },
    });
    expect(faultsIn(line)).toEqual([
      "TEXT_EMPTY /ref",
      "FIELD_UNKNOWN /organisation/extra",
      "DEPARTMENT_UNKNOWN /organisation/actsIn/0",
      "DAY_UNKNOWN /initiative/startsOn",
      "FIELD_MISSING /initiative/places/0/commune",
      "FIELD_MISSING /initiative/places/0/country",
    ]);
  });

  it.each(["[]", "null", '"npdc-10"', "1e400"])("is no object: %s", (line) =>
    expect(faultsIn(line)).toEqual(["EXPECTED_OBJECT "]),
  );

  it("is not JSON, or repeats a field, in a comment too", () => {
    expect(faultsIn("{")).toEqual(["BROKEN_JSON "]);
    const twice = JSON.stringify({ ...good, note: { said: 1 } }).replace(
      '"said":1',
      '"said":1,"said":2',
    );
    expect(faultsIn(twice)).toEqual(["FIELD_REPEATED /note/said"]);
  });

  it("has a number that only looks whole", () =>
    expect(faultsIn(JSON.stringify(good).replace(":117", ":12345678901234567890"))).toEqual([
      "EXPECTED_INTEGER /knownIndicators/exhibitors",
    ]));

  it("is longer than any dossier", () => {
    const limit = 262_144;
    const line = JSON.stringify(good);
    expect(faultsIn(line.padEnd(limit))).toEqual([]);
    expect(readDossier(line.padEnd(limit + 1))).toEqual({
      faults: [{ pointer: "", code: "LINE_TOO_LONG", about: { limit } }],
    });
  });

  it("is told no more than a hundred faults", () => {
    const unknown = Object.fromEntries(Array.from({ length: 500 }, (_, nth) => [`n${nth}`, nth]));
    expect(faultsIn(JSON.stringify({ ...good, ...unknown }))).toHaveLength(100);
    const repeated = `{${'"a":1,'.repeat(500)}"b":1}`;
    expect(faultsIn(repeated)).toHaveLength(100);
  });
});

describe("the first campaign", () => {
  const lines = readFileSync("apps/server/sample/initiatives.jsonl", "utf8").trim().split("\n");
  it("has no bad dossier", () => expect(lines.flatMap(faultsIn)).toEqual([]));
  it("gives each its own reference", () =>
    expect(new Set(lines.map((line) => read(line).ref)).size).toBe(22));
});
