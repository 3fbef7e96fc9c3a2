import { unreachable } from "#kernel/index.js";
import type { DeadlineKind } from "../deadlines/deadlines.js";
import { graphOf, type WhyGraph } from "./because.js";
import { whyChecked } from "./of-check.js";
import { whyDecided } from "./of-decision.js";
import { whyDue } from "./of-due.js";
import { whyLabelled } from "./of-label.js";
import { whyVoted } from "./of-vote.js";
import type { Seen } from "./seen.js";

/** What one may ask the reason of. */
export const whats = ["decision", "check", "due", "vote", "label"] as const;

export interface Asked {
  readonly id: string;
  readonly what: (typeof whats)[number];
  /** Which due day. */
  readonly deadline: DeadlineKind;
}

/** Nothing, where there is no such thing, or none that whoever asks may see. */
export const why = (seen: Seen, asked: Asked): WhyGraph | undefined => {
  const root = rootOf(seen, asked);
  return root && graphOf(root);
};

const rootOf = (seen: Seen, { id, what, deadline }: Asked) => {
  switch (what) {
    case "decision":
      return whyDecided(seen, id);
    case "check":
      return whyChecked(seen);
    case "due":
      return whyDue(seen, deadline);
    case "vote": {
      const [last] = [...seen.sessions.values()]
        .flatMap((session) => whyVoted(seen, session, id) ?? [])
        .sort((a, b) => (atOf(a) < atOf(b) ? 1 : -1));
      return last;
    }
    case "label":
      return whyLabelled(seen, id);
    default:
      return unreachable(what);
  }
};

type Root = NonNullable<ReturnType<typeof whyVoted>>;

const atOf = ({ node }: Root): string => (node.is === "event" ? node.at : "");
