import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isKeyName } from "#audit/note/key.js";
import { auditPlace, originOf } from "./place.js";

let folder: string;
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-place-"));
});
afterAll(() => fs.rm(folder, { recursive: true }));

describe("Where the log is signed", () => {
  it("has a name that says where it is public, and one of its own where it is not", () => {
    expect(originOf("https://label.example.org/")).toBe("label.example.org/log");
    expect(originOf("https://example.org/label")).toBe("example.org/label/log");
    expect(originOf(undefined)).not.toBe(originOf(undefined));
    expect(isKeyName(originOf(undefined))).toBe(true);
  });

  it("has its key in the data folder, or where the setting says", async () => {
    const inFolder = path.join("data", "audit", "log.key");
    expect(await auditPlace({ dataDir: "data" })).toMatchObject({ keyFile: inFolder });
    expect(await auditPlace({ dataDir: "data", auditKey: "/keys/log" })).toMatchObject({
      keyFile: "/keys/log",
    });
  });

  it("is not begun with a policy that is not there, or is none", async () => {
    const policy = path.join(folder, "policy");
    const begun = () => auditPlace({ dataDir: folder, auditPolicy: policy });
    await expect(begun()).rejects.toMatchObject({ faults: [{ code: "SETTING_FILE_NOT_READ" }] });
    await fs.writeFile(policy, "witness north\n");
    await expect(begun()).rejects.toMatchObject({ faults: [{ code: "SETTING_NOT_A_POLICY" }] });
    await fs.writeFile(policy, "quorum none\n");
    expect(await begun()).toMatchObject({ policy: { witnesses: [], logs: [] } });
  });
});
