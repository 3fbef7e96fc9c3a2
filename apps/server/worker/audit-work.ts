import { isReached } from "#audit/checkpoint/policy.js";
import { onEachBeat } from "#audit-log/beat.js";
import { Cosigner } from "#audit-log/cosigner.js";
import { Sequencer } from "#audit-log/sequencer.js";
import { Signer } from "#audit-log/signer.js";
import type { EventStore } from "#event-store/port.js";
import type { Database } from "#projections/database.js";
import type { AuditPlace } from "../audit/place.js";

export interface AuditParts {
  readonly store: EventStore;
  readonly db: Database;
  readonly place: AuditPlace;
  /** The token of that work, while this process does it. */
  readonly lease: (name: string) => string | undefined;
  readonly report: (fault: unknown) => void;
}

/** Keeps the tree over the log, signs it on a beat, and has it witnessed. */
export const openAuditWork = ({ store, db, place, lease, report }: AuditParts) => {
  const { keyFile, origin, policy } = place;
  const sequencer = new Sequencer({ store, db, report, lease: () => lease(Sequencer.work) });
  const signer = new Signer({
    store,
    db,
    keyFile,
    origin,
    lease: () => lease(Signer.work),
    isEnoughAlone: isReached(policy?.quorum, new Set()),
  });
  const cosigner = policy && new Cosigner(db, policy, report);
  let [signing, asking] = [Promise.resolve(), Promise.resolve()];
  const beat = async (): Promise<void> => {
    // One after the other, whoever asks: the first makes the key.
    await (signing = signing.then(() => signer.sign()).catch(report));
    // Not waited for: a witness that hangs is no reason to sign later.
    if (cosigner && lease(Signer.work) !== undefined) asking = cosigner.ask().catch(report);
  };
  return {
    beat,
    run: async (signal: AbortSignal): Promise<void> => {
      await Promise.all([sequencer.run(signal), onEachBeat(signal, beat)]);
      await asking;
    },
  };
};
