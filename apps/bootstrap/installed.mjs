import fs from "node:fs/promises";
import path from "node:path";

/**
 * Are the lockfile's packages there, each in its version? npm keeps the list of what it installed
 * in node_modules. Optional ones may be absent: they are for other platforms.
 */
export const isInstalled = async (root, { build }) => {
  const wanted = await packages(path.join(root, "package-lock.json"));
  const found = await packages(path.join(root, "node_modules/.package-lock.json"));
  return Object.entries(wanted).every(([place, { version, optional, devOptional, dev, link }]) => {
    const there = found[place];
    if (place === "" || link) return true;
    if (there) return there.version === version;
    return optional || devOptional || (dev && !build);
  });
};

const packages = async (lockfile) => {
  const text = await fs.readFile(lockfile, "utf8").catch(() => '{ "packages": {} }');
  return JSON.parse(text).packages;
};
