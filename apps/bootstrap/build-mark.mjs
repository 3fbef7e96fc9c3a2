import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";

const entry = "dist/apps/server/main.js";

/** Is the build that of the sources as they are? */
export const isBuilt = async (root) => {
  const marked = await fs.readFile(markOf(root), "utf8").catch(() => "");
  return marked !== "" && (await exists(root, entry)) && marked === (await fingerprint(root));
};

/** Takes the sources' state before the build, and gives what notes it once the build has succeeded. */
export const markBuilt = async (root) => {
  const sources = await fingerprint(root);
  // The compiler writes what has changed since its last notes: without its output these are void.
  if (!(await exists(root, entry)))
    await fs.rm(path.join(root, "dist/.tsbuildinfo"), { force: true });
  return () => fs.writeFile(markOf(root), sources);
};

const markOf = (root) => path.join(root, "dist/.built");

/** Names, sizes and times, not contents: this is asked at every start. */
const fingerprint = async (root) => {
  const folders = ["apps", "libs", "test"].map(async (folder) => {
    const names = await fs.readdir(path.join(root, folder), { recursive: true });
    const sources = names.filter((name) => /(?<!\.spec)\.(ts|tsx|json)$/.test(name));
    return sources.map((name) => path.join(folder, name));
  });
  const files = [
    "package-lock.json",
    "tsconfig.json",
    "nest-cli.json",
    ...(await Promise.all(folders)).flat(),
  ];
  const notes = files.sort().map(async (file) => {
    const { size, mtimeMs } = await fs.stat(path.join(root, file));
    return `${file}\n${size}\n${mtimeMs}\n`;
  });
  return createHash("sha256")
    .update((await Promise.all(notes)).join(""))
    .digest("hex");
};

const exists = (root, file) =>
  fs.access(path.join(root, file)).then(
    () => true,
    () => false,
  );
