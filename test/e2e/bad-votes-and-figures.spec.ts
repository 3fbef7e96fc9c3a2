import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Enrolled } from "../enrol.js";
import { type Reply, type TestServer, testServer } from "../server.js";
import { done, lookedBackOn, type LookedBackOn, soon, today } from "./committee-scene.js";
import { codeOf, idOf, publishSchemes } from "./scene.js";

let server: TestServer;
let secretariat: Enrolled;
let reviewer: Enrolled;
let carrier: Enrolled;
let label: LookedBackOn;

beforeAll(async () => {
  server = await testServer();
  // Far from midnight: a session is opened on the day that it was convened for.
  server.house.clock.moveTo("2030-03-04T08:00:00.000Z");
  secretariat = await server.person("secretariat");
  reviewer = await server.person("reviewer");
  carrier = await server.person("carrier");
  await publishSchemes(server, secretariat);
  label = await lookedBackOn(server, secretariat, reviewer, carrier);
}, 60_000);
afterAll(() => server.stop());

const post = (path: string, body: object, { token }: Enrolled = secretariat) =>
  server.post(`/api/v1/${path}`, token, body);

const refusal = ({ status, body }: Reply): readonly unknown[] => {
  const { errors = [] } = body as { errors?: readonly { pointer: string; code: string }[] };
  return [status, codeOf({ status, body } as Reply), ...errors.map(({ pointer }) => pointer)];
};

const nothing = "00000000-0000-5000-8000-000000000000";

describe("a session", () => {
  const convene = async (scheme: string) =>
    idOf(await post("sessions", { scheme, heldOn: today(server), place: "Lille" }));

  it("is not opened where nobody has a mandate, nor convened without a committee", async () => {
    const scheme = "haute-qualite-technologique";
    const convened = { scheme, heldOn: today(server), place: "Lille" };
    expect(refusal(await post("sessions", convened))).toEqual([409, "SESSION_HAS_NO_COMMITTEE"]);
    done(await post(`committees/${scheme}/form`, {}));
    const opened = await post(`sessions/${await convene(scheme)}/open`, { present: [] });
    expect(refusal(opened)).toEqual([409, "NO_MANDATES"]);
  });

  it("is not opened by too few, nor by who has no mandate", async () => {
    const session = await convene("creativallee");
    const opened = (...present: readonly string[]) => post(`sessions/${session}/open`, { present });
    expect(refusal(await opened())).toEqual([409, "NOBODY_PRESIDES"]);
    expect(refusal(await opened(reviewer.id))).toEqual([409, "NOT_ON_THE_ROLL"]);
    expect(refusal(await opened(nothing, nothing))).toEqual([422, "INVALID", "/present"]);
  });

  it("takes no ballot for what it does not deliberate, or of another session", async () => {
    const other = await convene("creativallee");
    const { application, session, member } = label;
    const cast = (session: string, item: string, choice = "for", by = member) =>
      post(`sessions/${session}/cast-ballot`, { item, choice }, by);
    expect(refusal(await cast(other, application))).toEqual([409, "SESSION_NOT_OPEN"]);
    // Whoever has no seat on this committee is told of no session.
    expect(refusal(await cast(session, application, "for", reviewer))).toEqual([404, "NOT_FOUND"]);
    expect(refusal(await cast(session, nothing))).toEqual([409, "ITEM_UNKNOWN"]);
    expect(refusal(await cast(session, application))).toEqual([409, "BALLOTS_CLOSED"]);
    expect(refusal(await cast(nothing, application))).toEqual([404, "NOT_FOUND"]);
    expect(refusal(await cast(session, application, "maybe"))).toEqual([422, "INVALID", "/choice"]);
  });
});

describe("figures", () => {
  const told = { from: "2030-01-01", until: "2030-03-01", otherFigures: {}, activities: [] };
  const report = (more: object) =>
    post(`labels/${label.application}/report-activity`, { ...told, figures: {}, ...more }, carrier);

  beforeAll(async () => {
    const url = `/api/v1/labels/${label.application}`;
    await soon(
      () => server.get(url, carrier.token),
      ({ status }) => status === 200,
    );
  }, 20_000);

  it.each([{ kits: 1.5 }, { kits: "4" }, { kits: null }, { kits: 1e300 }, { " ": 1 }, [1]])(
    "of a report are whole numbers under names: not %j",
    async (otherFigures) => {
      const [status, , ...pointers] = refusal(await report({ otherFigures }));
      expect(status).toBe(422);
      expect(pointers).toContain("/otherFigures");
    },
  );

  it.each([-1, Number.MAX_SAFE_INTEGER])("of a report are within reason: not %d", async (kits) =>
    expect(refusal(await report({ otherFigures: { kits } }))).toEqual([
      409,
      "FIGURES_OUT_OF_RANGE",
    ]),
  );

  it("of a report are what a region has to tell", async () =>
    expect(refusal(await report({ otherFigures: { kits: 1_000_000_001 } }))).toEqual([
      409,
      "FIGURE_TOO_HIGH",
    ]));

  it("of a report are those of the scheme, of what has been", async () => {
    const unknown = await report({ figures: { kits: 1 } });
    expect(refusal(unknown)).toEqual([409, "INDICATORS_UNKNOWN"]);
    const until = "2031-01-01";
    const ahead = await report({ otherFigures: { kits: 1 }, until });
    expect(refusal(ahead)).toEqual([409, "REPORT_ABOUT_THE_FUTURE"]);
    expect((await report({ otherFigures: { kits: 1 } })).status).toBe(200);
  });

  it.each([
    [{ knowTheBrand: -1 }, 409],
    [{ knowTheBrand: 1_001 }, 409],
    [{ knewIt: 1 }, 409],
    [{ knowTheBrand: 0.5 }, 422],
    [{}, 422],
  ])("of a survey are those that it measures: not %j", async (figures, status) => {
    const recorded = await post(`surveys/${label.survey}/record-figures`, {
      figures,
      respondents: 1_004,
    });
    expect(recorded.status).toBe(status);
  });
});
