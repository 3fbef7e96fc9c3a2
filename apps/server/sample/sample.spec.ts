import fs from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { beginning } from "#event-store/port.js";
import { engine as theEngine } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { idsOf } from "#labelling/import/ids-of.js";
import { type TestHouse, testHouse } from "../../../test/house.js";
import { type Engine, openEngine } from "../engine.js";
import { dossiersFile } from "./dossiers.js";
import { readKept } from "./kept.js";
import { playSample } from "./play.js";

let house: TestHouse;
let engine: Engine;

const open = () => openEngine(house, path.join(house.folder, "files"));

beforeAll(async () => {
  house = await testHouse();
  engine = await open();
}, 30_000);
afterAll(() => house.stop());

const derived = (kind: string, key: string) => engine.secret.newId(theEngine, kind, key);
const idOf = (ref: string) => idsOf(ref, { derived }).application;
const checksOf = async (stream: `${string}-${string}`) =>
  (await engine.store.read(stream, 0, "forwards", 100))
    .filter(({ event }) => event.type === "ApplicationChecked")
    .map(({ event: { data } }) => ({
      eligibility: data["eligibility"],
      reasons: data["reasons"],
      missing: data["missing"],
    }));
const everything = async () => {
  const all = [];
  for (let after = beginning; ;) {
    const page = await engine.store.readAll(after, 1_000);
    all.push(...page);
    const last = page.at(-1);
    if (!last) return all;
    after = last.position;
  }
};

interface Expected {
  readonly ref: string;
  readonly expected: {
    readonly eligibility: string;
    readonly reasons?: readonly string[];
    readonly missing?: readonly string[];
  };
}

describe("the sample", () => {
  it("goes on where it was cut short", async () => {
    const enough = new Error("cut short");
    const cut = playSample(engine, house.folder, ({ played }) => {
      if (played === 17) throw enough;
    });
    await expect(cut).rejects.toBe(enough);
    expect((await readKept(house.folder))?.done).toBe(false);
    engine = await open();
    const told: number[] = [];
    await playSample(engine, house.folder, ({ played, of }) => told.push(of - played));
    expect(told.at(-1)).toBe(0);
    expect((await readKept(house.folder))?.done).toBe(true);
  }, 60_000);

  it("brings every dossier to the outcome that the corpus expects", async () => {
    const lines = (await fs.readFile(dossiersFile(), "utf8")).trim().split("\n");
    const corpus = lines.map((line) => JSON.parse(line) as Expected);
    expect(corpus).toHaveLength(22);
    const found = await Promise.all(
      corpus.map(async ({ ref }) => [ref, (await checksOf(`application-${idOf(ref)}`))[0]]),
    );
    expect(found).toEqual(
      corpus.map(({ ref, expected: { eligibility, reasons = [], missing = [] } }) => [
        ref,
        { eligibility, reasons, missing },
      ]),
    );
  });

  it("asks npdc-10 for its complements, gets them, and finds it eligible", async () => {
    const id = idOf("npdc-10");
    expect((await checksOf(`application-${id}`)).at(-1)).toEqual({
      eligibility: "eligible",
      reasons: [],
      missing: [],
    });
    const types = (await engine.store.read(`application-${id}`, 0, "forwards", 100)).map(
      ({ event }) => event.type,
    );
    expect(types).toEqual([
      "ApplicationStarted",
      "DraftEdited",
      "ApplicationReceived",
      "ApplicationSigned",
      "ApplicationChecked",
      "ComplementsRequested",
      "ComplementsProvided",
      "ComplementsMet",
      "ApplicationChecked",
    ]);
  });

  it("lets the delay of npdc-22 run out: it lapses on its last day", async () => {
    const { state } = await engine.streams.load(application, idOf("npdc-22"), 0);
    expect(state).toMatchObject({ phase: "lapsed", endedOn: "2006-11-12" });
  });

  it("takes one file each for the two other labels", async () => {
    const events = await everything();
    const started = events.filter(({ event }) => event.type === "ApplicationStarted");
    const others = started.filter(({ event }) => event.data["scheme"] !== "creativallee");
    const outcomes = await Promise.all(
      others.map(async ({ event }) => [event.data["scheme"], await checksOf(event.stream)]),
    );
    const eligible = [{ eligibility: "eligible", reasons: [], missing: [] }];
    expect(outcomes).toEqual([
      ["centres-ressources", eligible],
      ["haute-qualite-technologique", eligible],
    ]);
  });

  it("happens in 2006, in order, and leaves the folder's clock there", async () => {
    const times = (await everything()).map(({ event }) => event.at);
    expect(times).toEqual(times.toSorted());
    expect(times[0]?.slice(0, 10)).toBe("2006-09-04");
    expect(engine.clock.now().slice(0, 10)).toBe("2006-11-20");
  });

  it("gives everybody a token for what they are", async () => {
    const kept = await readKept(house.folder);
    const holders = await Promise.all(
      (kept?.people ?? []).map(
        async ({ token }) => (await engine.tokens.holderOf(token))?.capacity,
      ),
    );
    expect(holders).toEqual(kept?.people.map(({ capacity }) => capacity));
    expect(new Set(holders)).toEqual(
      new Set(["administrator", "secretariat", "carrier", "reviewer", "chair", "auditor"]),
    );
  });

  it("is played once, and never over what somebody has written", async () => {
    const before = (await everything()).length;
    await playSample(engine, house.folder, () => {
      throw new Error("played again");
    });
    await fs.rm(path.join(house.folder, "sample.json"));
    await playSample(engine, house.folder, () => {
      throw new Error("played over a log that is there");
    });
    expect((await everything()).length).toBe(before);
  });
});
