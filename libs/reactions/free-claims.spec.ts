import { beforeEach, describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { CommandRoad } from "#commands/command-road.js";
import { maskedEvent } from "#commands/domain-event.js";
import { ProcessRoad } from "#commands/process-road.js";
import { Streams } from "#commands/streams.js";
import { MemoryEventStore } from "#event-store/memory.js";
import { beginning, type EventStore, LogUnavailable } from "#event-store/port.js";
import { type Actor, engineActor, idOf, kindOf, type PersonId } from "#kernel/index.js";
import { claim } from "#labelling/claim/claim.js";
import { takeClaim } from "#labelling/claim/take-claim.js";
import { organisation } from "#labelling/organisation/organisation.js";
import { giveUpIdentifier } from "#labelling/organisation/give-up-identifier.js";
import { registerOrganisation } from "#labelling/organisation/register-organisation.js";
import { aggregates, everyCommand } from "#labelling/registry.js";
import { MemoryDataKeys } from "#sealing/data-keys.js";
import { createLogSecret } from "#sealing/log-secret.js";
import { Sealer } from "#sealing/sealer.js";
import { freeClaims } from "./free-claims.js";

const carrier: Actor = { id: "7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11" as PersonId, as: "carrier" };
const secret = createLogSecret(new Uint8Array(32).fill(7));
const siret = "73282932000074";
const number = secret.claimId("siret", siret);
const numbered = {
  name: "Norcomex",
  kind: "association",
  identifier: { kind: "siret", value: siret },
  actsIn: ["59"],
  regionalOrigin: true,
} as const;

const like = (store: EventStore, other: Partial<EventStore>): EventStore => ({
  append: (...asked) => store.append(...asked),
  read: (...asked) => store.read(...asked),
  readAll: (...asked) => store.readAll(...asked),
  follow: (...asked) => store.follow(...asked),
  sealedParts: (hashes) => store.sealedParts(hashes),
  ...other,
});
/** The store as a process sees it that is cut off once it has appended so often. */
const dyingAfter = (store: EventStore, appends: number): EventStore =>
  like(store, {
    append: async (...asked) => {
      if ((appends -= 1) < 0) throw new LogUnavailable("cut off");
      return store.append(...asked);
    },
  });
/** The store, its answers in any order. */
const shuffled = (store: EventStore, scheduler: fc.Scheduler): EventStore =>
  like(store, {
    append: scheduler.scheduleFunction(store.append.bind(store)),
    read: scheduler.scheduleFunction(store.read.bind(store)),
  });

const town = () => {
  const log = new MemoryEventStore();
  const sealer = new Sealer(new MemoryDataKeys(), secret);
  const noBlobs = { put: async () => "", get: async () => undefined };
  let now = "2026-05-04T09:00:00.000Z";
  const clock = { now: () => now, isTrusted: () => true };
  /** A process of its own. */
  const office = (store: EventStore = log) => {
    const streams = new Streams(store);
    const road = new CommandRoad(store, streams, sealer, secret, noBlobs, clock);
    const processes = new ProcessRoad(road, streams, secret, noBlobs);
    const on = { process: registerOrganisation, body: numbered, actor: carrier };
    return {
      claim: (body: object) =>
        road.execute({ command: takeClaim, id: number, body, actor: carrier, key: "import" }),
      register: (id: string) => processes.execute({ ...on, id, key: `for ${id}` }),
      giveUp: (id: string) =>
        processes.execute({
          ...on,
          process: giveUpIdentifier,
          id,
          body: { reason: "x" },
          key: "up",
        }),
      /** What the reaction sends in answer to all that has happened; what is due by now. */
      react: async () => {
        for (const { event: envelope, bytes, position } of await log.readAll(beginning, 1_000)) {
          const on = aggregates.find(({ kind }) => kind === kindOf(envelope.stream)) ?? claim;
          const event = maskedEvent(on, envelope) as Parameters<
            typeof freeClaims.react
          >[0]["event"];
          const told = { position, envelope, bytes, id: idOf(envelope.stream), event };
          for (const {
            command: { type },
            to: id,
            body,
            from,
          } of freeClaims.react(told, undefined)) {
            if (from !== undefined && now.slice(0, 10) < from) continue;
            const command = everyCommand.find((one) => one.type === type);
            if (!command) throw new Error(`nobody knows ${type}`);
            const key = `reaction:${envelope.id}`;
            await road.execute({ command, id, body, actor: engineActor, key, cause: envelope.id });
          }
        }
      },
    };
  };
  const owner = async () => {
    const { state } = await new Streams(log).load(claim, number, 0);
    return state.phase === "taken" ? idOf(state.owner) : undefined;
  };
  const holds = async (id: string) => {
    const { state } = await new Streams(log).load(organisation, id, 0);
    return state.phase === "registered" && state.claim === number;
  };
  const pass = (day: string) => (now = `${day}T09:00:00.000Z`);
  const events = async () => (await log.readAll(beginning, 1_000)).map(({ event }) => event.type);
  /** The reaction until it has no more to say. */
  const settle = async () => {
    for (let before = -1; before < (await events()).length;) {
      before = (await events()).length;
      await office().react();
    }
  };
  return { log, office, owner, holds, pass, events, settle };
};

let here: ReturnType<typeof town>;
beforeEach(() => {
  here = town();
});
const done = { outcome: "done" };
const refused = (code: string) => ({ outcome: "rejected", rejection: { code } });
/** Its claim is taken, then the process dies. */
const cutShort = async (id: string) => {
  const dying = here.office(dyingAfter(here.log, 1));
  await expect(dying.register(id)).rejects.toThrow("cut off");
  expect(await here.owner()).toBe(id);
};

describe("a registration that was cut short after its claim", () => {
  beforeEach(() => cutShort("ours"));

  it("keeps its number for a day at least, and is completed by a repeat", async () => {
    here.pass("2026-05-05");
    await here.settle();
    expect(await here.office().register("theirs")).toMatchObject(refused("CLAIM_TAKEN"));
    expect(await here.office().register("ours")).toMatchObject(done);
    here.pass("2026-05-06");
    await here.settle();
    expect(await here.holds("ours")).toBe(true);
    expect(await here.owner()).toBe("ours");
  });

  it("is given up when nobody repeats it, and its number goes to the next", async () => {
    here.pass("2026-05-06");
    await here.settle();
    expect(await here.events()).toEqual(["ClaimTaken", "NeverStarted", "ClaimReleased"]);
    expect(await here.office().register("theirs")).toMatchObject(done);
    expect(await here.owner()).toBe("theirs");
  });

  it("comes too late once it was given up, and takes nothing again", async () => {
    here.pass("2026-05-06");
    await here.settle();
    const before = await here.events();
    for (const office of [here.office(), here.office()])
      expect(await office.register("ours")).toMatchObject(refused("REGISTRATION_GIVEN_UP"));
    expect(await here.events()).toEqual(before);
  });

  it("ends in one way, and leaves no number to nobody, however a late repeat and others run beside", () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        here = town();
        await cutShort("ours");
        here.pass("2026-05-06");
        const store = shuffled(here.log, scheduler);
        const asked = Promise.all([
          here.office(store).register("ours"),
          here.office(store).react(),
          here.office(store).register("theirs"),
          here.office(store).react(),
          here.office(store).register("ours"),
        ]);
        await scheduler.waitFor(asked);
        here.pass("2026-05-08");
        await here.settle();
        const holders = [await here.holds("ours"), await here.holds("theirs")];
        const [ours, theirs] = holders;
        expect(holders).not.toEqual([true, true]);
        expect(await here.owner()).toBe(ours ? "ours" : theirs ? "theirs" : undefined);
      }),
      { numRuns: 60 },
    ));
});

describe("a number given up", () => {
  it("is freed although the request died before it could", async () => {
    await here.office().register("ours");
    const dying = here.office(dyingAfter(here.log, 1));
    await expect(dying.giveUp("ours")).rejects.toThrow("cut off");
    expect(await here.holds("ours")).toBe(false);
    expect(await here.owner()).toBe("ours");
    await here.settle();
    expect(await here.owner()).toBeUndefined();
  });
});

describe("what dossiers of one organisation meet by", () => {
  it("is left to the next of them, however late", async () => {
    const body = { owner: "organisation-ours" };
    await here.office().claim(body);
    here.pass("2027-05-04");
    await here.settle();
    expect(await here.owner()).toBe("ours");
  });
});
