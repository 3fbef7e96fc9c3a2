import { hashOfList } from "#certificates/status-list.js";
import type { JsonObject } from "#kernel/index.js";
import { certification, placesIn, purposes } from "#labelling/certification/certification.js";
import type { Errand } from "#reactions/dispatcher.js";
import type { Engine } from "../engine.js";

/**
 * The body of the command that publishes a status list: what is in it follows from the changes that were
 * recorded by then, so that it hashes to the same however late it is asked again.
 * @throws where the outbox asks for a list that this release does not know
 */
export const hashedList = async (
  { streams }: Pick<Engine, "streams">,
  { id, body }: Pick<Errand, "id" | "body">,
): Promise<JsonObject> => {
  const purpose = purposes.find((one) => one === body["purpose"]);
  const changes = Number(body["changes"]);
  if (!purpose || !Number.isSafeInteger(changes)) throw new Error("no such list is published");
  const { state } = await streams.load(certification, id, 0);
  return { purpose, changes, hash: hashOfList(placesIn(state, purpose, changes)) };
};
