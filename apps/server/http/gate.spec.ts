import { describe, expect, it } from "@jest/globals";
import { fastify } from "fastify";
import { accessTo, gate } from "./gate.js";
import { routeAccess } from "./route-access.js";

const nobody = { holderOf: async () => undefined };

describe("the gate", () => {
  it("knows for every route who may ask there", () => {
    for (const [route, { capacities }] of routeAccess) {
      expect([route, capacities.length]).not.toEqual([route, 0]);
    }
  });

  it("lets no route be made that neither a policy nor a sight covers", () => {
    const app = fastify();
    gate(app, nobody);
    app.get("/api/v1/applications", async () => "");
    app.get("/elsewhere", async () => "");
    expect(() => app.get("/api/v1/secrets", async () => "")).toThrow(/GET \/api\/v1\/secrets/);
    expect(() => app.put("/api/v1/applications", async () => "")).toThrow(/PUT/);
  });

  it("finds a line that is missing", () => {
    const withdraw = { method: "POST", url: "/api/v1/applications/:id/withdraw" } as const;
    expect(accessTo(withdraw).capacities).toEqual(["carrier"]);
    expect(() => accessTo({ ...withdraw, url: "/api/v1/applications/:id/burn" })).toThrow();
  });

  it("stands before bodies and handlers", async () => {
    const app = fastify();
    gate(app, nobody);
    let reached = false;
    app.post("/api/v1/organisations", async () => (reached = true));
    await app.inject({ method: "POST", url: "/api/v1/organisations", payload: "not JSON" });
    expect(reached).toBe(false);
  });
});
