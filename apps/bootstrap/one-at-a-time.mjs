import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const beat = 1_000;
const deadAfter = 10_000;

/**
 * Runs `work` while no other process is in it. The holder touches the file every second, so that
 * one which was killed is known by its silence, whatever became of its process id.
 */
export const oneAtATime = async (file, tell, work) => {
  await fs.mkdir(path.dirname(file), { recursive: true });
  let told = false;
  while (!(await take(file))) {
    if (!told)
      tell(
        "Un autre démarrage installe ou compile ; attendons-le…",
        "Another start is installing or building; waiting for it…",
      );
    told = true;
    if (await isSilent(file)) await removeSilent(file);
    else await pause(200);
  }
  const beating = setInterval(() => {
    const now = new Date();
    fs.utimes(file, now, now).catch(() => undefined);
  }, beat);
  try {
    await work();
  } finally {
    clearInterval(beating);
    await fs.rm(file, { force: true });
  }
};

const take = (file) =>
  fs.writeFile(file, String(process.pid), { flag: "wx" }).then(
    () => true,
    (fault) => {
      if (fault.code === "EEXIST") return false;
      throw fault;
    },
  );

const isSilent = async (file) => {
  const there = await fs.stat(file).catch(() => undefined);
  return there !== undefined && Date.now() - there.mtimeMs > deadAfter;
};

/** Moved aside and looked at again: a third start may just have put its own in this place. */
const removeSilent = async (file) => {
  const aside = `${file}.${process.pid}`;
  const moved = await fs.rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if (!(await isSilent(aside))) await fs.link(aside, file).catch(() => undefined);
  await fs.rm(aside, { force: true });
};
