import { eventStoreContract } from "./contract.js";
import { rival } from "./contract/rival.js";
import { MemoryEventStore } from "./memory.js";
import type { Appended, EventStore } from "./port.js";

/** Forgets to say what became of an append, when told to. */
class Forgetful extends MemoryEventStore {
  silent = false;

  override async append(...append: Parameters<EventStore["append"]>): Promise<Appended> {
    const appended = await super.append(...append);
    if (!this.silent) return appended;
    this.silent = false;
    return { outcome: "unknown", reason: "told to forget" };
  }
}

eventStoreContract("The log in memory", async () => {
  const store = new Forgetful();
  return {
    store,
    another: store,
    rivalProcess: (streams) => rival(store, streams, 4),
    loseNextAnswer: () => {
      store.silent = true;
    },
    // Its transactions are moments: whoever is held has not begun.
    holdWriter: async (events) => ({
      commit: async () => {
        const [first] = events;
        if (first) await store.append(first.event.stream, "none", events, []);
      },
      rollBack: async () => undefined,
    }),
    close: async () => undefined,
  };
});
