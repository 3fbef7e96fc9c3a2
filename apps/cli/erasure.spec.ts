import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type CommandLine, commandLine } from "../../test/command-line.js";
import { enrol, type Enrolled } from "../../test/enrol.js";
import { openEngine } from "../server/engine.js";

let cli: CommandLine;
let secretariat: Enrolled;
let administrator: Enrolled;
let subject: string;

beforeAll(async () => {
  cli = await commandLine();
  const engine = await openEngine(cli.house, path.join(cli.dataDir, "files"));
  secretariat = await enrol(engine, "secretariat");
  administrator = await enrol(engine, "administrator");
  const added = await cli.run(["person", "add", "--name", "Zoé", "--email", "zoe@example.org"]);
  subject = `person-${added.out[0] ?? ""}`;
}, 60_000);
afterAll(() => cli.stop());

const erasure = (who: Enrolled | undefined, ...args: string[]) =>
  cli.run([...(who ? ["--as", who.token] : []), "erasure", ...args]);
const why = ["--reason", "asked-by-the-person", "--legal-basis", "gdpr-17-1-a"];

describe("an erasure at the command line", () => {
  it("is an act of two people, each with a token", async () => {
    const byNobody = await erasure(undefined, "request", subject, ...why);
    expect(byNobody).toMatchObject({
      status: 2,
      error: [expect.stringContaining("act of people")],
    });
    const { out, status } = await erasure(secretariat, "request", subject, ...why);
    expect(status).toBe(0);
    const [id = ""] = out;
    const own = await erasure(secretariat, "approve", id);
    expect(own).toMatchObject({ status: 2, error: [expect.stringContaining("second person")] });
    expect(await erasure(administrator, "approve", id)).toMatchObject({ status: 0, out: [] });
    expect(await erasure(administrator, "carry-out", id)).toMatchObject({ status: 0, out: [] });
    const again = await erasure(administrator, "carry-out", id);
    expect(again).toMatchObject({ status: 0, out: [expect.stringContaining("already")] });
    // A server sees it through; here there is none.
    const listed = await erasure(secretariat, "list");
    expect(listed.out.at(-1)).toMatch(new RegExp(`^${id} +${subject} +under way`));
    const [line = ""] = (await erasure(secretariat, "list", "--json")).out;
    expect(JSON.parse(line)).toMatchObject({ id, subject, phase: "carried-out" });
  }, 60_000);

  it("wants a reason, a basis and a subject that there is", async () => {
    const unknown = subject.replace(/.$/, "0").replace(/.{4}$/, "0000");
    const refused = await erasure(secretariat, "request", unknown, ...why);
    expect([refused.status, refused.error.length]).toEqual([2, 1]);
    expect((await erasure(secretariat, "request", "somebody", ...why)).status).toBe(2);
    expect((await erasure(secretariat, "request", subject)).status).toBe(2);
  }, 60_000);

  it("replaces the key that wraps the others when an operator says so", async () => {
    expect((await erasure(secretariat, "rewrap")).status).toBe(1);
    const { status, out } = await erasure(undefined, "rewrap");
    expect([status, out]).toEqual([0, [expect.stringMatching(/^\d+ keys under a new key, in /)]]);
    expect((await cli.run(["doctor"])).out).toContainEqual(
      expect.stringMatching(/^✓ Keys: \d+, wrapped by the key /),
    );
  }, 60_000);
});
