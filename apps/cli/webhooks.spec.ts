import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type CommandLine, commandLine } from "../../test/command-line.js";
import { anOrganisation } from "../../test/e2e/scene.js";

let cli: CommandLine;
const ok = async (...args: readonly string[]) => {
  const { status, out, error } = await cli.run(args);
  expect([status, error]).toEqual([0, []]);
  return out;
};
beforeAll(async () => {
  cli = await commandLine();
}, 60_000);
afterAll(() => cli.stop(), 30_000);

it("webhooks are registered, listed, given other secrets and silenced from a terminal", async () => {
  const email = "lou@example.org";
  await ok("person", "add", "--name", "Lou Petit", "--email", email, "--role", "carrier");
  const [token = ""] = await ok("token", "issue", email, "--role", "carrier");
  const ask = async (...args: readonly string[]) => {
    const [answer = "{}"] = await ok("--as", token, "do", ...args);
    return (JSON.parse(answer) as { id: string }).id;
  };
  const registered = anOrganisation();
  const organisation = await ask("RegisterOrganisation", "--body", JSON.stringify(registered));
  const url = "https://systemes.example.org/label";
  const body = JSON.stringify({ url, topics: ["label.granted"], organisation });
  const bare = body.replace("https:", "http:");
  const registering = ["--as", token, "do", "RegisterWebhook", "--body"];
  expect(await cli.run([...registering, bare])).toEqual({
    status: 2,
    out: [],
    error: ["url: An https address is expected: the operator lets none be called over http."],
  });
  const allowing = { ...cli.env, WEBHOOKS_ALLOW: "10.1.0.0/16" };
  expect(await cli.run([...registering, bare, "--key", "bare"], { env: allowing })).toMatchObject({
    status: 0,
  });
  const id = await ask("RegisterWebhook", "--body", body);

  const [headings, ...rows] = await ok("--as", token, "webhooks");
  const row = rows.find((one) => one.startsWith(id));
  expect(headings).toMatch(/^WEBHOOK +STATE +WHOSE +TO +LAST SUCCESS +ERROR$/);
  expect(row?.split(/ {2,}/)).toEqual([id, "enabled", registered.name, url]);
  const [first] = await ok("--as", token, "webhooks", "secrets", id);
  expect(first).toMatch(/^whsec_/);
  await ask("RotateSecret", id);
  const secrets = await ok("--as", token, "webhooks", "secrets", id);
  expect([secrets.length, secrets[1]]).toEqual([2, first]);
  await ask("DisableWebhook", id);
  expect(await ok("--as", token, "webhooks")).toContainEqual(
    expect.stringMatching(new RegExp(`^${id} +disabled `)),
  );

  // The operator at the console looks after it, and sees nothing of what is its owner's.
  expect((await ok("webhooks")).join("\n")).not.toContain("systemes.example.org");
  expect(await cli.run(["webhooks", "secrets", id])).toEqual({
    status: 1,
    out: [],
    error: ["Only its owner sees the secrets of a webhook."],
  });
  const unknown = await cli.run(["--as", token, "webhooks", "secrets", organisation]);
  expect(unknown).toEqual({ status: 1, out: [], error: ["Not found."] });
}, 60_000);
