// `npm test`: everything that must hold, in one run. Closes on `N passed, N failed, N skipped`,
// where each check before the tests counts as one. With --no-skips, a skipped test is a failed one.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeInstalled, makeReady, root } from "../apps/bootstrap/make-ready.mjs";

const results = path.join(root, "reports/jest.json");

const heading = (title) =>
  console.log(`\n── ${title} ${"─".repeat(Math.max(0, 76 - title.length))}`);

const options = (more) => ({
  cwd: root,
  env: { ...process.env, NODE_OPTIONS: "--experimental-vm-modules --no-warnings" },
  ...more,
});

/** What it says is said at once when it is over: another stands beside it. */
const node = async (script, ...args) => {
  const stdio = ["ignore", "pipe", "pipe"];
  const child = spawn(
    process.execPath,
    [path.join(root, "node_modules", script), ...args],
    options({ stdio }),
  );
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
  const [status] = await once(child, "close");
  return { ok: status === 0, said: Buffer.concat(said).toString() };
};

const build = async () => ({ ok: await makeReady(), said: "" });

/** Two lanes that take about as long as each other. The build tells of types, too: it compiles everything. */
const lanes = [
  {
    "Lint with types (eslint)": () =>
      node("eslint/bin/eslint.js", "--config", ".config/eslint.mjs", "."),
  },
  {
    "Lint (oxlint)": () => node("oxlint/bin/oxlint", "--config", ".config/oxlint.json"),
    "Format (prettier)": () =>
      node(
        "prettier/bin/prettier.cjs",
        "--config",
        ".config/prettier.json",
        "--check",
        "--log-level=warn",
        ".",
      ),
    "Arrows between rooms (dependency-cruiser)": () =>
      node(
        "dependency-cruiser/bin/dependency-cruise.mjs",
        "apps",
        "libs",
        "test",
        "--config",
        ".config/arrows.cjs",
      ),
    "Build, types included": build,
  },
];

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
  const jest = path.join(root, "node_modules/jest/bin/jest.js");
  const args = ["--ci", "--json", `--maxWorkers=${workers}`, `--outputFile=${results}`];
  const { status } = spawnSync(process.execPath, [jest, ...args], options({ stdio: "inherit" }));
  if (!fs.existsSync(results)) return { passed: 0, failed: 1, skipped: 0 };
  const told = JSON.parse(fs.readFileSync(results, "utf8"));
  tellSkipped(told);
  const failed = told.numFailedTests + told.numRuntimeErrorTestSuites;
  return {
    passed: told.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: told.numPendingTests + told.numTodoTests,
  };
};

if (!(await makeInstalled())) process.exit(1);
const total = { passed: 0, failed: 0, skipped: 0 };
const walk = async (lane) => {
  for (const [title, check] of Object.entries(lane)) {
    const { ok, said } = await check();
    heading(`${title}: ${ok ? "passed" : "FAILED"}`);
    if (said.trim()) console.log(said.trim());
    total[ok ? "passed" : "failed"] += 1;
  }
};
await Promise.all(lanes.map(walk));
heading("Tests (jest)");
for (const [outcome, count] of Object.entries(unitAndBeyond())) total[outcome] += count;

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
const refused = process.argv.includes("--no-skips") && total.skipped > 0;
process.exitCode = total.failed > 0 || refused ? 1 : 0;
