import { streamName } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { LabelEvent } from "#labelling/label/events.js";
import type { Happened } from "#projections/stream-told.js";
import type { Because } from "./because.js";
import { whyDecided } from "./of-decision.js";
import { whyVoted } from "./of-vote.js";
import { before, happened, lastOf, type Seen } from "./seen.js";

/** What makes a label stand as it does, or end. */
const turning = [
  "LabelGranted",
  "LabelRenewed",
  "LabelSuspended",
  "LabelReinstated",
  "LabelRevoked",
  "LabelExpired",
  "LabelSurrendered",
] as const satisfies readonly LabelEvent["type"][];

type Turn = Happened<Extract<LabelEvent, { readonly type: (typeof turning)[number] }>>;

/** Why a label stands as it does: what was last done to it, by which decision, back to its grant. */
export const whyLabelled = (seen: Seen, id: string, upTo = seen.label): Because | undefined => {
  const turn = lastOf(upTo, ...turning);
  if (!turn) return undefined;
  const sofar = before(upTo, turn);
  const earlier = whyLabelled(seen, id, sofar);
  const proposed =
    turn.event.type === "LabelRevoked" ? lastOf(sofar, "RevocationProposed") : undefined;
  const answered = proposed ? lastOf(sofar, "HolderAnswered") : undefined;
  return happened(seen, turn, {
    from: [
      ...decisionOf(seen, id, turn),
      ...(proposed ? [happened(seen, proposed)] : []),
      ...(answered ? [happened(seen, answered)] : []),
      ...termOf(seen, turn, sofar),
      ...(earlier ? [earlier] : []),
    ],
  });
};

const decisionOf = (seen: Seen, id: string, { envelope, event }: Turn): readonly Because[] => {
  if (event.type === "LabelGranted") {
    // The file may have been decided on again since: what the grant had read of it counts.
    const stream = streamName(application.kind, id);
    const read = envelope.basis?.find((one) => one.stream === stream);
    const decided = whyDecided(seen, id, read && seen.file.slice(0, read.version + 1));
    return decided ? [decided] : [];
  }
  const session =
    "decision" in event && event.decision ? seen.sessions.get(event.decision.session) : undefined;
  const vote = session && whyVoted(seen, session, id);
  return vote ? [vote] : [];
};

/** How long it lasts, or has lasted. */
const termOf = (seen: Seen, { event }: Turn, sofar: Seen["label"]): readonly Because[] => {
  const period =
    event.type === "LabelExpired" ? lastOf(sofar, "LabelGranted", "LabelRenewed")?.event : event;
  if (!period || !("from" in period)) return [];
  const { from, until } = period;
  const text = seen.say(words.term, { from, until });
  return [{ key: `term ${until}`, node: { is: "fact", code: "TERM", text }, from: [] }];
};

const words = {
  term: { fr: "Il court du {from} au {until}.", en: "It runs from {from} to {until}." },
} as const;
