import { FromNewerRelease } from "#commands/domain-event.js";
import { type Command, engineActor } from "#kernel/index.js";
import { draftScheme } from "#labelling/scheme/draft-scheme.js";
import { publishScheme } from "#labelling/scheme/publish-scheme.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { shippedSchemes } from "#labelling/scheme/shipped/index.js";
import { canonicalBytes } from "#sealing/canonical.js";
import type { Engine } from "./engine.js";

/**
 * Publishes the shipped schemes that the log has never heard of, without a closing day. What
 * somebody has drafted or published since is theirs. Processes that do so at once write it once.
 */
export const publishShipped = async ({
  blobs,
  road,
  streams,
}: Pick<Engine, "blobs" | "road" | "streams">): Promise<void> => {
  for (const definition of shippedSchemes) {
    const known = await streams.load(scheme, definition.id, 0).catch(unfoldable);
    if (!known || known.state.phase === "published") continue;
    const { state } = known;
    // The event that names it comes after it.
    const hash = await blobs.put(canonicalBytes(definition));
    if (state.phase === "drafted" && state.draft !== hash) continue;
    const step = async (command: Command) => {
      const { outcome } = await road.execute({
        command,
        id: definition.id,
        body: { definition: hash },
        actor: engineActor,
        key: `shipped ${command.type}`,
      });
      if (outcome !== "done") throw new Error(`${command.type} ${definition.id}: ${outcome}`);
    };
    await step(draftScheme);
    await step(publishScheme);
  }
};

/** A stream that stands still, for a newer release or for damage, is no reason not to start. */
const unfoldable = (fault: unknown): undefined => {
  if (!(fault instanceof FromNewerRelease)) throw fault;
};
