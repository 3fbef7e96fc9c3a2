// Before anything else runs: plain JavaScript without dependencies, since there may be none yet.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isBuilt, markBuilt } from "./build-mark.mjs";
import { isInstalled } from "./installed.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");

const french = /^fr/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "");

/** Everything told here goes to stderr: what a command prints on stdout is its answer. */
export const tell = (fr, en) => console.error(french ? fr : en);

/**
 * Sees to the packages of the lockfile, and to a build of the sources as they are. Safe when two
 * run at once; quick, some hundredths of a second, when there is nothing to do.
 * @returns false when it could not, and has said why.
 */
export const makeReady = async () => {
  if (!isNodeRecent()) return false;
  if ((await isInstalled(root, { build: false })) && (await isBuilt(root))) return true;
  return alone(async () => {
    const built = await isBuilt(root);
    await install({ build: !built });
    if (!built) await build();
  });
};

/** The packages alone, those for building and testing included. */
export const makeInstalled = async () => {
  if (!isNodeRecent()) return false;
  if (await isInstalled(root, { build: true })) return true;
  return alone(() => install({ build: true }));
};

const alone = (work) =>
  oneAtATime(path.join(root, "dist/.making-ready"), tell, work).then(
    () => true,
    (fault) => {
      console.error(fault instanceof Failure ? fault.message : fault);
      return false;
    },
  );

class Failure extends Error {}

const isNodeRecent = () => {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return true;
  tell(
    `Il faut Node 20.19 ou plus récent ; celui-ci est le ${process.versions.node}.`,
    `Node 20.19 or newer is needed; this one is ${process.versions.node}.`,
  );
  return false;
};

const install = async (wanted) => {
  if (await isInstalled(root, wanted)) return;
  tell("Installation des paquets…", "Installing packages…");
  // No package needs its install script; without NODE_ENV=production's default, or nothing builds.
  const options = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  await run(...npm(), ...options, "--loglevel=error");
};

const build = async () => {
  const finished = await markBuilt(root);
  tell("Compilation…", "Building…");
  await run(process.execPath, path.join(root, "node_modules/@nestjs/cli/bin/nest.js"), "build");
  await finished();
};

/** The npm that runs us, else the one on the path. */
const npm = () => {
  const own = process.env.npm_execpath;
  return own?.endsWith("npm-cli.js") ? [process.execPath, own] : ["npm"];
};

const run = async (command, ...args) => {
  const status = await new Promise((resolve, reject) => {
    // Its output is news, not an answer: it goes where ours goes.
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });
  if (status === 0) return;
  const said = [command, ...args].map((word) => path.basename(word)).join(" ");
  throw new Failure(french ? `Échec (${status}) : ${said}` : `Failed (${status}): ${said}`);
};
