import { describe, expect, it } from "@jest/globals";
import { maskedEvent } from "#commands/domain-event.js";
import { type Aggregate, type DomainEvent, fill, idOf, kindOf, streamName } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { label } from "#labelling/label/label.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { session } from "#labelling/session/session.js";
import type { Happened } from "#projections/stream-told.js";
import { aggregateOf } from "#verification/act.js";
import { type Log, logOf } from "../../../test/domain/replay.js";
import { keptBlobs, readLog, storyNames } from "../../../test/golden/kept.js";
import { wording } from "../file-wording.js";
import type { EventNode, WhyGraph } from "./because.js";
import type { Seen, SeenSession } from "./seen.js";
import { type Asked, whats, why } from "./why.js";

const told = <State, Event extends DomainEvent>(
  log: Log,
  aggregate: Aggregate<State, Event>,
  id: string,
): readonly Happened<Event>[] =>
  (log.get(streamName(aggregate.kind, id)) ?? []).map((envelope) => ({
    envelope,
    event: maskedEvent(aggregate, envelope) as Event,
  }));

const hashIn = (event: ApplicationEvent): readonly string[] =>
  event.type === "ApplicationChecked" ? [event.definition] : [];

const definitionOf = async (hash: string): Promise<SchemeDefinition> =>
  JSON.parse(
    Buffer.from((await keptBlobs.get(hash)) ?? Buffer.of()).toString(),
  ) as SchemeDefinition;

/** All of a log that a file's story hangs on, as an auditor sees it. */
const seenIn = async (log: Log, id: string): Promise<Seen> => {
  const file = told(log, application, id);
  const meetings = [...log.keys()].filter((stream) => kindOf(stream) === session.kind).map(idOf);
  const sessions = meetings.map((one): readonly [string, SeenSession] => [
    one,
    { events: told(log, session, one), whole: true, ballots: true },
  ]);
  const definitions = new Map<string, SchemeDefinition>();
  for (const hash of file.flatMap(({ event }) => hashIn(event)))
    definitions.set(hash, await definitionOf(hash));
  return {
    scheme: "creativallee",
    file,
    label: told(log, label, id),
    sessions: new Map(sessions),
    elsewhere: new Map(
      [...log.keys()]
        .filter((stream) => ["scheme", "committee", "organisation"].includes(kindOf(stream)))
        .map((stream) => [
          stream,
          { events: told(log, aggregateOf(stream), idOf(stream)), whole: true },
        ]),
    ),
    definitions,
    today: "2009-01-01",
    say: (sentence, about = {}) => fill(sentence.en, about),
    wording: (definition) => wording((one) => one.en, definition),
  };
};

const asks = (id: string): readonly Asked[] => [
  ...whats.map((what) => ({ id, what, deadline: "decision" as const })),
  { id, what: "due", deadline: "complements" },
];

const eventsIn = ({ nodes }: WhyGraph): readonly EventNode[] =>
  nodes.flatMap((node) => (node.is === "event" ? [node] : []));

/** Every reason that can be asked for in a log. */
const reasonsIn = async (story: string) => {
  const log = logOf(readLog(story).events.map(({ event }) => event));
  const files = [...log.keys()].filter((stream) => kindOf(stream) === application.kind).map(idOf);
  const found: { readonly asked: Asked; readonly seen: Seen; readonly graph: WhyGraph }[] = [];
  for (const id of files) {
    const seen = await seenIn(log, id);
    for (const asked of asks(id)) {
      const graph = why(seen, asked);
      if (graph) found.push({ asked, seen, graph });
    }
  }
  return { log, found };
};

