import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Enrolled } from "../enrol.js";
import { type TestServer, testServer } from "../server.js";
import { lookedBackOn, type LookedBackOn, soon } from "./committee-scene.js";
import { publishSchemes } from "./scene.js";

interface Story {
  readonly entries: readonly {
    readonly at: string;
    readonly by: string;
    readonly code: string;
    readonly schemeVersion: number | null;
    readonly deadlines: readonly { readonly deadline: string; readonly after: string | null }[];
  }[];
}
interface Difference {
  readonly differences: readonly {
    readonly field: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly text: string;
  }[];
}

let server: TestServer;
let auditor: Enrolled;
let decided: LookedBackOn;

beforeAll(async () => {
  server = await testServer();
  auditor = await server.person("auditor");
  const secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  const [evaluator, carrier] = [await server.person("reviewer"), await server.person("carrier")];
  decided = await lookedBackOn(server, secretariat, evaluator, carrier);
  await soon(
    () => server.get(`/api/v1/applications/${decided.application}`, auditor.token),
    ({ body }) => (body as { phase?: string }).phase === "decided",
  );
}, 120_000);
afterAll(() => server.stop());

const get = async <Answer>(path: string, { token }: Enrolled = auditor): Promise<Answer> => {
  const { status, body } = await server.get(`/api/v1/${path}`, token, { "accept-language": "en" });
  expect(status).toBe(200);
  return body as Answer;
};

describe("the story of a file that became a label", () => {
  it("says under which version of the rules, and what each event did to its due days", async () => {
    const { entries } = await get<Story>(`applications/${decided.application}/history`);
    const [started] = entries;
    expect(started).toMatchObject({ code: "ApplicationStarted", schemeVersion: null });
    const due = (code: string) => entries.find((one) => one.code === code)?.deadlines ?? [];
    expect(due("ApplicationReceived")).toMatchObject([{ deadline: "decision", before: null }]);
    expect(due("DecisionRecorded")).toMatchObject([{ deadline: "decision", after: null }]);
    const received = entries.findIndex(({ code }) => code === "ApplicationReceived");
    for (const { schemeVersion } of entries.slice(received)) expect(schemeVersion).toBe(1);
    const own = await get<Story>(`applications/${decided.application}/history`, decided.carrier);
    expect(own).toEqual(await get(`applications/${decided.application}/history`));
  });

  it("goes on with the label, which has a term", async () => {
    const { entries } = await get<Story>(`labels/${decided.application}/history`);
    expect(entries[0]).toMatchObject({ code: "LabelGranted", by: "engine", schemeVersion: 1 });
    expect(entries[0]?.deadlines.map(({ deadline }) => deadline)).toContain("term");
  });

  it("is cut at a moment in the past, its reasons too", async () => {
    const path = `applications/${decided.application}/history`;
    const { entries } = await get<Story>(path);
    const received = entries.find(({ code }) => code === "ApplicationReceived")?.at ?? "";
    const then = await get<Story>(`${path}?asOf=${received}`);
    expect(then.entries).toEqual(entries.slice(0, then.entries.length));
    expect(then.entries.length).toBeLessThan(entries.length);
    const why = `/api/v1/why/${decided.application}`;
    expect((await server.get(`${why}?asOf=${received}`, auditor.token)).status).toBe(404);
    expect((await server.get(why, auditor.token)).status).toBe(200);
  });
});

describe("the difference between two moments", () => {
  it("is told field by field, of a file, a session and a label", async () => {
    const { entries } = await get<Story>(`applications/${decided.application}/history`);
    const received = entries.find(({ code }) => code === "ApplicationReceived")?.at ?? "";
    const path = `applications/${decided.application}/difference`;
    const { differences } = await get<Difference>(`${path}?from=${received}`);
    expect(differences).toContainEqual(
      expect.objectContaining({ field: "phase", after: "decided" }),
    );
    expect(differences.find(({ field }) => field === "check.eligibility")?.text).toBe(
      "check, eligibility: nothing → eligible",
    );
    expect(differences.map(({ field }) => field)).not.toContain("receivedOn");
    expect(await get(`${path}?from=${received}`)).toEqual(await get(`${path}?from=${received}`));
    const none = await get<Difference>(`${path}?from=${received}&to=${received}`);
    expect(none.differences).toEqual([]);
    for (const other of [`labels/${decided.application}`, `sessions/${decided.session}`])
      expect((await get<Difference>(`${other}/difference`)).differences.length).toBeGreaterThan(3);
  });

  it("is refused between what are no moments", async () => {
    const path = `/api/v1/applications/${decided.application}/difference`;
    for (const bad of ["from=yesterday", "to=2006-02-30", "asOf=2006-01-01"])
      expect((await server.get(`${path}?${bad}`, auditor.token)).status).toBe(422);
    for (const bad of ["what=everything", "deadline=appeal"])
      expect(
        (await server.get(`/api/v1/why/${decided.application}?${bad}`, auditor.token)).status,
      ).toBe(422);
  });
});
