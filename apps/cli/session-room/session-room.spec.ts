import { createHash } from "node:crypto";
import { dayAfter } from "#labelling/calendar/delay.js";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { type CommandLine, commandLine } from "../../../test/command-line.js";
import { dossiersFile } from "../../server/sample/dossiers.js";

let cli: CommandLine;
let secretariat: string;
let chair: string;
let dario: string;
let auditor: string;
let session: string;

const ok = async (...args: readonly string[]) => {
  const { status, out, error } = await cli.run(args);
  expect([status, error]).toEqual([0, []]);
  return out;
};
const made = async (type: string, body: object, ...id: readonly string[]) => {
  const [line = ""] = await ok("do", type, ...id, "--body", JSON.stringify(body));
  return (JSON.parse(line) as { id: string }).id;
};

/** A person with a role and a token for it. */
const enrolled = async (name: string, role: string): Promise<readonly [string, string]> => {
  const email = `${name.toLowerCase()}@example.org`;
  const [id = ""] = await ok("person", "add", "--name", name, "--email", email, "--role", role);
  const [token = ""] = await ok("token", "issue", email, "--role", role);
  return [id, token];
};

const institutions = {
  Alix: "Je crée",
  Basile: "J'innove",
  Cleo: "APIM",
  Dario: "NFX",
  Elsa: "CRCI",
  Fanny: "Association Créativallée",
};

beforeAll(async () => {
  cli = await commandLine();
  await ok("import", dossiersFile(), "--scheme", "creativallee");
  [, secretariat] = await enrolled("Solange", "secretariat");
  const scheme = "creativallee";
  const from = parisDay(cli.house.clock.now());
  await ok("do", "FormCommittee", scheme);
  for (const [name, institution] of Object.entries(institutions)) {
    const [person, token] = await enrolled(name, name === "Fanny" ? "chair" : "reviewer");
    await made("GiveMandate", { person, institution, rank: "member", from }, scheme);
    if (name === "Dario") dario = token;
    if (name !== "Fanny") continue;
    chair = token;
    await made("NameChair", { person, from }, scheme);
  }
  const [gus] = await enrolled("Gus", "reviewer");
  await made("GiveMandate", { person: gus, institution: "APIM", rank: "substitute", from }, scheme);
  [, auditor] = await enrolled("Hugo", "auditor");
  session = await made("ConveneSession", { scheme, heldOn: from, place: "Hôtel de Région" });
  for (const reference of ["npdc-01", "npdc-04"]) {
    const shown = (await ok("show", reference, "--json")).join("\n");
    const { id } = JSON.parse(shown) as { id: string };
    await made("DeclareAdmissible", {}, id);
    await made("PutOnAgenda", { kind: "application", item: id }, session);
  }
}, 120_000);
afterAll(() => cli.stop(), 30_000);

let scripts = 0;
const argsFor = async (lines: string, ...more: readonly string[]) => {
  const script = await cli.write(`script-${(scripts += 1)}.txt`, lines);
  return ["--as", secretariat, "session", "run", session, "--script", script, ...more];
};
const runs = async (...asked: Parameters<typeof argsFor>) => cli.run(await argsFor(...asked));

