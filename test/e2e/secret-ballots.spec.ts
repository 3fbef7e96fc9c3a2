import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { streamName } from "#kernel/index.js";
import type { Enrolled } from "../enrol.js";
import { type Reply, type TestServer, testServer } from "../server.js";
import {
  admissible,
  done,
  openSession,
  type Seated,
  seatCommittee,
  soon,
  told,
} from "./committee-scene.js";
import { type Carrying, codeOf, publishSchemes } from "./scene.js";

const scheme = "centres-ressources";

let server: TestServer;
let secretariat: Enrolled;
let auditor: Enrolled;
let chair: Seated;
let members: readonly Seated[];
let applied: Carrying;
let session: string;
const answers: Reply[] = [];

beforeAll(async () => {
  server = await testServer();
  server.house.clock.moveTo("2030-03-04T08:00:00.000Z");
  secretariat = await server.person("secretariat");
  auditor = await server.person("auditor");
  await publishSchemes(server, secretariat);
  applied = await admissible(server, secretariat, scheme, { institution: "J'innove" });
  ({ members, chair } = await seatCommittee(server, secretariat, scheme));
  session = await openSession(server, secretariat, scheme, [applied.application], members);
}, 120_000);
afterAll(() => server.stop());

const ask = async (verb: string, body: object, { token }: Enrolled): Promise<Reply> => {
  const item = applied.application;
  const url = `/api/v1/sessions/${session}/${verb}`;
  const reply = await server.post(url, token, { item, ...body });
  answers.push(reply);
  return reply;
};

const ballot = (voter: Enrolled, choice: string, more: object = {}) =>
  ask("cast-ballot", { choice, ...more }, voter);

const voters = () => members.filter(({ institution }) => institution !== "J'innove");
const isSecret = /"(for|against|abstain)"(?!\s*:)/;

/** Every row of every table, as text and, where there are bytes, as what these say. */
const everythingStored = async (): Promise<readonly string[]> => {
  const { reading } = server.engine;
  const tables = await reading.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('log', 'read', 'audit')`,
  );
  const rows: string[] = [];
  for (const { name } of tables.rows) {
    const found = await reading.query<Record<string, unknown>>(`select * from ${name}`);
    for (const row of found.rows)
      rows.push(
        `${name} ${JSON.stringify(row, (_, value: unknown) => {
          const bytes = value as { type?: unknown; data?: unknown };
          const isBytes = bytes?.type === "Buffer" && Array.isArray(bytes.data);
          return isBytes ? Buffer.from(bytes.data as number[]).toString("latin1") : value;
        })}`.replaceAll('\\"', '"'),
      );
  }
  return rows;
};

const stored = async () =>
  (await server.engine.store.read(streamName("session", session), 0, "forwards", 200)).map(
    ({ event }) => event,
  );

describe("a secret vote", () => {
  it("is everybody's own, and of nobody who is recused or has no mandate", async () => {
    done(await ask("deliberate", { question: { ask: "grant", conditions: [] } }, chair));
    const [voter] = voters();
    const recused = members.filter(({ institution }) => institution === "J'innove");
    for (const one of recused) expect(codeOf(await ballot(one, "for"))).toBe("RECUSED");
    // Whoever has no seat on this committee is told of no session.
    expect(codeOf(await ballot(await server.person("reviewer"), "for"))).toBe("NOT_FOUND");
    const hands = await ballot(secretariat, "for", { voter: voter?.id });
    expect(codeOf(hands)).toBe("SECRET_BALLOT_IS_ONES_OWN");
  });

  it("answers the same whichever way it goes, also when it goes the same way again", async () => {
    const [first, ...others] = voters();
    if (!first) throw new Error("nobody votes");
    const replies: Reply[] = [];
    for (const choice of ["against", "against", "abstain", "for"])
      replies.push(done(await ballot(first, choice)));
    // An event has its id and its version, and these alone tell one answer from another.
    const shapes = replies.map(({ status, headers, body }) =>
      JSON.stringify([status, Object.keys(headers).sort(), body])
        .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "…")
        .replaceAll(/"version":\d+/g, '"version":1'),
    );
    expect(new Set(shapes).size).toBe(1);
    expect(shapes[0]).toContain("SecretBallotCast");
    // The count of one would tell it all the same.
    expect(codeOf(await ask("close-ballots", {}, chair))).toBe("TOO_FEW_FOR_SECRECY");
    for (const [nth, one] of others.entries()) done(await ballot(one, choiceOf(nth)));
  });

  it("is counted by the worker once it is closed, in figures alone, exactly once", async () => {
    done(await ask("close-ballots", {}, chair));
    expect(codeOf(await ballot(chair, "against"))).toBe("BALLOTS_CLOSED");
    const decided = await soon(
      () => ask("decide-item", {}, chair),
      (reply) => codeOf(reply) !== "BALLOTS_NOT_TALLIED",
    );
    done(decided);
    const tallies = (await stored()).filter(({ type }) => type === "BallotsTallied");
    expect(tallies.map(({ data }) => data["counts"])).toEqual([
      { for: 3, against: 1, abstain: 1, notCast: 0 },
    ]);
    expect(tallies[0]?.actor).toEqual({ id: "engine", as: "engine" });
  });

  it("leads to the decision, its number and its label, each exactly once", async () => {
    const history = (kind: string, id: string) => told(server, auditor, kind, id);
    const { application } = applied;
    await soon(
      () => history("label", application),
      (types) => types.includes("LabelGranted"),
    );
    expect(await history("label", application)).toEqual(["LabelGranted"]);
    expect(await history("register", scheme)).toEqual(["LabelNumbered"]);
    const types = await history("application", application);
    expect(types.filter((type) => type === "DecisionRecorded")).toHaveLength(1);
  });

  it("tells nobody's choice in what is stored, not even by its length", async () => {
    const rows = await everythingStored();
    expect('"data":{"choice":"for"}').toMatch(isSecret);
    expect(rows.filter((row) => row.includes("SecretBallotCast")).length).toBeGreaterThan(7);
    expect(rows.filter((row) => isSecret.test(row))).toEqual([]);
    const choices = (await stored())
      .filter(({ type }) => type === "SecretBallotCast")
      .map(({ data }) => data["choice"] as { sealed: string; of: string });
    expect(choices).toHaveLength(8);
    // Under a key of this vote alone.
    const of = `vote-${session}.${applied.application}`;
    expect(new Set(choices.map((one) => one.of))).toEqual(new Set([of]));
    const parts = await server.engine.store.sealedParts(choices.map(({ sealed }) => sealed));
    expect(new Set([...parts.values()].map(({ length }) => length)).size).toBe(1);
  });

  it("tells it in no answer, header or list, to whoever asks", async () => {
    const lists = ["audit-trail?limit=200", "applications", "deadlines", "initiatives", "sessions"];
    const one = [`applications/${applied.application}`, `sessions/${session}`];
    for (const who of [chair, auditor, secretariat, applied.carrier, ...voters()])
      for (const path of [...lists, ...one])
        answers.push(await server.get(`/api/v1/${path}`, who.token));
    const said = answers.map(({ headers, body }) => JSON.stringify([headers, body]));
    expect(said.filter((text) => isSecret.test(text))).toEqual([]);
  });
});

const choiceOf = (nth: number): string => (["for", "against", "abstain"] as const)[nth] ?? "for";
