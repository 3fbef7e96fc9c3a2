import { describe, it, expect } from "@jest/globals";
import { MemoryDataKeys } from "./data-keys.js";
import { createLogSecret } from "./log-secret.js";
import { Sealer } from "./sealer.js";
import { decodeEvent, verifyEventId } from "./event-codec.js";
import type { Id } from "#kernel/index.js";

describe("sealing", () => {
  it("smoke", async () => {
    const s = createLogSecret(new Uint8Array(32));
    const sealer = new Sealer(new MemoryDataKeys(), s);
    const { events, parts } = await sealer.sealEvents({
      stream: "application-1",
      firstVersion: 3,
      at: "2006-01-01T00:00:00.000Z",
      actor: { id: "engine", as: "engine" },
      command: {
        id: s.commandId("engine", "application-1", "k"),
        type: "X",
        schema: 1,
        print: "p",
      },
      events: [
        { type: "A", schema: 1, data: { a: 1 } },
        { type: "A", schema: 1, data: { texts: { x: "héé" } }, personal: ["/texts/*"] },
      ],
    });
    console.log(events.map((e) => Buffer.from(e.bytes).toString()));
    for (const e of events) {
      expect(verifyEventId(e)).toBe(true);
      expect(decodeEvent(e.bytes)).toEqual(e.event);
    }
    const m = new Map(parts.map((p) => [p.hash, p.blob]));
    console.log(
      await sealer.open(
        events.map(({ event }) => ({ event, personal: ["/texts/*"] })),
        () => Promise.resolve(m),
      ),
    );
    console.log(
      await sealer.print("X", "application-1", { texts: { x: "a" } }, ["/texts/*"]),
      s.newPersonId("engine", "X", "k"),
      s.newId("engine", "X", "k") as Id<"x">,
    );
  });
});
