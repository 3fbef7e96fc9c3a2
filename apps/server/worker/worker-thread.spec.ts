import { once } from "node:events";
import { describe, expect, it } from "@jest/globals";
import type { Position } from "#event-store/port.js";
import { WorkerThread } from "./worker-thread.js";

const place = {
  connection: { host: "/nowhere", port: 1, user: "nobody", database: "none" },
  settings: { dataDir: "/nowhere", production: false, logLevel: "error" },
} as const;

/** A worker that does what the text says. */
const working = (text: string, report: (fault: unknown) => void = () => undefined) => {
  const imports = 'import { parentPort } from "node:worker_threads";';
  const entry = new URL(`data:text/javascript,${encodeURIComponent(imports + text)}`);
  const worker = new WorkerThread(place, report, entry);
  const stopping = new AbortController();
  const moved = new EventTarget();
  worker.onMove(() => moved.dispatchEvent(new Event("moved")));
  return { worker, moved, ended: worker.run(stopping.signal), stop: () => stopping.abort() };
};

const tells = 'parentPort.postMessage(new Map([["applications", "7"]]));';

describe("the worker in its thread", () => {
  it("tells how far the read models are, and ends when it is asked to", async () => {
    const faults: unknown[] = [];
    const { worker, moved, ended, stop } = working(
      `${tells} parentPort.once("message", () => undefined);`,
      (fault) => faults.push(fault),
    );
    await once(moved, "moved");
    expect(worker.position("applications")).toBe("7" as Position);
    expect(worker.position("history")).toBeUndefined();
    stop();
    await ended;
    expect(faults).toEqual([]);
  });

  it("ends at once when it is asked to while it is still beginning", async () => {
    const faults: unknown[] = [];
    const begins = "setInterval(() => undefined, 1_000); await new Promise(() => undefined);";
    const { ended, stop } = working(begins, (fault) => faults.push(fault));
    stop();
    await ended;
    expect(faults).toEqual([]);
  });

  it("tells what it has counted, and nothing once it has ended", async () => {
    const counting = `parentPort.on("message", (asked) => {
      if (asked === "stop") parentPort.close();
      else asked.postMessage([{ name: "commands" }]);
    });`;
    const { worker, moved, ended, stop } = working(`${counting} ${tells}`);
    await once(moved, "moved");
    expect(await worker.figures()).toEqual([{ name: "commands" }]);
    stop();
    await ended;
    expect(await worker.figures()).toEqual([]);
  });

  it("is reported when it fails, counts no more, and is begun again", async () => {
    const faults = new EventTarget();
    const told: unknown[] = [];
    const { worker, ended, stop } = working(
      `${tells} setImmediate(() => { throw new Error("broken"); });`,
      (fault) => {
        told.push([fault, worker.position("applications")]);
        faults.dispatchEvent(new Event("fault"));
      },
    );
    await once(faults, "fault");
    await once(faults, "fault");
    stop();
    await ended;
    const broken = [expect.objectContaining({ message: "broken" }), undefined];
    expect(told).toEqual([broken, broken]);
  });

  it("runs from when it first tells, not from when it begins", async () => {
    const { worker, moved, ended, stop } = working(
      `parentPort.once("message", () => undefined);
       parentPort.postMessage(new Map());`,
    );
    expect(worker.isRunning).toBe(false);
    await once(moved, "moved");
    expect(worker.isRunning).toBe(true);
    stop();
    await ended;
    expect(worker.isRunning).toBe(false);
  });

  it("does not run for a moment where it fails before", async () => {
    const seen: boolean[] = [];
    const { worker, ended, stop } = working('throw new Error("no log");', () => {
      seen.push(worker.isRunning);
      if (seen.length === 2) stop();
    });
    await ended;
    expect(seen).toEqual([false, false]);
  });

  it("may not end by itself", async () => {
    const fault = await new Promise((resolve) => {
      const { ended, stop } = working("", (found) => {
        stop();
        void ended.then(() => resolve(found));
      });
    });
    expect(fault).toEqual(new Error("It ended with 0."));
  });
});
