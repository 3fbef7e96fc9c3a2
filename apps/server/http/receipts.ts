import type { FastifyReply } from "fastify";
import type { Operation } from "#commands/operation.js";
import type { Outcome } from "#commands/outcome.js";
import type { EventStore } from "#event-store/port.js";
import type { StreamName } from "#kernel/index.js";
import { declareAdmissible } from "#labelling/application/declare-admissible.js";
import { declareInadmissible } from "#labelling/application/declare-inadmissible.js";
import { provideComplements } from "#labelling/application/provide-complements.js";
import { submitApplication } from "#labelling/application/submit-application.js";
import { submitEvaluation } from "#labelling/evaluation/submit-evaluation.js";
import { submitReview } from "#labelling/instruction/submit-review.js";
import { castBallot } from "#labelling/session/cast-ballot.js";
import { decideItem } from "#labelling/session/decide-item.js";
import { giveCastingVote } from "#labelling/session/give-casting-vote.js";
import { sha256 } from "#sealing/hash.js";

/** Ballots, submissions and decisions: what somebody may one day have to prove. */
const receipted: ReadonlySet<string> = new Set(
  [
    castBallot,
    giveCastingVote,
    decideItem,
    declareAdmissible,
    declareInadmissible,
    submitApplication,
    provideComplements,
    submitReview,
    submitEvaluation,
  ].map(({ type }) => type),
);

/**
 * The hash of each event that answers, by which /log/proof/… proves that it was not dropped. In a
 * header: bodies are the same bytes for every repeat, under any release. It is of what the log gives
 * back, so that nobody holds a receipt for anything else.
 */
export const tellReceipts = async (
  { type }: Pick<Operation, "type">,
  outcome: Outcome,
  store: Pick<EventStore, "read">,
  reply: FastifyReply,
): Promise<void> => {
  if (outcome.outcome !== "done" || !receipted.has(type)) return;
  const hashes: string[] = [];
  for (const { stream, events } of outcome.answers) {
    const [first] = events;
    if (!first) continue;
    const name = stream as StreamName;
    const stored = await store.read(name, first.version, "forwards", events.length);
    for (const { bytes } of stored) hashes.push(sha256(bytes));
  }
  if (hashes.length > 0) void reply.header("Event-Hash", hashes.join(", "));
};
