import type { ClientBase } from "pg";
import { beginning, type EventStore } from "#event-store/port.js";
import { growAlone, readTree, type Tree } from "./tree.js";

const page = 500;

/**
 * Makes the tree anew from the log, all of it or nothing; whoever sequences waits, and finds it as far
 * as the log went. What was signed stays: the signer sees whether the new tree goes on from it.
 */
export const rebuildTree = async (
  client: ClientBase,
  store: Pick<EventStore, "readAll">,
  signal: AbortSignal,
  progress: (done: number, of: number) => void,
): Promise<number> => {
  const { size: of } = await readTree(client);
  await client.query("begin");
  try {
    await client.query("lock table audit.tree in share row exclusive mode");
    await client.query("delete from audit.leaves");
    await client.query("delete from audit.tiles");
    let tree: Tree = { size: 0, position: beginning, before: beginning, hashes: [] };
    await client.query(`update audit.tree set size = 0, position = '', before = '', hashes = '{}'`);
    for (;;) {
      signal.throwIfAborted();
      const batch = await store.readAll(tree.position, page);
      if (batch.length === 0) break;
      tree = (await growAlone(client, tree, batch)) ?? tree;
      progress(tree.size, Math.max(of, tree.size));
    }
    await client.query("commit");
    return tree.size;
  } catch (fault) {
    await client.query("rollback").catch(() => undefined);
    throw fault;
  }
};
