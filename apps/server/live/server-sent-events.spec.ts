import { Writable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { ServerSentEvents } from "./server-sent-events.js";

/** A client that reads nothing. */
const deaf = () => new Writable({ write: () => undefined });

describe("events that a client does not read", () => {
  it("are held back up to a limit, and then the client is let go", () => {
    const response = deaf();
    const events = new ServerSentEvents(response);
    let most = 0;
    for (let n = 0; n < 100_000; n += 1) {
      events.send("changed", { kind: "application", id: String(n) });
      most = Math.max(most, response.writableLength);
    }
    expect(response.destroyed).toBe(true);
    expect(most).toBeLessThan(66_000);
  });

  it("are not written to a client that has gone", () => {
    const response = deaf();
    const events = new ServerSentEvents(response);
    events.end();
    expect(() => events.beat()).not.toThrow();
  });
});

describe("events that are read", () => {
  it("have the form of the standard, each ending with an empty line", () => {
    const written: string[] = [];
    const events = new ServerSentEvents(
      new Writable({
        write: (chunk: Buffer, _, done) => {
          written.push(chunk.toString());
          done();
        },
      }),
    );
    events.send("changed", { id: "a\nb" });
    events.beat();
    expect(written.join("")).toBe('event: changed\ndata: {"id":"a\\nb"}\n\n:\n\n');
  });
});
