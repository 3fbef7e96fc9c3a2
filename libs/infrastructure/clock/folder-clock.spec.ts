import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { StartRefused } from "../configuration/faults.js";
import { FolderClock } from "./folder-clock.js";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "creativallee-clock-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const day = (clock: FolderClock) => clock.now().slice(0, 10);

describe("the clock of a data folder", () => {
  it("is the wall clock at first", () => {
    const before = new Date().toISOString();
    const now = new FolderClock(folder, false).now();
    expect(now >= before && now <= new Date().toISOString()).toBe(true);
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it("is moved for every process that uses the folder, and for later ones", () => {
    const [one, other] = [new FolderClock(folder, false), new FolderClock(folder, false)];
    one.moveTo("2006-03-01T09:00:00.000Z");
    expect([day(one), day(other)]).toEqual(["2006-03-01", "2006-03-01"]);
    other.moveTo("2006-04-02T09:00:00.000Z");
    expect(day(one)).toBe("2006-04-02");
    expect(day(new FolderClock(folder, false))).toBe("2006-04-02");
  });

  it("leaves no draft behind, and a killed move leaves the old time", () => {
    const clock = new FolderClock(folder, false);
    clock.moveTo("2006-03-01T09:00:00.000Z");
    fs.writeFileSync(path.join(folder, "clock.json.4242.draft"), '{"offs');
    expect(day(clock)).toBe("2006-03-01");
    clock.moveTo("2006-03-02T09:00:00.000Z");
    expect(fs.readdirSync(folder).sort()).toEqual(["clock.json", "clock.json.4242.draft"]);
  });

  it("cannot be shifted in production", () => {
    const clock = new FolderClock(folder, true);
    expect(() => clock.moveTo("2006-03-01T09:00:00.000Z")).toThrow(StartRefused);
    new FolderClock(folder, false).moveTo("2006-03-01T09:00:00.000Z");
    expect(() => new FolderClock(folder, true)).toThrow(StartRefused);
  });

  it("does not guess from a file that is not its own", () => {
    fs.writeFileSync(path.join(folder, "clock.json"), '{"offsetMs":"soon"}');
    expect(() => new FolderClock(folder, false)).toThrow(/holds no clock offset/);
    expect(() => new FolderClock(path.join(folder, "x"), false).moveTo("2006-13-01")).toThrow(
      RangeError,
    );
  });
});
