import { describe, expect, it } from "@jest/globals";
import type { EventStore, StoredEvent } from "#event-store/port.js";
import type { Aggregate } from "#kernel/index.js";
import { StoryLog } from "./story-log.js";
import { streamTold } from "./stream-told.js";
import { tool, type ToolEvent } from "./tool-library.js";

const bought: ToolEvent = { type: "ToolBought", name: "Perceuse", from: "Quincaillerie" };
const lent: ToolEvent = { type: "ToolLent", to: "b" };
const returned: ToolEvent = { type: "ToolReturned" };

const typesIn = async (
  store: Pick<EventStore, "read">,
  aggregate: Aggregate<null, ToolEvent> = tool,
  ...until: readonly StoredEvent["position"][]
) => (await streamTold(store, aggregate, "drill", ...until)).map(({ event }) => event.type);

describe("what a stream holds", () => {
  it("is told from its first event, and what is personal stays sealed", async () => {
    const log = new StoryLog();
    await log.tell(tool, "drill", [bought, lent, returned]);
    await log.tell(tool, "saw", [bought]);
    expect((await streamTold(log.store, tool, "drill")).map(({ event }) => event)).toEqual([
      { type: "ToolBought", name: "effacé", from: "effacé" },
      lent,
      returned,
    ]);
  });

  it("is told page after page", async () => {
    const log = new StoryLog();
    for (let nth = 0; nth < 12; nth += 1)
      await log.tell(
        tool,
        "drill",
        Array.from({ length: 50 }, () => lent),
      );
    expect(await typesIn(log.store)).toHaveLength(600);
  });

  it("is told up to a moment of the log", async () => {
    const log = new StoryLog();
    const then = await log.tell(tool, "drill", [bought]);
    await log.tell(tool, "drill", [lent]);
    expect(await typesIn(log.store, tool, then)).toEqual(["ToolBought"]);
  });

  it("ends before what only a newer release knows, or nobody can read", async () => {
    const log = new StoryLog();
    await log.tell(tool, "drill", [bought, lent, returned]);
    const { ToolLent: _, ...known } = tool.events;
    const older = { ...tool, events: { ...known, ToolLent: { schema: 0 } } };
    expect(await typesIn(log.store, older)).toEqual(["ToolBought"]);
    const damaged: Pick<EventStore, "read"> = {
      read: async (...asked) =>
        (await log.store.read(...asked)).map((one) =>
          one.event.version < 2 ? one : { ...one, unreadable: "not JSON" },
        ),
    };
    expect(await typesIn(damaged)).toEqual(["ToolBought", "ToolLent"]);
  });
});
