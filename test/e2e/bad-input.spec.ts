import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { largestJson } from "../../apps/server/http/route-access.js";
import type { Enrolled } from "../enrol.js";
import { type Asked, freshKey, type Reply, type TestServer, testServer } from "../server.js";
import { anOrganisation, carrying, type Carrying, codeOf, publishSchemes } from "./scene.js";

let server: TestServer;
let ana: Enrolled;
let secretariat: Enrolled;
let hers: Carrying;
let stranger: Enrolled;
let before = 0;

beforeAll(async () => {
  server = await testServer();
  secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  hers = await carrying(server);
  ana = hers.carrier;
  stranger = await server.person("carrier");
  before = await server.events();
}, 60_000);
afterAll(() => server.stop());

// Whatever comes in here: nothing is stored.
afterEach(async () => expect(await server.events()).toBe(before));

const organisations = "/api/v1/organisations";
const register = (body: unknown, headers: object = {}) =>
  server.post(organisations, ana.token, body, headers);

const pointersIn = ({ body }: Reply): readonly string[] =>
  (body as { errors?: readonly { pointer: string; code: string }[] }).errors?.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  ) ?? [];

const isProblem = (reply: Reply): void => {
  expect(reply.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  expect(reply.headers["x-content-type-options"]).toBe("nosniff");
  expect(reply.headers["cache-control"]).toBe("no-store");
  expect(reply.body).toMatchObject({ status: reply.status, title: expect.any(String) });
  expect(JSON.stringify(reply.body)).not.toMatch(/\.[jt]s:\d|node_modules|at \w+ \(/);
};

/** JSON that no object of JavaScript would be written as. */
const with_ = (field: string, value: string): string =>
  JSON.stringify({ ...anOrganisation(), [field]: "@@" }).replace('"@@"', value);

describe("a body", () => {
  it.each<[string, number, string, unknown]>([
    ["nothing", 400, "BODY_NOT_JSON", ""],
    ["broken JSON", 400, "BODY_NOT_JSON", '{"name":'],
    ["a list", 400, "BODY_NOT_JSON", "[]"],
    ["null", 400, "BODY_NOT_JSON", "null"],
    ["a text", 400, "BODY_NOT_JSON", '"name"'],
    ["a number", 400, "BODY_NOT_JSON", "1"],
    ["a byte order mark", 400, "BODY_NOT_JSON", `\ufeff${JSON.stringify(anOrganisation())}`],
    ["broken UTF-8", 400, "BODY_NOT_JSON", Buffer.from('{"name":"\xff\xfe"}', "latin1")],
    ["an overlong form", 400, "BODY_NOT_JSON", Buffer.from('{"name":"\xc0\xaf"}', "latin1")],
    ["a surrogate in UTF-8", 400, "BODY_NOT_JSON", Buffer.from('{"a":"\xed\xa0\x80"}', "latin1")],
    ["UTF-16", 400, "BODY_NOT_JSON", Buffer.from('{"name":"x"}', "utf16le")],
    ["10,000 open lists", 400, "BODY_NOT_JSON", "[".repeat(10_000)],
    ["10,000 levels", 422, "INVALID", with_("name", "[".repeat(10_000) + "]".repeat(10_000))],
    ["400,000 levels", 422, "INVALID", with_("name", "[".repeat(400_000) + "]".repeat(400_000))],
    ["levels of objects", 422, "INVALID", `${'{"a":'.repeat(9_999)}1${"}".repeat(9_999)}`],
    ["__proto__", 422, "INVALID", with_("__proto__", '{"admin":true}')],
    ["constructor", 422, "INVALID", with_("constructor", '{"prototype":{"admin":true}}')],
    ["a hidden __proto__", 422, "INVALID", with_("identifier", '{"\\u005f_proto__":{}}')],
    ["a field twice", 422, "INVALID", '{"name":"a","name":"b"}'],
    [
      "100,000 unknown fields",
      422,
      "INVALID",
      `{${Array.from({ length: 90_000 }, (_, n) => `"${n}":1`).join()}}`,
    ],
    ["500,000 items", 422, "INVALID", with_("actsIn", `[${"1,".repeat(500_000)}1]`)],
  ])("that is, or holds, %s is refused", async (_, status, code, body) => {
    const reply = await register(body);
    isProblem(reply);
    expect([reply.status, codeOf(reply)]).toEqual([status, code]);
    expect(JSON.stringify(reply.body).length).toBeLessThan(400_000);
  });

  it.each<[string, string, string]>([
    ["name", '"a\\u0000b"', "/name NUL_CHARACTER"],
    ["name", '"\\ud800"', "/name LONE_SURROGATE"],
    ["name", '"   "', "/name IS_TEXT"],
    ["name", `"${"x".repeat(301)}"`, "/name IS_TEXT"],
    ["name", "null", "/name IS_TEXT"],
    ["name", '["a"]', "/name IS_TEXT"],
    ["name", '{"toString":"a"}', "/name/toString NAME_NOT_ALLOWED"],
    ["regionalOrigin", "1", "/regionalOrigin IS_BOOLEAN"],
    ["regionalOrigin", '"true"', "/regionalOrigin IS_BOOLEAN"],
    ["seat", '"59999"', "/seat IS_COMMUNE"],
    ["seat", '"Lille"', "/seat IS_COMMUNE"],
    ["seat", "59350", "/seat IS_COMMUNE"],
    ["actsIn", '"59"', "/actsIn IS_ARRAY"],
    ["actsIn", '["59","5"]', "/actsIn/1 IS_DEPARTMENT"],
    ["actsIn", '{"length":1}', "/actsIn IS_ARRAY"],
    ["identifier", "[]", "/identifier IS_OBJECT"],
    ["identifier", '"siret"', "/identifier IS_OBJECT"],
    [
      "identifier",
      '{"kind":"siret","value":"12345678901234"}',
      "/identifier/value IS_IDENTIFIER_VALUE",
    ],
    ["identifier", '{"kind":"siret"}', "/identifier/value REQUIRED"],
    [
      "identifier",
      '{"kind":"none","value":"x","reason":"y"}',
      "/identifier/value IS_IDENTIFIER_VALUE",
    ],
    ["identifier", '{"kind":"none","reason":"x","id":1}', "/identifier/id WHITELIST_VALIDATION"],
    ["hasOwnProperty", "1", "/hasOwnProperty NAME_NOT_ALLOWED"],
    ["toString", '{"a":1}', "/toString NAME_NOT_ALLOWED"],
    ["then", "{}", "/then WHITELIST_VALIDATION"],
    ["id", '"1"', "/id WHITELIST_VALIDATION"],
    ["a/b~c", "1", "/a~1b~0c WHITELIST_VALIDATION"],
  ])("with %s: %s is refused at its place", async (field, value, expected) => {
    const reply = await register(with_(field, value));
    isProblem(reply);
    expect(reply.status).toBe(422);
    expect(pointersIn(reply)).toContain(expected);
  });

  it.each(["9007199254740993", "1e400", "-1e400", "0.5", "1e-7", "-9007199254740992"])(
    "with the number %s, which no two readers need read alike, is refused",
    async (number) => {
      const url = `/api/v1/applications/${hers.application}/edit-draft`;
      const body = `{"values":{"jobs":${number}},"clear":1}`;
      const reply = await server.post(url, ana.token, body);
      expect(reply.status).toBe(422);
      // With all that is wrong besides.
      expect(pointersIn(reply)).toEqual(
        expect.arrayContaining(["/values/jobs NOT_A_SAFE_INTEGER", "/clear IS_ARRAY"]),
      );
    },
  );

  it.each(["2006-02-30", "2006-13-01", "06-01-01", "2006-1-1", "0000-00-00", "2006-01-01T00:00"])(
    "with the day %s, which does not exist, is refused",
    async (closesOn) => {
      const url = "/api/v1/schemes/creativallee/announce-closing";
      const reply = await server.post(url, secretariat.token, { closesOn });
      expect(reply.status).toBe(422);
      expect(pointersIn(reply)).toContain("/closesOn IS_CALENDAR_DAY");
    },
  );

  it("of answers is refused with every answer that does not fit", async () => {
    const values = { themes: ["x".repeat(300)], startsOn: "2006-02-30" };
    const texts = { nothing: "x" };
    const url = `/api/v1/applications/${hers.application}/edit-draft`;
    const reply = await server.post(url, ana.token, { values, texts });
    expect([reply.status, codeOf(reply)]).toEqual([409, "ANSWERS_REFUSED"]);
    const pointers = pointersIn(reply).map((told) => told.split(" ")[0]);
    expect(pointers.sort()).toEqual(["/texts/nothing", "/values/startsOn", "/values/themes"]);
  });

  it("is refused before it is read when it says that it is too large", async () => {
    const started = performance.now();
    const reply = await register("x".repeat(10_000_000));
    isProblem(reply);
    expect([reply.status, codeOf(reply)]).toEqual([413, "BODY_TOO_LARGE"]);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect((await register(" ".repeat(largestJson + 1))).status).toBe(413);
    expect((await register(" ".repeat(largestJson))).status).toBe(400);
  });

  it("is not even looked at without a token", async () => {
    const headers = { authorization: "" };
    expect((await register("x".repeat(10_000_000), headers)).status).toBe(401);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/jsonp",
    "",
    "\u007f",
  ])("of the type %j is refused", async (type) => {
    const reply = await register(anOrganisation(), { "content-type": type });
    isProblem(reply);
    expect(reply.status).toBe(415);
  });
});

const publish = async (definition: unknown) => {
  const stored = await server.post("/api/v1/scheme-definitions", secretariat.token, definition);
  if (stored.status !== 201) return stored;
  return server.post("/api/v1/schemes/creativallee/publish", secretariat.token, stored.body);
};

describe("a scheme definition", () => {
  it.each<[string, unknown, number]>([
    ["broken", "{", 400],
    ["with a field twice", '{"id":"a","id":"b"}', 422],
    ["with a float", '{"id":1.5}', 422],
    ["that is no draft", { id: "creativallee" }, 409],
  ])("%s is refused", async (_, definition, status) => {
    const reply = await publish(definition);
    isProblem(reply);
    expect(reply.status).toBe(status);
  });

  it("that was never stored is told so", async () => {
    const url = "/api/v1/schemes/creativallee/publish";
    const reply = await server.post(url, secretariat.token, { definition: "0".repeat(64) });
    expect([reply.status, codeOf(reply)]).toEqual([422, "BLOB_MISSING"]);
  });
});

const titleIn = async (language?: string) => {
  const headers = language === undefined ? {} : { "accept-language": language };
  const { body } = await register({}, headers);
  return (body as { title: string }).title;
};

describe("the headers of a request", () => {
  it.each(["", " ", "a b", "é", "x".repeat(201), "a\tb"])(
    "with the Idempotency-Key %j are refused",
    async (key) => {
      const reply = await register(anOrganisation(), { "idempotency-key": key });
      isProblem(reply);
      expect([reply.status, codeOf(reply)]).toEqual([400, "KEY_REQUIRED"]);
    },
  );

  it("with two keys, or none, are refused", async () => {
    const two = await register(anOrganisation(), { "idempotency-key": ["a", "b"] });
    expect(two.status).toBe(400);
    const none = await server.ask({
      method: "POST",
      url: organisations,
      headers: { authorization: `Bearer ${ana.token}`, "content-type": "application/json" },
      payload: "{}",
    });
    expect(none.status).toBe(400);
  });

  it.each([
    "",
    "Bearer",
    "Bearer ",
    "Basic YTpi",
    "Bearer x y",
    `Bearer cva_${"A".repeat(65)}`,
    "Bearer cva_",
  ])("with the authorization %j are refused", async (authorization) => {
    const reply = await register(anOrganisation(), { authorization });
    isProblem(reply);
    expect([reply.status, codeOf(reply)]).toEqual([401, "TOKEN_REQUIRED"]);
    expect(reply.headers["www-authenticate"]).toBe("Bearer");
  });

  it.each(["garbage", '"other"', 'W/"x"', ",,,", '"'.repeat(1_000)])(
    "with the If-Match %j match nothing",
    async (ifMatch) => {
      const url = `/api/v1/applications/${hers.application}/withdraw`;
      const reply = await server.post(url, ana.token, {}, { "if-match": ifMatch });
      expect([reply.status, codeOf(reply)]).toEqual([412, "STALE"]);
    },
  );

  it.each([
    "x",
    "",
    "e30",
    Buffer.from("0@application-1").toString("base64url"),
    "x".repeat(5_000),
  ])("with the Consistency-Token %j, which none of ours, are refused", async (token) => {
    const headers = { "consistency-token": token };
    const reply = await server.get("/api/v1/applications", ana.token, headers);
    isProblem(reply);
    expect(reply.status).toBe(422);
    expect(pointersIn(reply)).toEqual(["/Consistency-Token CONSISTENCY_TOKEN"]);
  });

  it("decide the language: French unless English is liked better", async () => {
    const french = "La demande contient des valeurs que nous ne pouvons pas accepter.";
    const english = "The request holds values that cannot be accepted.";
    for (const one of [undefined, "fr", "de", "fr;q=0.9, en;q=0.5", "*", "en;q=0"])
      expect(await titleIn(one)).toBe(french);
    for (const one of ["en", "en-GB,fr;q=0.8", "EN", "de, en;q=0.1"])
      expect(await titleIn(one)).toBe(english);
  });
});

describe("an address", () => {
  it.each([
    "/api/v1/applications/%00",
    "/api/v1/applications/a%2Fb",
    "/api/v1/applications/..%2f..%2fetc%2fpasswd",
    "/api/v1/applications/%E2%82",
    `/api/v1/applications/${"a".repeat(10_000)}`,
    `/api/v1/applications/${"a".repeat(65)}`,
    "/api/v1/applications/1",
    "/api/v1/applications/'%20or%201=1",
    "/api/v1/schemes/%0d%0aSet-Cookie:%20a=b",
    "/api/v1/schemes/nothing",
    "/api/v1/applications/",
    "/api/v1/",
    "/api/v2/applications",
    "//api/v1/applications",
    "/nothing",
  ])("%s leads nowhere", async (url) => {
    const reply = await server.get(url, ana.token);
    isProblem(reply);
    expect([404, 400]).toContain(reply.status);
    expect(reply.headers["set-cookie"]).toBeUndefined();
  });

  it.each(["%00", "a%2Fb", "x".repeat(10_000), "application-1", "../x"])(
    "whose id is %s takes no command",
    async (id) => {
      const url = `/api/v1/applications/${id}/submit`;
      expect((await server.post(url, ana.token, {})).status).toBe(404);
    },
  );

  it.each<[NonNullable<Asked["method"]>, string, string]>([
    ["DELETE", organisations, "GET, HEAD, POST"],
    ["PUT", organisations, "GET, HEAD, POST"],
    ["PATCH", `${organisations}/1/amend`, "POST"],
    ["GET", `${organisations}/1/amend`, "POST"],
    ["POST", "/api/v1/deadlines", "GET, HEAD"],
    ["OPTIONS", organisations, "GET, HEAD, POST"],
    ["DELETE", "/", "GET, HEAD"],
    ["POST", "/api/openapi.json", "GET, HEAD"],
  ])("asked to %s %s says what it takes", async (method, url, allowed) => {
    const headers = { authorization: `Bearer ${ana.token}`, "idempotency-key": freshKey() };
    const reply = await server.ask({ method, url, headers });
    isProblem(reply);
    expect([reply.status, reply.headers["allow"]]).toEqual([405, allowed]);
  });

  it("may be asked for without its body", async () => {
    const headers = { authorization: `Bearer ${ana.token}` };
    for (const url of ["/api/v1/applications", "/api/v1/changes", "/", "/api/openapi.json"]) {
      const reply = await server.ask({ method: "HEAD", url, headers });
      expect([url, reply.status, reply.body]).toEqual([url, 200, ""]);
    }
    expect((await server.ask({ method: "HEAD", url: "/api/v1/changes" })).status).toBe(401);
  });
});

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("a question", () => {
  it.each([
    "limit=0",
    "limit=201",
    "limit=-1",
    "limit=1.5",
    "limit=1e400",
    "limit=",
    "limit=ten",
    "limit=1&limit=2",
    "limit[]=1",
    "unknown=1",
    "__proto__=1",
    "constructor=1",
    "toString=1",
    "phase=other",
    "phase=draft&phase=checked",
    "organisation=1",
    "reason=%27",
    "reference=%00",
    "search=%00",
    `search=${"x".repeat(201)}`,
    "sort=key",
    "after=",
    "after=x",
    `after=${cursor([1, 2, 3])}`,
    `after=${cursor(["-received", "\0", "x"])}`,
    `after=${cursor(["-received", "\ud800", "x"])}`,
    `after=${cursor(["-received", "x"])}`,
    `after=${"x".repeat(10_000)}`,
    "asOf=",
    "asOf=yesterday",
    "scheme=%25",
    "scheme=nope",
    "asOf=2006",
    "asOf=2006-02-30",
    "asOf=9999-12-31",
    "asOf=2006-02-30T00:00:00Z",
    "asOf=2006-10-02T25:00:00Z",
    "asOf=2006-10-02T00:00:00",
    "asOf=9999-12-31T23:59:59Z",
    "asOf=%2B275760-09-13T00:00:00.000Z",
    "asOf=0000-01-01T00:00:00%2B23:00",
    "asOf=2006-10-02T00:00:00Z&asOf=2006-10-02T00:00:00Z",
  ])("with %s is refused", async (parameters) => {
    const reply = await server.get(`/api/v1/applications?${parameters}`, ana.token);
    isProblem(reply);
    expect([reply.status, codeOf(reply)]).toEqual([422, "INVALID"]);
  });

  it.each([
    "asOf=2006-10-02",
    "asOf=0001-01-01T00:00:00Z",
    "asOf=1969-12-31T23:59:59.999%2B14:00",
    "search=%27%3B%20drop%20table%20x%3B--",
    "search=%26%7C%21%3A*",
    `after=${cursor(["other", "x", "y"])}`,
    "limit=200",
  ])("with %s is answered, with what there is: nothing", async (parameters) => {
    const reply = await server.get(`/api/v1/applications?${parameters}`, stranger.token);
    expect(reply).toMatchObject({ status: 200, body: { items: [] } });
  });

  it("names types of events that there are", async () => {
    const { token } = await server.person("auditor");
    before = await server.events();
    const reply = await server.get("/api/v1/audit-trail?type=Foo", token);
    expect([reply.status, pointersIn(reply)]).toEqual([422, ["/type IS_IN"]]);
  });

  it("takes no parameter for another one of its path", async () => {
    const url = `/api/v1/applications/${hers.application}?id=${hers.application}`;
    expect((await server.get(url, ana.token)).status).toBe(422);
  });

  it.each(["/api/v1/schemes/creativallee", "/api/v1/changes"])(
    "at %s takes none at all",
    async (url) => {
      expect((await server.get(`${url}?asOf=2006-10-02T00:00:00Z`, ana.token)).status).toBe(422);
      expect((await server.get(`${url}?constructor=1`, ana.token)).status).toBe(422);
    },
  );

  it("and a command take no parameter that does nothing", async () => {
    const url = `/api/v1/applications/${hers.application}/submit?force=yes`;
    expect((await server.post(url, ana.token, {})).status).toBe(422);
  });
});

describe("after all that, the server", () => {
  it("is as well as ever", async () => {
    const shown = await server.get(`/api/v1/applications/${hers.application}`, ana.token);
    expect(shown).toMatchObject({ status: 200, body: { phase: "draft" } });
  });
});
