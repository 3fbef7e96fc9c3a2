import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { beginning } from "#event-store/port.js";
import { idOf as nameIn, kindOf, type RecordedEvent } from "#kernel/index.js";
import { webhookCaller } from "#infrastructure/webhooks/caller.js";
import { keepingMailer } from "#mails/mailer.js";
import { application } from "#labelling/application/application.js";
import { lastDecision } from "#labelling/application/judgement.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { evaluation } from "#labelling/evaluation/evaluation.js";
import { grid } from "#labelling/grid/grid.js";
import { label, onDay } from "#labelling/label/label.js";
import { toldIn } from "#labelling/label/told.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { survey } from "#labelling/survey/survey.js";
import { readCheckpoints } from "#projections/checkpoint.js";
import { endOfLog } from "#projections/end-of-log.js";
import { reactions } from "#reactions/registry.js";
import { type TestHouse, testHouse } from "../../../test/house.js";
import { Votes } from "../../../test/simulation/votes.js";
import { type Engine, openEngine } from "../engine.js";
import { openingOf } from "../opening.js";
import { openWork } from "../worker/work.js";
import { lastDay } from "./act.js";
import { dossiersFile, readDossiers } from "./dossiers.js";
import { fileOf } from "./files.js";
import { readKept } from "./kept.js";
import { actions, type FileOutcome, outcomes, recusals } from "./outcomes.story.js";
import { playSample } from "./play.js";
import { rolls } from "./roll.story.js";
import { sessionOn } from "./sitting.js";
import { Stage } from "./stage.js";

let house: TestHouse;
let engine: Engine;
let stage: Stage;
let log: readonly RecordedEvent[];

const open = async () => {
  engine = await openEngine(house, path.join(house.folder, "files"), house.eventStoreUrl);
  stage = new Stage(engine);
};

beforeAll(async () => {
  house = await testHouse();
  await open();
}, 30_000);
afterAll(() => house.stop());

const today = () => parisDay(engine.clock.now());
const idOf = (ref: string) => fileOf(stage, ref);
const refs = Object.keys(outcomes);
const refOf = (id: unknown) => refs.find((ref) => idOf(ref) === id);
const about = (kind: string, ref: string) => {
  const name = `${kind}-${idOf(ref)}`;
  return log.filter(({ stream }) => stream === name);
};
const ofType = (type: string) => log.filter((event) => event.type === type);
const checksOf = (ref: string) =>
  about("application", ref)
    .filter(({ type }) => type === "ApplicationChecked")
    .map(({ data }) => ({
      eligibility: data["eligibility"],
      reasons: data["reasons"],
      missing: data["missing"],
    }));
const everything = async (): Promise<readonly RecordedEvent[]> => {
  const all: RecordedEvent[] = [];
  for (let after = beginning; ;) {
    const page = await engine.store.readAll(after, 1_000);
    all.push(...page.map(({ event }) => event));
    const last = page.at(-1);
    if (!last) return all;
    after = last.position;
  }
};
const eligible = { eligibility: "eligible", reasons: [], missing: [] };

/** Whether the worker has sent all that is due of what reactions answer to the log. */
const isAnswered = async (): Promise<boolean> => {
  const pool = engine.reading;
  const [end, known] = [await endOfLog(engine.store, pool), await readCheckpoints(pool)];
  const { rows } = await pool.query(
    `select from read.outbox where status = 'waiting' and coalesce(not_before, '') <= $1`,
    [engine.clock.now()],
  );
  const reached = reactions.every(({ name }) => known.get(`reaction ${name}`)?.position === end);
  return reached && rows.length === 0;
};

