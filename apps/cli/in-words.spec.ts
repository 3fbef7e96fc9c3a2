import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { type CommandLine, commandLine } from "../../test/command-line.js";
import { dossiersFile } from "../server/sample/dossiers.js";
import { indicatorLabels } from "./indicator-labels.js";
import { withSession } from "./session.js";

let cli: CommandLine;
const inFrench = (...args: readonly string[]) => cli.run(args, { language: "fr" });
const idOf = async (reference: string) => {
  const { out } = await cli.run(["show", reference, "--json"]);
  return (JSON.parse(out.join("\n")) as { id: string }).id;
};

beforeAll(async () => {
  cli = await commandLine();
  await cli.run(["import", dossiersFile(), "--scheme", "creativallee"]);
}, 60_000);
afterAll(() => cli.stop(), 30_000);

describe("what the command line says to people has no codes in it", () => {
  it("names the pieces that a refusal is about as the rules do", async () => {
    for (const [reference, piece] of [
      ["npdc-22", "Signature"],
      ["npdc-10", "L’environnement et la santé"],
    ] as const)
      expect(await inFrench("do", "DeclareAdmissible", await idOf(reference))).toMatchObject({
        status: 2,
        error: [`Le dossier est incomplet (${piece}) : demandez d’abord les compléments.`],
      });
  });
  it("says in words what a check came to", async () => {
    const { out } = await inFrench("tasks");
    expect(out).toContainEqual(expect.stringMatching(/npdc-22 .*est vérifié \(incomplet\)/));
  });
  it("calls indicators as the rules in force do", async () => {
    const terminal = { language: "fr", env: cli.env, isWatched: false } as const;
    const { signal } = new AbortController();
    const quiet = { ...terminal, signal, out: () => undefined, error: () => undefined };
    const [first] = creativallee.indicators;
    await withSession(quiet, undefined, async (session) => {
      const all = await indicatorLabels(session, undefined);
      expect(all.get(first?.id ?? "")).toEqual(first?.label);
      const others = await indicatorLabels(session, "centres-ressources");
      expect(others.size).toBeLessThan(all.size);
    });
  });
});

describe("the history of what there is not", () => {
  it("is none, and says so", async () => {
    const none = "00000000-0000-4000-8000-000000000000";
    for (const more of [[], ["--json"]])
      expect(await cli.run(["history", none, "--log", ...more])).toEqual({
        status: 1,
        out: [],
        error: [`The log holds nothing under “${none}”.`],
      });
  });
});

describe("an evaluation that there is not", () => {
  it("is told by what it was called", async () =>
    expect(await cli.run(["evaluations", "9999"])).toEqual({
      status: 2,
      out: [],
      error: ["There is no evaluation 9999."],
    }));
});

describe("times of the outbox", () => {
  it("are those of clocks in Paris", async () => {
    await cli.house.pool("spec", 1).query(
      `insert into read.outbox
         (id, reaction, cause, caused_at, command, target, body, status, not_before, next_at)
       values ('dated', 'lapse-files', 'x', '2008-07-01T08:00:00.000Z', 'LapseApplication', 'y', '{}',
         'waiting', '2999-12-08T23:00:00.000Z', '2999-12-01T11:30:00Z')`,
    );
    const listed = await cli.run(["outbox", "--status", "dated"]);
    expect(listed.out[1]).toMatch(/^\d+ +2999-12-09 +dated +LapseApplication +y +0$/);
    const { out } = await inFrench("outbox", "show", "dated");
    const text = out.join("\n");
    expect(text).toMatch(/Répond au fait +x \(2008-07-01 10:00\)/);
    expect(text).toMatch(/Pas avant +2999-12-09 00:00/);
    expect(text).toMatch(/Prochain essai +2999-12-01 12:30/);
  });
  it("are all by the folder’s clock, where it is another than the machine’s", async () => {
    await cli.house.pool("spec", 1).query(
      `insert into read.outbox
         (id, reaction, cause, caused_at, command, target, body, status, settled_at, failing_since)
       values ('settled', 'lapse-files', 'x', '2008-03-31T08:00:00.000Z', 'LapseApplication', 'y', '{}',
         'done', now(), now() - interval '1 hour')`,
    );
    cli.house.clock.moveTo("2008-03-31T08:00:00.000Z");
    const { out } = await inFrench("outbox", "settled");
    const text = out.join("\n");
    expect(text).toMatch(/Réglée +2008-03-31 (09:5|10:0)\d/);
    expect(text).toMatch(/Échoue depuis +2008-03-31 (08:5|09:0)\d/);
    const [line = ""] = (await inFrench("outbox", "settled", "--json")).out;
    expect(JSON.parse(line)).toMatchObject({ settledAt: expect.stringMatching(/^2008-03-31T0/) });
  });
});