describe("a session run from a terminal", () => {
  it("is run by somebody", async () => {
    expect(await cli.run(["session", "run", session])).toMatchObject({
      status: 1,
      error: [expect.stringContaining("--as")],
    });
    expect(await runs("quit", "--also", "cva_nobody")).toMatchObject({ status: 1 });
  });

  it("shows who has a mandate and what is on the agenda; takes proxies, opens, lets people in", async () => {
    const { status, out, error } = await runs(`# Elsa cannot come, Fanny is late.
proxy
Elsa
Dario
open
Alix, Basile, Cleo, Dario, Fanny
leave
Cleo
arrive
Cleo
quit
`);
    expect([status, error]).toEqual([0, []]);
    const text = out.join("\n");
    expect(text).toContain(
      "Have a mandate: Cleo (APIM, titular), Gus (APIM, substitute), Fanny (Association Créativallée, titular), ",
    );
    expect(text).toContain("1. npdc-01");
    expect(text).toContain("Proxies: Elsa to Dario");
    const all = "██████ quorum reached: it takes 3 (of 6 seats that are filled), there are 6";
    const by = "counted: titular members present";
    const one = "substitutes in the place of one who is absent";
    const proxies = "titular members represented by a proxy 1";
    expect(text).toContain(`${all}\n   ${by} 5, ${one} 0, ${proxies}`);
    expect(text).toContain(`there are 5\n   ${by} 4, ${one} 0, ${proxies}`);
  });

  it("calls members by their names among themselves", async () => {
    const shown = await ok("--as", chair, "sessions", session);
    expect(shown).toContain("Proxies: Elsa to Dario");
    const desk = await ok("--as", dario, "desk");
    expect(desk).toContainEqual(expect.stringMatching(/; proxy held for Elsa \(CRCI\)$/));
  });

  it("calls them by their institution where names are not shown", async () => {
    const shown = await ok("--as", auditor, "sessions", session);
    expect(shown).toContainEqual(
      expect.stringMatching(/^Proxies: CRCI [0-9a-f]{8} to NFX [0-9a-f]{8}$/),
    );
    expect(shown.join("\n")).toMatch(/CRCI [0-9a-f]{8} \(titular\)|NFX [0-9a-f]{8} \(titular\)/);
  });

  it("is opened on its day, and says so before the roll is called", async () => {
    const heldOn = dayAfter(parisDay(cli.house.clock.now()));
    const asked = { scheme: "creativallee", heldOn, place: "Hôtel de Région" };
    const later = await made("ConveneSession", asked);
    const script = await cli.write("early.txt", "open\n");
    const args = ["--as", secretariat, "session", "run", later, "--script"];
    const { status, out, error } = await cli.run([...args, script]);
    expect([status, error]).toEqual([
      2,
      [expect.stringContaining(`This session is convened for ${heldOn}, and today is `)],
    ]);
    expect(out.join("\n")).not.toContain("Who is there");
    const lacking = await cli.write("lacking.txt", "adjourn\nno-quorum\n");
    expect((await cli.run([...args, lacking])).error).toEqual([
      expect.stringContaining("nothing is lacking yet"),
    ]);
    const put = await cli.write("put-off.txt", "adjourn\nput-off\nquit\n");
    const done = await cli.run([...args, put]);
    expect([done.status, done.error]).toEqual([0, []]);
    expect(done.out.join("\n")).toContain(": adjourned");
  });

  it("says how a script is written", async () => {
    for (const [language, form, label] of [
      ["en", "A script gives an answer a line", "grant"],
      ["fr", "Un script donne une réponse par ligne", "accorder"],
    ] as const) {
      const { status, out } = await cli.run(["session", "run", "--help"], { language });
      const text = out.join("\n");
      expect(status).toBe(0);
      expect(text).toContain(form);
      expect(text).toContain(`  open\n  Alix, Basile, Fanny\n  deliberate\n  npdc-04\n  ${label}`);
    }
  });

  it("leads back from a question, with nothing done", async () => {
    const { status, out, error } = await runs("deliberate\nnpdc-01\n.\nleave\n.\n.\nquit\n");
    expect([status, error]).toEqual([0, []]);
    const text = out.join("\n");
    expect(text).toContain("(a full stop at any question leads back here)");
    expect(text.match(/1\. npdc-01 .*: on the agenda$/gm)).toHaveLength(4);
  });

  it("tells a script that is at its end which question is left, and goes on from there", async () => {
    const given = await runs("proxy\nElsa\nDario\nleave\n");
    expect([given.status, given.error]).toEqual([
      2,
      ["There is no answer to “Who?”. What came before is done; the next run goes on from there."],
    ]);
    const { status, out } = await runs("# Nothing more to do.\n");
    expect(status).toBe(0);
    expect(out.join("\n")).toContain("there are 6\n");
  });

  it("speaks French", async () => {
    const { out } = await cli.run(await argsFor("quit\n"), { language: "fr" });
    const text = out.join("\n");
    expect(text).toContain(
      "██████ quorum atteint : il en faut 3 (sur 6 sièges pourvus), ils sont 6\n   comptent : titulaires présents 5",
    );
    expect(text).toContain("Alix (Je crée, titulaire)");
    expect(text).toContain("Mettre un point en délibération");
    expect(text).not.toMatch(/What|Put|item|Somebody/);
  });

  it("takes a question back that nobody has voted on", async () => {
    const { status, out, error } = await runs(`deliberate
npdc-01
adjourn
take-back
quit
`);
    expect([status, error]).toEqual([0, []]);
    const text = out.join("\n");
    expect(text).toContain("question: adjourn");
    expect(text.slice(text.lastIndexOf("question:"))).toMatch(/1\. npdc-01 .*: on the agenda$/m);
    expect((await runs("take-back")).error).toEqual(["“take-back” is not one of these choices."]);
  });

  it("stops where it is interrupted, and goes on from there, with ballots that are missing alone", async () => {
    const stop = new AbortController();
    const said: string[] = [];
    const script = "deliberate\nnpdc-01\ngrant\nballots\nfor\nfor\nagainst\n";
    const { status } = await cli.run(await argsFor(script), {
      signal: stop.signal,
      out: (line) => {
        said.push(line);
        if (said.filter((one) => one === "Vote? for").length === 2) stop.abort();
      },
    });
    expect(status).toBe(130);
    expect(said.join("\n")).toContain("recused: Alix");
    const second = await runs(`ballots
against
abstain
against
change-ballot
Cleo
for
close-ballots
quit
`);
    expect([second.status, second.error]).toEqual([0, []]);
    const text = second.out.join("\n");
    expect(text).toContain("question: grant\n   ballots: 2 of 5");
    expect(text).toContain("Dario, for Elsa:");
    expect(text).toContain("for 2, against 2, abstaining 1, not cast 0");
    expect(text).toContain("   abstained: Dario");
    expect(text).toContain("   voted against: ");
  });

  it("has a tie settled by whoever presides, and by nobody else", async () => {
    const alone = await runs("casting-vote");
    expect([alone.status, alone.error]).toEqual([
      2,
      ["“casting-vote” is not one of these choices."],
    ]);
    expect(alone.out.join("\n")).toContain("a tie: the casting vote is Fanny’s");
    const { status, out } = await runs("casting-vote\nfor\ndecide\nquit\n", "--also", chair);
    expect(status).toBe(0);
    expect(out.join("\n")).toContain("casting vote of Fanny: for");
    expect(out.join("\n")).toMatch(/1\. npdc-01 .*: granted$/m);
  });

  it("tells who settled a tie once it is decided, too", async () => {
    const shown = (await ok("sessions", session)).join("\n");
    expect(shown).toMatch(/1\. npdc-01 .*: granted\n( .*\n)* {3}casting vote of Fanny: for$/m);
  });

  it("says whose voice is lost where the holder of a proxy is recused, and what a new proxy replaces", async () => {
    const { status, out, error } = await runs(`recuse
npdc-04
Dario
deliberate
npdc-04
.
proxy
Elsa
Alix
deliberate
npdc-04
.
quit
`);
    expect([status, error]).toEqual([0, []]);
    const lost = out.filter((line) => line.includes("The voice of"));
    expect(lost).toEqual([
      "   The voice of Elsa is lost on this item: Dario, who holds the proxy, is recused.",
    ]);
    expect(out[out.indexOf(lost[0] ?? "") + 1]).toContain("leads back: note a proxy");
    expect(out).toContain(
      "The proxy of Elsa is now with Alix; the one that was given to Dario holds no more.",
    );
  });

  it("refuses with motives, closes, and puts the minutes forward", async () => {
    const file = await cli.write("minutes.txt", "Procès-verbal");
    const votes = "against\n".repeat(5);
    const before = `deliberate\nnpdc-04\ngrant\nballots\n${votes}close-ballots\n`;
    const bare = await runs(`${before}decide\n\n`);
    expect([bare.status, bare.error]).toEqual([2, [expect.stringContaining("motives")]]);
    const { status, out, error } = await runs(
      `decide\nLe projet ne tient pas.\nclose\nminutes\n${file}\napprove\nquit\n`,
      "--also",
      chair,
    );
    expect([status, error]).toEqual([0, []]);
    expect(out.join("\n")).toMatch(/2\. npdc-04 .*: refused$/m);
    const [line = ""] = await ok("sessions", "--phase", "closed", "--json");
    expect(JSON.parse(line)).toMatchObject({
      items: [{ outcome: "granted" }, { outcome: "refused" }],
    });
    expect(await ok("tasks", "--code", "MINUTES_NOT_APPROVED")).toHaveLength(1);
    expect(out.join("\n")).toContain("Minutes: to be written");
    const hash = createHash("sha256").update("Procès-verbal").digest("hex");
    const shown = await ok("sessions", session);
    expect(shown).toContain(`Minutes: approved; hash ${hash}`);
    expect(shown).toContainEqual(expect.stringContaining("“sha256sum FILE” gives it"));
  });

  it("is shown by its id, to be read or as JSON", async () => {
    expect((await ok("sessions", session)).join("\n")).toMatch(/2\. npdc-04 .*: refused$/m);
    const [line = ""] = await ok("sessions", session, "--json");
    expect(JSON.parse(line)).toMatchObject({ id: session, phase: "closed" });
    expect(await cli.run(["sessions", session, "--phase", "open"])).toMatchObject({ status: 2 });
    const none = "00000000-0000-4000-8000-000000000000";
    expect(await cli.run(["sessions", none])).toMatchObject({ status: 1, out: [] });
  });
});
