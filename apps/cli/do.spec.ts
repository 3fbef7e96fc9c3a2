import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type CommandLine, commandLine } from "../../test/command-line.js";

let cli: CommandLine;
beforeAll(async () => {
  cli = await commandLine();
}, 60_000);
afterAll(() => cli.stop(), 30_000);

const camille = JSON.stringify({ name: "Camille Delattre", email: "camille@example.org" });

describe("any operation", () => {
  it("is listed with what it does", async () => {
    const { status, out } = await cli.run(["do"]);
    expect(status).toBe(0);
    expect(out.join("\n")).toMatch(/WithdrawApplication +applications/);
  });

  it("is asked for by name, and changes nothing under the same key", async () => {
    const asked = ["do", "RegisterPerson", "--body", camille, "--key", "camille"];
    const { status, out, error } = await cli.run(asked);
    expect([status, error]).toEqual([0, []]);
    expect(await cli.run(asked)).toEqual({ status, out, error });
  });

  it.each([
    [["do", "DanceApplication"], "No operation is called “DanceApplication”"],
    [["do", "RegisterPerson", "--body", "[1]"], "JSON object"],
    [["do", "RegisterPerson", "--body", "{"], "JSON object"],
    [["do", "RegisterPerson", "--body", '{"name":"A","name":"B"}'], "given twice"],
    [
      ["do", "RegisterPerson", "--body", '{"name":"a\\u0000b","email":"a@example.org"}'],
      "null character",
    ],
    [
      ["do", "PublishScheme", "creativallee", "--body", `{"definition":"${"0".repeat(64)}"}`],
      "stored",
    ],
    [["do", "AttachDocument", "x"], "No operation is called"],
    [["do", "RegisterPerson", "--body", '{"nom":1}'], "no such field"],
    [["do", "RegisterPerson", "camille", "--body", camille], "leave out “camille”"],
    [["do", "WithdrawApplication"], "add its id (applications)"],
  ])("is refused when it is badly asked for: %j", async (args, reason) => {
    const { status, out, error } = await cli.run(args);
    expect([status, out]).toEqual([2, []]);
    expect(error.join("\n")).toContain(reason);
  });
});
