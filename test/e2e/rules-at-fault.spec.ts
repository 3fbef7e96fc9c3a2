import fs from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { longestRule } from "#labelling/eligibility/rule-limits.js";
import { type CommandLine, commandLine } from "../command-line.js";
import { type TestServer, testServer } from "../server.js";
import { codeOf } from "./scene.js";

const inSix = Array.from({ length: 6 }, () => "d in answers.openDays").join(" || ");

/** A rule each, all in one definition: what is wrong with it, as people are told. */
const rulesAtFault: readonly (readonly [when: string, code: string, told: RegExp])[] = [
  ["answers.plots >", "RULE_DOES_NOT_PARSE", /cannot be read, at character \d+/],
  [`${"!".repeat(300)}true`, "RULE_TOO_COMPLEX", /too many parts or levels/],
  [`answers.openDays.all(d, ${inSix})`, "RULE_TOO_COSTLY", /up to \d{5} steps.* 50000/],
  ["answers.plost >= 5", "RULE_READS_UNKNOWN_NAME", /character 1 .* exist: answers\.plost/],
  ["nobody && signed", "RULE_TYPES_DISAGREE", /Unknown variable: nobody/],
  ["answers.plots > 1.0", "RULE_USES_REFUSED_FEATURE", /not allowed: double/],
  ["answers.plots", "RULE_NOT_YES_OR_NO", /must answer true or false, not int/],
  [`${"true||".repeat(200)}true`, "TEXT_TOO_LONG", new RegExp(`longer than ${longestRule}`)],
];
const codes = rulesAtFault.map(([, code]) => code);
const pointers = rulesAtFault.map((_, nth) => `/eligibility/${nth}/when`);

const definition = async (id: string): Promise<object> => ({
  ...(JSON.parse(await fs.readFile("test/schemes/shared-gardens.json", "utf8")) as object),
  id,
  eligibility: rulesAtFault.map(([when, code]) => ({
    code,
    when,
    message: { fr: "Une règle.", en: "A rule." },
  })),
});

describe("a scheme whose rules cannot be run, by HTTP", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer();
  }, 60_000);
  afterAll(() => server.stop());

  it("may be drafted, and is not put in force: each rule is told at once, at its place", async () => {
    const { token } = await server.person("secretariat");
    const url = "/api/v1/schemes/gardens-at-fault";
    const content = await definition("gardens-at-fault");
    const stored = await server.post("/api/v1/scheme-definitions", token, content);
    expect((await server.post(`${url}/draft`, token, stored.body)).status).toBe(201);
    const before = await server.events();

    const reply = await server.post(`${url}/publish`, token, stored.body, {
      "accept-language": "en",
    });
    expect([reply.status, codeOf(reply)]).toEqual([409, "DEFINITION_HAS_FAULTS"]);
    const { errors } = reply.body as {
      readonly errors: readonly { pointer: string; code: string; detail: string }[];
    };
    expect(errors.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(errors.map(({ code }) => code)).toEqual(codes);
    for (const [nth, [, , told]] of rulesAtFault.entries())
      expect(errors[nth]?.detail).toMatch(told);
    expect(await server.events()).toBe(before);
    expect((await server.get(url, token)).status).toBe(404);
  });
});

describe("a scheme whose rules cannot be run, on the command line", () => {
  let cli: CommandLine;
  beforeAll(async () => {
    cli = await commandLine();
  }, 60_000);
  afterAll(() => cli.stop(), 30_000);

  it.each(["check", "publish"])(
    "ends %s with 2, each rule told, and nothing kept",
    async (verb) => {
      const content = JSON.stringify(await definition("gardens-at-fault"));
      const file = await cli.write("gardens.json", content);
      const { status, out, error } = await cli.run(["scheme", verb, file]);
      expect([status, out, error.length]).toEqual([2, [], rulesAtFault.length]);
      for (const [nth, [, , told]] of rulesAtFault.entries()) {
        expect(error[nth]).toContain(`${file}:${pointers[nth]}: `);
        expect(error[nth]).toMatch(told);
      }
      const { rows } = await cli.house
        .pool("spec", 1)
        .query("select 1 from log.events where stream = 'scheme-gardens-at-fault'");
      expect(rows).toEqual([]);
    },
  );
});
