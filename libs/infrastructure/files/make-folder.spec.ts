import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { makeFolder } from "./make-folder.js";

let folder: string;
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-made-"));
});
afterAll(() => fs.rm(folder, { recursive: true }));

it("a folder is made with those above it, by several at once too, for nobody else", async () => {
  const deep = path.join(folder, "one/two/three");
  await Promise.all([1, 2, 3].map(() => makeFolder(deep)));
  await makeFolder(deep);
  for (const made of [deep, path.dirname(deep)])
    expect((await fs.stat(made)).mode & 0o777).toBe(0o700);
});

it("none is made in place of a file, nor where there cannot be any", async () => {
  const file = path.join(folder, "file");
  await fs.writeFile(file, "");
  for (const place of [file, path.join(file, "below")])
    await expect(makeFolder(place)).rejects.toMatchObject({ code: "EEXIST" });
  if (process.platform === "linux")
    await expect(makeFolder("/proc/nowhere/data")).rejects.toMatchObject({ syscall: "mkdir" });
});
