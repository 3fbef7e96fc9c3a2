// For stryker: runs the specs of the domain in one process, where it takes a mutant milliseconds and
// not seconds. Jest reads and links every file again for each mutant; here this is done only for one
// that is at work while modules load.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PluginKind, declareClassPlugin } from "@stryker-mutator/api/plugin";

/** What stryker's instrumented code looks at, and counts in. */
const stryker = () => (globalThis.__stryker__ ??= {});

const samples = (file) => Number(file.endsWith(".property.spec.ts"));
const depth = (file) => file.split(path.sep).length;

/** Golden logs and registry know every file, and tell most at once; what draws many samples comes last. */
const specs = () =>
  ["test/golden", "libs/labelling"]
    .flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true })
        .filter((name) => name.endsWith(".spec.ts"))
        .map((name) => path.join(folder, name)),
    )
    .toSorted((a, b) => samples(a) - samples(b) || depth(a) - depth(b));

const roomOf = (file) => file.split(path.sep).slice(0, 3).join("/");

let freshness = 0;

const loaded = async () => {
  const { toldIn } = await import("./tellers.mjs");
  freshness += 1;
  return toldIn(async (inFile) => {
    for (const file of specs()) {
      inFile(file);
      await import(`${pathToFileURL(path.resolve(file)).href}?${freshness}`);
    }
  });
};

const failureOf = async ({ run }) => {
  try {
    await run();
    return undefined;
  } catch (error) {
    return String(error?.message ?? error) || "failed";
  }
};

/** What the tests say until the first that fails. */
const tried = async (tests) => {
  let nrOfTests = 0;
  for (const test of tests) {
    nrOfTests += 1;
    const failureMessage = await failureOf(test);
    if (stryker().hitCount > stryker().hitLimit) return { status: "timeout", reason: "hit limit" };
    if (failureMessage) return { status: "killed", killedBy: [test.id], failureMessage, nrOfTests };
  }
  return { status: "survived", nrOfTests };
};

class DomainRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    this.tests = await loaded();
    const tests = [];
    for (const test of this.tests) {
      stryker().currentTestId = test.id;
      const begun = performance.now();
      const failureMessage = await failureOf(test);
      const outcome = failureMessage ? { status: 1, failureMessage } : { status: 0 };
      const timeSpentMs = performance.now() - begun;
      const fileName = path.resolve(test.file);
      tests.push({ id: test.id, name: test.id, fileName, timeSpentMs, ...outcome });
    }
    delete stryker().currentTestId;
    return { status: "complete", tests, mutantCoverage: stryker().mutantCoverage };
  }

  async mutantRun(options) {
    const { activeMutant, hitLimit } = options;
    const mutant = { activeMutant: activeMutant.id, hitLimit, hitCount: 0 };
    const room = roomOf(path.relative(process.cwd(), options.sandboxFileName));
    const isNear = ({ file }) => roomOf(file) === room;
    try {
      if (options.mutantActivation === "static") {
        Object.assign(stryker(), mutant);
        const tests = await loaded();
        return await tried([...tests.filter(isNear), ...tests.filter((test) => !isNear(test))]);
      }
      const wasUsed = Boolean(this.tests);
      this.tests ??= await loaded();
      const asked = new Set(options.testFilter);
      Object.assign(stryker(), mutant);
      const result = await tried(
        this.tests.filter(({ id }) => !options.testFilter || asked.has(id)),
      );
      if (result.status === "survived") {
        // What a module remembers of earlier tests can hide a mutant, and which tests it touches.
        const tests = await loaded();
        Object.assign(stryker(), mutant);
        return await tried(tests.filter(isNear));
      }
      delete stryker().activeMutant;
      const failed = this.tests.find(({ id }) => result.killedBy?.includes(id));
      if (!wasUsed || !failed || !(await failureOf(failed))) return result;
      // It is an earlier mutant that a module remembers: the test fails without this one.
      this.tests = undefined;
      return await this.mutantRun(options);
    } catch (error) {
      return { status: "error", errorMessage: String(error) };
    } finally {
      delete stryker().activeMutant;
    }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "domain", DomainRunner)];
