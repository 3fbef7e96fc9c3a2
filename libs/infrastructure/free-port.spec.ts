import { createServer, type Server } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { tryPort } from "./free-port.js";

let taken: Server;
let port: number;
const host = "127.0.0.1";

beforeAll(async () => {
  taken = createServer().listen(0, host);
  await once(taken, "listening");
  const address = taken.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(() => new Promise((resolve) => taken.close(resolve)));

describe("a port", () => {
  it("is tried without being kept, and refused in a sentence where another has it", async () => {
    const refused = { faults: [{ code: "PORT_TAKEN", about: { port } }] };
    await expect(tryPort({ port, host })).rejects.toMatchObject(refused);
    await new Promise((resolve) => taken.close(resolve));
    await tryPort({ port, host });
    await tryPort({ port, host });
  });
  it("is any free one where none is named", () => tryPort({ port: 0, host }));
});
