// `npm test`: everything that must hold, in one run. Closes on `N passed, N failed, N skipped`,
// where each check before the tests counts as one. With --no-skips, a skipped test is a failed one.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeInstalled, makeReady, root } from "../apps/bootstrap/make-ready.mjs";

const results = path.join(root, "reports/jest.json");

const heading = (title) =>
  console.log(`\n── ${title} ${"─".repeat(Math.max(0, 76 - title.length))}`);

const node = (script, ...args) =>
  spawnSync(process.execPath, [path.join(root, "node_modules", script), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NODE_OPTIONS: "--experimental-vm-modules --no-warnings" },
  }).status === 0;

const checks = {
  "Lint (oxlint)": () => node("oxlint/bin/oxlint", "--config", ".config/oxlint.json"),
  "Lint with types (eslint)": () =>
    node("eslint/bin/eslint.js", "--config", ".config/eslint.mjs", "."),
  "Format (prettier)": () =>
    node(
      "prettier/bin/prettier.cjs",
      "--config",
      ".config/prettier.json",
      "--check",
      "--log-level=warn",
      ".",
    ),
  "Types (tsc)": () => node("typescript/bin/tsc", "--noEmit"),
  "Arrows between rooms (dependency-cruiser)": () =>
    node(
      "dependency-cruiser/bin/dependency-cruise.mjs",
      "apps",
      "libs",
      "test",
      "--config",
      ".config/arrows.cjs",
    ),
};

/** Whoever skips says why in the title of its suite. */
const tellSkipped = ({ testResults }) => {
  const titles = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "pending" || status === "todo")
    .map(({ ancestorTitles: [suite], title }) => suite ?? title);
  for (const title of new Set(titles)) {
    const count = titles.filter((one) => one === title).length;
    console.log(`Skipped: ${title}, ${count} of its tests`);
  }
};

const unitAndBeyond = () => {
  fs.rmSync(results, { force: true });
  fs.mkdirSync(path.dirname(results), { recursive: true });
  // Jest leaves one processor free, which of two is half: each suite waits for its servers most of the time.
  const workers = Math.max(2, os.availableParallelism() - 1);
  const clean = node(
    "jest/bin/jest.js",
    "--ci",
    "--json",
    `--maxWorkers=${workers}`,
    `--outputFile=${results}`,
  );
  if (!fs.existsSync(results)) return { passed: 0, failed: 1, skipped: 0 };
  const told = JSON.parse(fs.readFileSync(results, "utf8"));
  tellSkipped(told);
  const failed = told.numFailedTests + told.numRuntimeErrorTestSuites;
  return {
    passed: told.numPassedTests,
    failed: failed === 0 && !clean ? 1 : failed,
    skipped: told.numPendingTests + told.numTodoTests,
  };
};

if (!(await makeInstalled())) process.exit(1);
const total = { passed: 0, failed: 0, skipped: 0 };
for (const [title, check] of Object.entries(checks)) {
  heading(title);
  total[check() ? "passed" : "failed"] += 1;
}
heading("Build");
total[(await makeReady()) ? "passed" : "failed"] += 1;
heading("Tests (jest)");
for (const [outcome, count] of Object.entries(unitAndBeyond())) total[outcome] += count;

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
const refused = process.argv.includes("--no-skips") && total.skipped > 0;
process.exitCode = total.failed > 0 || refused ? 1 : 0;
