import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { KeyFile } from "./key-file.js";
import { KeysNotAtHand } from "./key-ring.js";

let folder: string;
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-keys-"));
});
afterAll(() => fs.rm(folder, { recursive: true }));

let nth = 0;
const newPlace = () => path.join(folder, `${(nth += 1)}.json`);

/** A service that keeps keys, played by a program of an operator's own. */
const service = async (body: string): Promise<string> => {
  const file = path.join(folder, `${(nth += 1)}.mjs`);
  await fs.writeFile(
    file,
    `import fs from "node:fs"; const line = fs.readFileSync(0, "utf8").trim(); const what = process.argv.at(-1); ${body}`,
  );
  return `${process.execPath} ${file}`;
};
const turning = `console.log(what === "wrap" ? "k:" + [...line].reverse().join("") : [...line.slice(2)].reverse().join(""));`;

describe("a key file", () => {
  it("is read by its owner alone, and gives the same key to every process", async () => {
    const place = newPlace();
    const made = await new KeyFile(place).spare();
    expect((await fs.stat(place)).mode & 0o777).toBe(0o600);
    expect(await new KeyFile(place).find(made.id)).toEqual(made);
    expect(await new KeyFile(place).spare()).toEqual(made);
  });

  it("has no key that was destroyed, in this process or another, and none of it is left in the file", async () => {
    const place = newPlace();
    const [ring, other] = [new KeyFile(place), new KeyFile(place)];
    const old = await ring.spare();
    expect(await other.find(old.id)).toEqual(old);
    const before = await fs.open(place, "r");
    const next = await ring.spare(old.id);
    expect(next.id).not.toBe(old.id);
    expect(await ring.keepOnly(next.id)).toBe(1);
    expect(await ring.find(old.id)).toBeUndefined();
    expect(await other.find(next.id)).toEqual(next);
    expect(await other.find(old.id)).toBeUndefined();
    expect(await fs.readFile(place, "utf8")).not.toContain(old.id);
    // Whoever holds the old file open, or its blocks, finds zeros.
    expect((await before.readFile()).every((byte) => byte === 0)).toBe(true);
    await before.close();
  });

  it("keeps beside the keys who was erased", async () => {
    const place = newPlace();
    const ring = new KeyFile(place);
    await ring.spare();
    await ring.noteErased("person-1");
    await ring.noteErased("person-1");
    await ring.noteErased("application-2");
    expect(await new KeyFile(place).erased()).toEqual(["person-1", "application-2"]);
  });

  it.each(["", "{", "[]", `{"format":2}`, `{"format":1,"keys":[{}],"erased":[]}`])(
    "that holds %j is refused, and left as it is",
    async (text) => {
      const place = newPlace();
      await fs.writeFile(place, text);
      await expect(new KeyFile(place).spare()).rejects.toThrow(KeysNotAtHand);
      expect(await fs.readFile(place, "utf8")).toBe(text);
    },
  );

  it("holds only what a service has made of the key, where there is one", async () => {
    const place = newPlace();
    const command = await service(turning);
    const made = await new KeyFile(place, command).spare();
    const text = await fs.readFile(place, "utf8");
    expect(text).not.toContain(Buffer.from(made.bytes).toString("base64"));
    expect(await new KeyFile(place, command).find(made.id)).toEqual(made);
    await expect(new KeyFile(place).find(made.id)).rejects.toThrow("KEY_COMMAND");
  });

  it.each([
    ["fails", "process.exit(3)", "ended with 3"],
    ["says nothing", "", "no single line"],
    [
      "says too much",
      `console.log("a".repeat(1_000_000)); setInterval(() => {}, 1_000)`,
      "SIGKILL",
    ],
    ["gives no key back", `console.log("abc")`, "key "],
  ])("takes no key from a service that %s", async (_, body, reason) => {
    const place = newPlace();
    await expect(new KeyFile(place, await service(body)).spare()).rejects.toThrow(reason);
  });
});
