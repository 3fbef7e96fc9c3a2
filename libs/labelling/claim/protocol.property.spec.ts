import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type {
  Aggregate,
  DomainEvent,
  Names,
  Process,
  Step,
  StreamName,
  World,
} from "#kernel/index.js";
import { idOf, streamName } from "#kernel/index.js";
import { circumstances } from "#kernel/story.js";
import { giveUpIdentifier } from "../organisation/give-up-identifier.js";
import { organisation } from "../organisation/organisation.js";
import { registerOrganisation } from "../organisation/register-organisation.js";
import { claim } from "./claim.js";

/** Streams in memory. Steps run one at a time, as the log would have them stand in the end. */
class Log implements World {
  readonly #streams = new Map<StreamName, DomainEvent[]>();

  async fold<State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) {
    const events = this.#streams.get(streamName(on.kind, id)) ?? [];
    return events.reduce((state, event) => on.evolve(state, event as Event), on.initial);
  }
  blob = () => Promise.reject(new Error("there are none here"));

  /** Whether the step was taken, be it that all was so already. */
  async take({ command, id, body }: Step): Promise<boolean> {
    const state = await this.fold(command.on, id);
    const facts = await command.gather?.(state, body, this, id);
    const decision = command.decide(state, body, circumstances("2026-05-04"), facts);
    if ("rejected" in decision) return false;
    const stream = streamName(command.on.kind, id);
    this.#streams.set(stream, [...(this.#streams.get(stream) ?? []), ...decision.accepted]);
    return true;
  }
}

const named = (kind: string, value: string) => `${kind}:${value}`;
const names = (self: string): Names => ({ self, claim: named, derived: named });

const stepsOf = async <Body extends object>(
  process: Process<Body>,
  self: string,
  body: Body,
  log: Log,
): Promise<readonly Step[]> => {
  const steps = await process.steps(body, names(self), log);
  if ("rejected" in steps) throw new Error(`refused: ${steps.rejected.code}`);
  return steps;
};
const sirets = ["73282932000074", "12002701600357"];
const siretOf = (value: string) => names("").claim("siret", value);

const facts = { name: "Norcomex", kind: "association", actsIn: [], regionalOrigin: true };
const unnumbered = { ...facts, identifier: { kind: "none", reason: "not provided" } } as const;

const registration = (self: string, value: string, log: Log) =>
  stepsOf(registerOrganisation, self, { ...facts, identifier: { kind: "siret", value } }, log);

const givingUp = (self: string, log: Log) =>
  stepsOf(giveUpIdentifier, self, { reason: "Not ours" }, log);

/** Runs a process until it is done, refused (then the way back), or cut off by a crash. */
const run = async (steps: readonly Step[], until: number, log: Log): Promise<boolean> => {
  for (const [nth, step] of steps.slice(0, until).entries()) {
    if (await log.take(step)) continue;
    for (const { back = [] } of steps.slice(0, nth).toReversed())
      for (const undo of back) await log.take(undo);
    return false;
  }
  return until >= steps.length;
};

const heldBy = async (log: Log, self: string): Promise<string | undefined> => {
  const state = await log.fold(organisation, self);
  return state.phase === "registered" ? state.claim : undefined;
};