/** Plays until so many acts of that day are over, and is then cut off. */
const playUntil = async (day: string, acts: number): Promise<void> => {
  const enough = new Error("cut short");
  let played = 0;
  const cut = playSample(engine, house.folder, () => {
    if (today() === day) played += 1;
    if (played === acts) throw enough;
  });
  await expect(cut).rejects.toBe(enough);
  expect((await readKept(house.folder))?.done).toBe(false);
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
  it("goes on where it was cut short, on its own day, however long it lay there", async () => {
    await playUntil("2006-09-04", 17);
    await open();
    // In the midst of the votes of a session, which can be held on its day alone.
    await playUntil("2007-01-26", 9);
    engine.clock.moveTo("2007-02-04T10:00:00.000Z");
    await open();
    const told: number[] = [];
    await playSample(engine, house.folder, ({ played, of }) => told.push(of - played));
    expect(told.at(-1)).toBe(0);
    expect((await readKept(house.folder))?.done).toBe(true);
    log = await everything();
  }, 180_000);

  it("brings every dossier to the eligibility that the corpus expects", async () => {
    const lines = (await fs.readFile(dossiersFile(), "utf8")).trim().split("\n");
    const corpus = lines.map((line) => JSON.parse(line) as Expected);
    expect(corpus).toHaveLength(22);
    expect(corpus.map(({ ref }) => [ref, checksOf(ref)[0]])).toEqual(
      corpus.map(({ ref, expected: { eligibility, reasons = [], missing = [] } }) => [
        ref,
        { eligibility, reasons, missing },
      ]),
    );
    expect(checksOf("npdc-10").at(-1)).toEqual(eligible);
    expect(checksOf("centres-ressources")).toEqual([eligible]);
    expect(checksOf("haute-qualite-technologique")).toEqual([eligible]);
  });

  it("brings every file and every label to its outcome", async () => {
    const found = await Promise.all(
      refs.map(async (ref): Promise<readonly [string, FileOutcome]> => {
        const file = await stage.look(application, idOf(ref));
        const mark = onDay(await stage.look(label, idOf(ref)), lastDay);
        const decided = "judgement" in file ? file.judgement.decisions : [];
        const decisions = decided.map(({ outcome, decidedOn }) => [outcome, decidedOn] as const);
        if (mark.phase === "not-granted")
          return [ref, { phase: file.phase, ...(decisions.length > 0 ? { decisions } : {}) }];
        const { number, periods, conditions } = mark.held;
        const kept = conditions.length > 0 ? { conditions } : {};
        const days = periods.map(({ from, until }) => [from, until] as const);
        const granted = { number, phase: mark.phase, periods: days, ...kept };
        return [ref, { phase: file.phase, decisions, label: granted }];
      }),
    );
    expect(Object.fromEntries(found)).toEqual(outcomes);
  });

  it("asks for complements twice: one file gets them, the other lapses on its last day", async () => {
    const types = about("application", "npdc-10").map(({ type }) => type);
    expect(types.slice(4, 9)).toEqual([
      "ApplicationChecked",
      "ComplementsRequested",
      "ComplementsProvided",
      "ComplementsMet",
      "ApplicationChecked",
    ]);
    const { state } = await engine.streams.load(application, idOf("npdc-22"), 0);
    expect(state).toMatchObject({ phase: "lapsed", endedOn: "2006-11-12" });
  });

  it("has every file that is admissible reviewed as often as its rules ask", () => {
    const admissible = refs.filter((ref) => about("instruction", ref).length > 0);
    const counts = admissible.map((ref) => {
      const reviews = about("instruction", ref).filter(({ type }) => type === "ReviewSubmitted");
      return [ref, reviews.length];
    });
    const decided = refs.filter((ref) => outcomes[ref]?.phase === "decided");
    const wanted = (ref: string) => (ref === "haute-qualite-technologique" ? 1 : 2);
    expect(counts).toEqual(decided.map((ref) => [ref, wanted(ref)]));
  });

  it("recuses the members of institutions that apply, and nobody else, on the engine's word", () => {
    const votes = ofType("DeliberationRequested").map(({ stream, command, data }) => {
      const recused = log.filter(
        (one) =>
          one.type === "MemberRecused" && one.command.id === command.id && one.stream === stream,
      );
      expect(recused.every((one) => one.data["source"] === "engine")).toBe(true);
      const seats = recused.map((one) => {
        const given = ofType("MandateGiven").find(
          ({ data: mandate }) => mandate["person"] === one.data["person"],
        );
        return String(given?.data["institution"]);
      });
      const [convened] = log.filter(
        (one) => one.stream === stream && one.type === "SessionConvened",
      );
      return [refOf(data["item"]), convened?.data["heldOn"], ...seats];
    });
    expect(votes.filter(([, , ...seats]) => seats.length > 0)).toEqual(recusals);
    expect(votes).toHaveLength(30);
  });

  it("seats at each session those who have a mandate on its day", () => {
    const found = rolls(log);
    expect(found.length).toBeGreaterThan(0);
    for (const { id, seated, mandated } of found) expect([id, seated]).toEqual([id, mandated]);
  });

  it("decides nothing that a count from the log does not find again", async () => {
    const sittings = log.filter(({ stream }) => kindOf(stream) === session.kind);
    const told = await openingOf(engine)(
      sittings.map((event) => {
        const { personal } = session.events[event.type as SessionEvent["type"]];
        return { event, ...(personal && { personal }) };
      }),
    );
    const votes = new Votes();
    const faults = sittings.flatMap((event, nth) =>
      votes.see(event, { ...told[nth], type: event.type } as SessionEvent),
    );
    expect(faults).toEqual([]);
    expect(ofType("ItemDecided")).toHaveLength(30);
  });

  it("reports what the dossiers had said, and keeps the figures that were wrong", async () => {
    for (const { ref, values } of readDossiers()) {
      const known = values["knownIndicators"] as Readonly<Record<string, number>> | undefined;
      const state = await stage.look(label, idOf(ref));
      if (!known || state.phase === "not-granted") continue;
      const reported = state.held.reports
        .map(toldIn)
        .map((one) => ({ ...one.otherFigures, ...one.figures }));
      expect([ref, Object.assign({}, ...reported)]).toEqual([ref, expect.objectContaining(known)]);
    }
    const wrong = ofType("ReportCorrected").map(({ stream, data }) => [
      refOf(nameIn(stream)),
      data["figures"] ?? data["otherFigures"],
    ]);
    expect(wrong).toEqual([
      ["npdc-05", { peopleMobilised: 570 }],
      ["npdc-02", { newsletterSubscribers: 4_697 }],
    ]);
    const before = ofType("ImpactReported").filter(
      ({ data }) => String(data["from"]) < "2007-01-26",
    );
    expect(before.map(({ data }) => data["figures"])).toContainEqual({ peopleMobilised: 750 });
  });

  it("counts actions in the region, outside, and where no place is known", () => {
    const place = (inRegion: unknown) =>
      inRegion === null ? "nowhere" : inRegion ? "in the region" : "outside";
    const counts: Record<string, number> = {};
    for (const { data } of ofType("ActivityReported")) {
      const led = data["activities"] as {
        channel: string;
        inRegion: boolean | null;
        count: number;
      }[];
      for (const { channel, inRegion, count } of led) {
        const kind = `${channel} ${place(inRegion)}`;
        counts[kind] = (counts[kind] ?? 0) + count;
      }
    }
    expect(counts).toEqual(actions);
  });

  it("tells every carrier that was decided upon, and hears an appeal in time", async () => {
    const told = await Promise.all(
      refs
        .filter((ref) => outcomes[ref]?.phase === "decided")
        .map(async (ref) => {
          const file = await stage.look(application, idOf(ref));
          if (!("judgement" in file)) return [ref];
          const { notification, decisions } = file.judgement;
          const on = lastDecision(file.judgement)?.decidedOn ?? "";
          return [ref, decisions.length, notification && notification.notifiedOn >= on];
        }),
    );
    expect(told.every(([, , isTold]) => isTold === true)).toBe(true);
    expect(ofType("NotificationFailed").map(({ stream }) => refOf(nameIn(stream)))).toEqual([
      "npdc-05",
    ]);
    expect(ofType("AppealLodged").map(({ stream }) => refOf(nameIn(stream)))).toEqual(["npdc-13"]);
  });

  it("suspends and reinstates, hears before it revokes, and lets a label be given up", () => {
    const life = (ref: string, ...types: readonly string[]) =>
      about("label", ref)
        .map(({ type }) => type)
        .filter((type) => types.includes(type));
    expect(life("npdc-03", "ConditionMissed", "LabelSuspended", "LabelReinstated")).toEqual([
      "ConditionMissed",
      "LabelSuspended",
      "LabelReinstated",
    ]);
    expect(life("npdc-18", "RevocationProposed", "HolderAnswered", "LabelRevoked")).toEqual([
      "RevocationProposed",
      "HolderAnswered",
      "LabelRevoked",
    ]);
    expect(life("npdc-07", "LabelSurrendered")).toEqual(["LabelSurrendered"]);
    expect(life("npdc-05", "RenewalRefused")).toEqual(["RenewalRefused"]);
  });

  it("reconvenes a session that lacked its quorum, and leaves one to hold on its last day, one to come", async () => {
    const days = ["2007-03-16", "2007-03-26", lastDay, "2008-04-11"];
    const [lacking, second, toHold, toCome] = days.map((day) => {
      const name = `session-${sessionOn(stage, day)}`;
      return log.filter(({ stream }) => stream === name);
    });
    expect(lacking?.at(-1)).toMatchObject({
      type: "SessionAdjourned",
      data: { reason: "no-quorum" },
    });
    expect(second?.[0]?.data).toMatchObject({
      convening: 2,
      previous: sessionOn(stage, "2007-03-16"),
    });
    expect(toHold?.map(({ type }) => type)).toEqual(["SessionConvened", "AgendaItemAdded"]);
    expect(toCome?.map(({ type }) => type)).toEqual(["SessionConvened"]);
  });

  it("looks back twice, the second time by a grid that the first has made better", async () => {
    const begun = ofType("EvaluationStarted").map(({ stream }) => nameIn(stream));
    const states = await Promise.all(begun.map((id) => stage.look(evaluation, id)));
    expect(states).toMatchObject([
      { phase: "submitted", label: idOf("npdc-19"), grid: 1, hasSynthesis: true },
      { phase: "submitted", label: idOf("npdc-02"), grid: 2, hasSynthesis: true },
    ]);
    const criteria = await stage.look(grid, "creativallee");
    expect(criteria).toMatchObject({ phase: "published", current: { version: 2 } });
    expect("takenUp" in criteria && criteria.takenUp).toHaveLength(1);
  });

  it("asks how the region is seen, at home and abroad", async () => {
    const waves = ofType("SurveyWaveOpened").map(({ stream }) => nameIn(stream));
    expect(await Promise.all(waves.map((id) => stage.look(survey, id)))).toMatchObject([
      { scope: "regional", figures: { newBusinesses: 8_019, growthInAYear: 35 } },
      {
        scope: "international",
        figures: { fromAsia: 48 },
        corrections: [{ was: { fromAsia: 84 } }],
      },
    ]);
  });

  it("happens in order, and leaves the folder's clock in March 2008", () => {
    const times = log.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(times[0]?.slice(0, 10)).toBe("2006-09-04");
    expect(today()).toBe(lastDay);
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

  it("leaves the worker nothing to add, which sends all that reactions send again", async () => {
    const stopping = new AbortController();
    const outside = { mailer: keepingMailer, caller: webhookCaller([]) };
    const place = { keyFile: path.join(house.folder, "log.key"), origin: "log.example.org" };
    const working = openWork(house.connection, engine, outside, place).run(stopping.signal);
    while (!(await isAnswered())) await pause(20);
    stopping.abort();
    await working;
    expect(await everything()).toEqual(log);
  }, 60_000);

  it("is played once, and never over what somebody has written", async () => {
    await playSample(engine, house.folder, () => {
      throw new Error("played again");
    });
    await fs.rm(path.join(house.folder, "sample.json"));
    await playSample(engine, house.folder, () => {
      throw new Error("played over a log that is there");
    });
    expect((await everything()).length).toBe(log.length);
  });
});