describe.each(storyNames())("the reasons of the log %s", (story) => {
  it("name events that stand in the log as they are named", async () => {
    const { log, found } = await reasonsIn(story);
    for (const { graph } of found)
      for (const { stream = "a-", version = -1, type, at, by } of eventsIn(graph))
        expect(log.get(stream)?.[version]).toMatchObject({ type, at, actor: { as: by } });
  });

  it("go back in time, from what was asked about to what it follows from", async () => {
    const { found } = await reasonsIn(story);
    for (const { graph } of found) {
      const at = new Map(
        graph.nodes.map((node) => [node.id, node.is === "event" ? node.at : undefined]),
      );
      for (const { from, to } of graph.edges) {
        const [later, earlier] = [at.get(from), at.get(to)];
        if (later !== undefined && earlier !== undefined) expect(earlier <= later).toBe(true);
      }
    }
  });

  it("hang together, each node once, and read from top to bottom", async () => {
    const { found } = await reasonsIn(story);
    for (const { graph } of found) {
      expect(graph.nodes.map(({ id }) => id)).toEqual(graph.nodes.map((_, nth) => `${nth + 1}`));
      const reached = new Set(["1", ...graph.edges.map(({ to }) => to)]);
      expect(reached.size).toBe(graph.nodes.length);
      // Each vote is counted by itself.
      const is = (...what: readonly string[]) =>
        graph.nodes.filter((node) => what.includes(node.is === "event" ? node.type : node.code));
      expect(is("COUNTS").length).toBe(is("ItemDecided", "QuestionRejected").length);
      expect(graph.text.join("\n")).not.toMatch(/\{\w+\}|undefined/);
    }
  });

  it("leave no trace of a session whose place is not told, nor of one that is not seen", async () => {
    const { found } = await reasonsIn(story);
    for (const { asked, seen, graph } of found) {
      const sessions = [...seen.sessions].map(
        ([id, one]) => [id, { ...one, whole: false, ballots: false }] as const,
      );
      const partly = why({ ...seen, sessions: new Map(sessions) }, asked);
      expect(JSON.stringify(partly)).not.toMatch(/"session-|BallotCast/);
      const blind = why({ ...seen, sessions: new Map(), elsewhere: new Map() }, asked);
      if (asked.what === "vote") expect(blind).toBeUndefined();
      else expect(blind?.nodes.length).toBeLessThanOrEqual(graph.nodes.length);
      const kinds = new Set(blind ? eventsIn(blind).map(({ stream = "-" }) => kindOf(stream)) : []);
      for (const kind of kinds) expect(["application", "label"]).toContain(kind);
    }
  });
});

describe("the reason of a decision", () => {
  const only = async (story: string, what: Asked["what"], pattern: RegExp) => {
    const { found } = await reasonsIn(story);
    return found.find(
      ({ asked, graph }) => asked.what === what && pattern.test(graph.text.join("\n")),
    );
  };

  it("that a session took: its vote by its rules, and how the file came there", async () => {
    const { graph } = (await only("second-chance", "decision", /granted/)) ?? {};
    const codes = graph?.nodes.map((node) => (node.is === "event" ? node.type : node.code));
    expect(codes).toEqual(
      expect.arrayContaining([
        "DecisionRecorded",
        "ItemDecided",
        "COUNTS",
        "QUORUM",
        "MAJORITY",
        "SessionConvened",
        "SchemePublished",
        "AppealLodged",
        "ApplicationDeclaredAdmissible",
        "ApplicationChecked",
      ]),
    );
    expect(graph?.text[0]).toMatch(/^1\. The committee decided on \d{4}-\d\d-\d\d: granted/);
    expect(graph?.text[1]).toMatch(/^ {2}2\. The session decided on/);
  });

  it("that silence took: its due day, and what silence amounts to", async () => {
    const { graph } = (await only("label-life", "decision", /Silence kept until/)) ?? {};
    const codes = graph?.nodes.map((node) => (node.is === "event" ? node.type : node.code));
    expect(codes).toEqual(
      expect.arrayContaining(["DecisionDeemed", "DECISION_DUE", "CLOCK", "DELAY", "SILENCE"]),
    );
  });

  it("of a check: each rule, as it is written, with the answers that it reads", async () => {
    const { graph } = (await only("first-season", "check", /not satisfied/)) ?? {};
    const rules = graph?.nodes.filter(({ is }) => is === "rule") ?? [];
    expect(rules.length).toBeGreaterThan(2);
    for (const rule of rules) expect(rule).toMatchObject({ expression: expect.any(String) });
    expect(graph?.nodes[0]).toMatchObject({ type: "ApplicationChecked" });
  });
});
