import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "@jest/globals";
import { queries } from "#read-models/registry.js";
import { routedOperations } from "../http/routed-operations.js";
import { routeAccess } from "../http/route-access.js";
import { faultsOf } from "../http/validation.js";
import { answerExamples } from "./answers.js";
import { openApiDocument } from "./document.js";

const document = JSON.parse(JSON.stringify(openApiDocument("0.0.0"))) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const spectral = path.resolve("node_modules/@stoplight/spectral-cli/dist/index.js");
const rules = path.resolve(".config/spectral.yaml");

/** What spectral says of a document; nothing when it is clean. */
const lint = async (linted: object): Promise<string> => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "openapi-"));
  const file = path.join(folder, "openapi.json");
  await fs.writeFile(file, JSON.stringify(linted));
  const args = [spectral, "lint", file, "--ruleset", rules, "--fail-severity=hint", "--quiet"];
  const child = spawn(process.execPath, args, { env: { PATH: process.env["PATH"] } });
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await fs.rm(folder, { recursive: true });
  return `${said}${complained}`.replaceAll(file, "").trim();
};

describe("the OpenAPI document", () => {
  it("is clean, its examples and references included", async () => {
    expect(await lint(document)).toMatch(/^(No results .*)?$/);
  }, 60_000);

  it("would not be, were an example not what its schema says", async () => {
    const broken: unknown = JSON.parse(
      JSON.stringify(document).replace('"regionalOrigin":true', '"regionalOrigin":"yes"'),
    );
    expect(await lint(broken as object)).toContain("regionalOrigin");
  }, 60_000);

  it("describes every route below /api/v1, and none that is not there", () => {
    const described = Object.entries(document.paths).flatMap(([url, methods]) =>
      Object.keys(methods).map((one) => `${one.toUpperCase()} ${url.replace(/\{(\w+)\}/g, ":$1")}`),
    );
    expect(described.sort()).toEqual([...routeAccess.keys()].sort());
  });

  it.each(routedOperations)("gives a body of $type that its shape lets through", async (one) => {
    expect(await faultsOf(one.shape, one.example)).toEqual([]);
  });

  it("shows what each query answers", () =>
    expect(Object.keys(answerExamples).sort()).toEqual(queries.map(({ name }) => name).sort()));
});
