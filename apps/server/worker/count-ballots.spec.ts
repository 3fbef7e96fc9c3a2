import { describe, expect, it } from "@jest/globals";
import { Streams } from "#commands/streams.js";
import { MemoryEventStore } from "#event-store/memory.js";
import type { Id, JsonObject } from "#kernel/index.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import {
  added,
  ana,
  bob,
  cleo,
  convened,
  deliberated,
  file,
  heldOn,
  opened,
  requested,
} from "#labelling/session/session.story.js";
import { MemoryDataKeys } from "#sealing/data-keys.js";
import { createLogSecret } from "#sealing/log-secret.js";
import { Sealer } from "#sealing/sealer.js";
import { countedBallots } from "./count-ballots.js";

const id = "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const stream = `session-${id}` as const;

/** A log that holds these, each sealed in whose name it is. */
const logOf = async (history: readonly SessionEvent[]) => {
  const store = new MemoryEventStore();
  const secret = createLogSecret(new Uint8Array(32).fill(7));
  const sealer = new Sealer(new MemoryDataKeys(), secret);
  for (const [version, { type, ...told }] of history.entries()) {
    const data = JSON.parse(JSON.stringify(told)) as JsonObject;
    const { personal = [], subject, schema } = session.events[type];
    const commandId = secret.commandId("engine", stream, String(version));
    const { events, parts } = await sealer.sealEvents({
      stream,
      firstVersion: version,
      at: `${heldOn}T09:00:00.000Z`,
      actor: { id: "engine", as: "engine" },
      command: { id: commandId as Id<"command">, type: "Told", schema: 1, print: "0".repeat(64) },
      events: [{ type, schema, data, personal, subject: subject?.(data, stream) }],
    });
    await store.append(stream, version === 0 ? "none" : version - 1, events, parts);
  }
  return { store, sealer, streams: new Streams(store) };
};

const whispered = (voter: typeof ana, choice: "for" | "against" | "abstain") =>
  ({ type: "SecretBallotCast", item: file, voter, on: voter, choice }) satisfies SessionEvent;
const voted = (...ballots: readonly SessionEvent[]): readonly SessionEvent[] => [
  convened({ ballots: "secret", castingVote: false }),
  added,
  opened(ana, bob, cleo),
  requested,
  deliberated(ana, bob, cleo),
  ...ballots,
  { type: "BallotsClosed", item: file },
];
/** @param which of the votes, the first one being 0 */
const counted = async (history: readonly SessionEvent[], which = 0) => {
  const log = await logOf(history);
  const stored = await log.store.read(stream, 0, "forwards", 10_000);
  const closings = stored.filter(({ event }) => event.type === "BallotsClosed");
  const cause = closings[which]?.event.id ?? ("" as Id<"event">);
  return countedBallots(log as never, { id, body: { item: file }, cause });
};

describe("counting secret ballots", () => {
  it("takes the last one of each seat", async () =>
    expect(
      await counted(
        voted(whispered(ana, "for"), whispered(bob, "against"), whispered(ana, "abstain")),
      ),
    ).toEqual({ item: file, counts: { for: 0, against: 1, abstain: 1, notCast: 1 } }));

  it("is not kept from it by somebody who changes their mind a thousand times", async () => {
    const often = Array.from({ length: 1_100 }, (_, n) =>
      whispered(bob, n % 2 ? "for" : "against"),
    );
    expect(await counted(voted(...often, whispered(ana, "for")))).toEqual({
      item: file,
      counts: { for: 2, against: 0, abstain: 0, notCast: 1 },
    });
  });

  // Whoever sends it again must send the same, or it is never taken for the repeat that it is.
  it("gives the same once the item is decided", async () => {
    const vote = voted(whispered(ana, "for"), whispered(bob, "for"));
    const tally = { for: 2, against: 0, abstain: 0, notCast: 1 };
    const after: readonly SessionEvent[] = [
      { type: "BallotsTallied", item: file, counts: tally },
      {
        type: "ItemDecided",
        item: file,
        kind: "application",
        outcome: "granted",
        conditions: [],
        sheet: {} as never,
        decidedOn: heldOn,
      },
    ];
    expect(await counted([...vote, ...after])).toEqual({ item: file, counts: tally });
  });

  it("leaves an earlier vote on the same item out", async () => {
    const earlier = voted(whispered(cleo, "against"));
    const again: readonly SessionEvent[] = [
      {
        type: "BallotsTallied",
        item: file,
        counts: { for: 0, against: 1, abstain: 0, notCast: 2 },
      },
      { type: "QuestionRejected", item: file, sheet: {} as never },
      requested,
      deliberated(ana, bob, cleo),
      whispered(ana, "for"),
      { type: "BallotsClosed", item: file },
    ];
    expect(await counted([...earlier, ...again], 1)).toEqual({
      item: file,
      counts: { for: 1, against: 0, abstain: 0, notCast: 2 },
    });
    // A message that is given again late counts the vote that it is about.
    expect(await counted([...earlier, ...again], 0)).toEqual({
      item: file,
      counts: { for: 0, against: 1, abstain: 0, notCast: 2 },
    });
  });

  it("says the same once the item is decided", async () => {
    const before = voted(whispered(ana, "for"));
    const counts = { for: 1, against: 0, abstain: 0, notCast: 2 };
    const after: readonly SessionEvent[] = [
      { type: "BallotsTallied", item: file, counts },
      {
        type: "ItemDecided",
        item: file,
        kind: "application",
        outcome: "granted",
        conditions: [],
        sheet: {} as never,
        decidedOn: heldOn,
      },
    ];
    expect(await counted([...before, ...after])).toEqual(await counted(before));
    expect(await counted(before)).toEqual({ item: file, counts });
  });
});