describe("registering an organisation", () => {
  it("takes one step without a number, and two with one", async () => {
    const log = new Log();
    const steps = await stepsOf(registerOrganisation, "ours", unnumbered, log);
    expect(steps.map(({ command, id, body }) => [command.type, id, body])).toEqual([
      ["EnrolOrganisation", "ours", unnumbered],
    ]);
    const [siret = ""] = sirets;
    expect(
      (await registration("ours", siret, log)).map(({ command, id }) => [command.type, id]),
    ).toEqual([
      ["TakeClaim", siretOf(siret)],
      ["EnrolOrganisation", "ours"],
    ]);
  });

  it("gives a number to the first, and to the next once the first gave it up", async () => {
    const log = new Log();
    const [siret = ""] = sirets;
    const register = async (self: string) => run(await registration(self, siret, log), 2, log);
    expect(await register("ours")).toBe(true);
    expect(await register("ours")).toBe(false);
    expect(await register("theirs")).toBe(false);
    expect(await run(await givingUp("ours", log), 9, log)).toBe(true);
    expect(await heldBy(log, "ours")).toBeUndefined();
    expect(await register("theirs")).toBe(true);
    expect(await heldBy(log, "theirs")).toBe(siretOf(siret));
  });

  it("is completed by a repeat after a crash, between whichever steps", async () => {
    const [siret = ""] = sirets;
    for (const until of [0, 1, 2]) {
      const log = new Log();
      await run(await registration("ours", siret, log), until, log);
      if (until < 2) expect(await run(await registration("ours", siret, log), 2, log)).toBe(true);
      expect(await heldBy(log, "ours")).toBe(siretOf(siret));
    }
  });

  it("frees a number whose registration was abandoned, for good", async () => {
    const log = new Log();
    const [siret = ""] = sirets;
    const steps = await registration("ours", siret, log);
    await run(steps, 1, log);
    for (const undo of steps[0]?.back ?? []) expect(await log.take(undo)).toBe(true);
    expect(await log.fold(claim, siretOf(siret))).toEqual({ phase: "free" });
    expect(await run(steps, 2, log)).toBe(false);
    expect(await run(await registration("theirs", siret, log), 2, log)).toBe(true);
  });
});

describe("giving a number up", () => {
  it("is refused to who is not registered, and says nothing new where there is none", async () => {
    const log = new Log();
    const steps = () => givingUp("ours", log);
    expect(await run(await steps(), 9, log)).toBe(false);
    await run(await stepsOf(registerOrganisation, "ours", unnumbered, log), 1, log);
    expect(await steps()).toHaveLength(1);
    expect(await run(await steps(), 9, log)).toBe(true);
  });

  it("is completed by a repeat after a crash", async () => {
    const log = new Log();
    const [siret = ""] = sirets;
    await run(await registration("ours", siret, log), 2, log);
    const steps = () => givingUp("ours", log);
    await run(await steps(), 1, log);
    expect((await log.fold(claim, siretOf(siret))).phase).toBe("taken");
    await run(await steps(), 9, log);
    expect((await log.fold(claim, siretOf(siret))).phase).toBe("free");
  });
});

describe("a number given up once", () => {
  it("is given up by the same steps when that is asked again, whatever else was let go", async () => {
    const log = new Log();
    const [siret = "", other = ""] = sirets;
    await run(await registration("ours", siret, log), 2, log);
    const first = await givingUp("ours", log);
    await run(first, 2, log);
    const [abandon] = (await registration("ours", other, log))[0]?.back ?? [];
    if (!abandon) throw new Error("no way back");
    expect(await log.take(abandon)).toBe(true);
    expect(await givingUp("ours", log)).toEqual(first);
  });
});

/**
 * A request is a process whose steps may come at any time between those of the others, be cut off
 * by a crash, be repeated, or be gone back on.
 */
const organisations = ["ours", "theirs", "third"];
const moves = fc.array(
  fc.record({
    self: fc.constantFrom(...organisations),
    siret: fc.constantFrom(...sirets),
    move: fc.constantFrom("take", "enrol", "abandon", "release", "drop"),
  }),
  { maxLength: 60 },
);

describe("whoever registers and gives up, in whatever order of steps", () => {
  it("no number is two organisations’, and each one’s claim is its own", () =>
    fc.assert(
      fc.asyncProperty(moves, async (asked) => {
        const log = new Log();
        const took = new Set<string>();
        for (const { self, siret, move } of asked) {
          // Planned before anything happened; its steps come whenever they come.
          const [take, enrol] = await registration(self, siret, new Log());
          const [abandon, release] = take?.back ?? [];
          const [drop] = await givingUp(self, log);
          const step = { take, enrol, abandon, release, drop }[move];
          if (!step) throw new Error(`no step to ${move}`);
          // A process enrols only after its claim was taken, however long ago that was.
          if (move === "enrol" && !took.has(`${self} ${siret}`)) continue;
          const taken = await log.take(step);
          if (move === "take" && taken) took.add(`${self} ${siret}`);

          for (const holder of organisations) {
            const held = await heldBy(log, holder);
            if (held === undefined) continue;
            const owned = await log.fold(claim, held);
            expect(owned.phase === "taken" && idOf(owned.owner)).toBe(holder);
          }
        }
      }),
      { numRuns: 300 },
    ));
});
