import { describe, expect, it } from "@jest/globals";
import { fill, type PersonId } from "#kernel/index.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { type Session as Meeting, session } from "#labelling/session/session.js";
import {
  added,
  ana,
  bob,
  cast,
  cleo,
  convened,
  deliberated,
  file,
  opened,
  requested,
  roll,
} from "#labelling/session/session.story.js";
import type { Cli } from "../cli.js";
import type { Acting } from "./acting.js";
import type { Room } from "./room.js";
import { linesOf } from "./telling.js";
import { vote } from "./vote.js";

const roomAfter = (ballots: "open" | "secret", ...voted: readonly SessionEvent[]): Room => {
  const history: readonly SessionEvent[] = [
    convened({ ballots }),
    added,
    opened(ana, bob, cleo),
    requested,
    deliberated(ana, bob, cleo),
    ...voted,
  ];
  const state = history.reduce<Meeting>(session.evolve, session.initial);
  if (state.phase === "unknown") throw new Error("it was convened");
  const items = state.items.map((item) => ({
    ...item,
    title: "npdc-01",
    ballots: null,
    castingVote: null,
    counts: null,
    motives: null,
  }));
  const underWay = items[0];
  const nameOf = (person: string) => person;
  return { id: "s1", state, place: "Lille", roll, items, underWay, nameOf };
};

const acting = (as: string, id: string): Acting =>
  [{ actor: { as, id: id as PersonId } }] as unknown as Acting;
const office = acting("secretariat", "7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f09");
const offered = (room: Room, by = office) =>
  vote.filter((act) => act.isOffered(room, by)).map(({ name }) => name);
const cli = { say: (sentence, about = {}) => fill(sentence.en, about) } as Cli;

const secret = (ballot: ReturnType<typeof cast>): SessionEvent => ({
  ...ballot,
  type: "SecretBallotCast",
});

describe("a secret vote at the terminal", () => {
  const voted = [secret(cast(ana, "for")), secret(cast(bob, "against"))];
  it("is written down by nobody: each member votes for themselves", () => {
    expect(offered(roomAfter("secret", ...voted))).toEqual(["close-ballots"]);
    expect(offered(roomAfter("open", cast(ana, "for")))).toEqual([
      "ballots",
      "change-ballot",
      "close-ballots",
    ]);
  });
  it("shows how many have voted, and which way nobody", () => {
    const text = linesOf(cli, roomAfter("secret", ...voted)).join("\n");
    expect(text).toContain("ballots: 2 of 3");
    expect(text).not.toMatch(/\b(for|against|abstain)/);
  });
  it("is counted elsewhere once it is closed: until then nothing can be drawn from it", () => {
    const closed = roomAfter("secret", ...voted, { type: "BallotsClosed", item: file });
    expect(offered(closed)).toEqual([]);
  });
});

describe("an open vote", () => {
  it("is written down by the secretariat alone", () =>
    expect(offered(roomAfter("open"), acting("chair", ana))).toEqual(["close-ballots"]));
});
