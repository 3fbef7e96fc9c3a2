import net from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestServer, testServer } from "../server.js";

let server: TestServer;
let port: number;

beforeAll(async () => {
  server = await testServer();
  await server.app.listen(0, "127.0.0.1");
  port = Number(new URL(await server.app.getUrl()).port);
}, 60_000);
afterAll(() => server.stop());

/** Says just these bytes, and hears until the server hangs up. */
const say = (bytes: string): Promise<string> => {
  const socket = net.connect(port, "127.0.0.1", () => socket.write(bytes, "latin1"));
  return text(socket);
};

const lines = (...all: readonly string[]) => `${all.join("\r\n")}\r\n\r\n`;

describe("what is hardly a request", () => {
  it.each<[string, string, number]>([
    ["noise", "\x16\x03\x01\x02\x00\x01\r\n\r\n", 400],
    ["an unknown method", lines("BREW / HTTP/1.1", "Host: x"), 400],
    ["a header without a name", lines("GET / HTTP/1.1", "Host: x", ": y"), 400],
    ["a header broken over lines", lines("GET / HTTP/1.1", "Host: x", "A: b", " c\x00d"), 400],
    [
      "two lengths",
      lines("POST / HTTP/1.1", "Host: x", "Content-Length: 1", "Content-Length: 2"),
      400,
    ],
    [
      "a length beside chunks",
      lines("POST / HTTP/1.1", "Host: x", "Content-Length: 5", "Transfer-Encoding: chunked"),
      400,
    ],
    ["endless headers", lines("GET / HTTP/1.1", "Host: x", `A: ${"x".repeat(100_000)}`), 431],
    [
      "an address that cannot be read",
      lines("GET /api/%zz HTTP/1.1", "Host: x", "Connection: close"),
      400,
    ],
    [
      "another site's address",
      lines("GET http://x/api/v1/nothing HTTP/1.1", "Host: x", "Connection: close"),
      404,
    ],
  ])("such as %s gets a problem for an answer", async (_, bytes, status) => {
    const heard = await say(bytes);
    const [head = "", body = ""] = heard.split("\r\n\r\n");
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head.toLowerCase()).toContain("content-type: application/problem+json");
    expect(head.toLowerCase()).toContain("x-content-type-options: nosniff");
    expect(head.toLowerCase()).not.toContain("x-powered-by");
    expect(JSON.parse(body)).toMatchObject({ status, code: expect.any(String) });
  });

  it("leaves the server as it was", async () => {
    const reply = await server.get("/");
    expect(reply.status).toBe(200);
    expect(reply.headers).toMatchObject({
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    for (const name of ["x-powered-by", "server"]) expect(reply.headers[name]).toBeUndefined();
  });

  it("is not let to promise a body of 10 MB, nor to send one in chunks", async () => {
    const head = ["POST /api/v1/organisations HTTP/1.1", "Host: x"];
    expect(await say(lines(...head, "Content-Length: 10000000"))).toMatch(/^HTTP\/1.1 401 /);
    const { token } = await server.person("carrier");
    const named = [...head, `Authorization: Bearer ${token}`, "Content-Type: application/json"];
    expect(await say(lines(...named, "Content-Length: 10000000"))).toMatch(/^HTTP\/1.1 413 /);
    const chunk = `100000\r\n${" ".repeat(1_048_576)}\r\n`;
    const chunked = `${lines(...named, "Transfer-Encoding: chunked")}${chunk}${chunk}`;
    expect(await say(chunked)).toMatch(/^HTTP\/1.1 413 /);
  });
});
