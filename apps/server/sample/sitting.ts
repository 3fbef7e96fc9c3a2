import { streamName } from "#kernel/index.js";
import { session } from "#labelling/session/session.js";
import type { Act } from "./act.js";
import { fileOf } from "./files.js";
import type { Motion } from "./motion.js";
import { type Part, secretariat } from "./people.js";
import type { Stage } from "./stage.js";
import { vote } from "./vote.js";

/** A day on which a committee is called together. */
interface Meeting {
  readonly scheme: string;
  readonly convenedOn: string;
  readonly heldOn: string;
  readonly place: string;
  /** The day of the session that lacked its quorum. */
  readonly previous?: string;
}

/** One that is called together to decide on something. */
export interface Convening extends Meeting {
  readonly agenda: readonly Pick<Motion, "ref" | "kind">[];
}

export interface Sitting extends Convening {
  readonly chair: Part;
  readonly present: readonly Part[];
  readonly proxies?: readonly (readonly [from: Part, to: Part])[];
  readonly agenda: readonly Motion[];
  readonly minutes: string;
  readonly approvedOn: string;
}

/** Two committees never meet on one day. */
export const sessionOn = (stage: Stage, heldOn: string): string =>
  stage.made(secretariat, "ConveneSession", heldOn);

export const convened = ({ agenda, ...meeting }: Convening): Act => ({
  on: meeting.convenedOn,
  play: async (stage) => {
    const { scheme, heldOn, place, previous } = meeting;
    const before = previous === undefined ? {} : { previous: sessionOn(stage, previous) };
    const body = { scheme, heldOn, place, ...before };
    const id = await stage.ask(secretariat, "ConveneSession", heldOn, body);
    for (const { ref, kind } of agenda) {
      const matter = { kind, item: fileOf(stage, ref) };
      await stage.ask(secretariat, "PutOnAgenda", `${ref} ${heldOn}`, matter, id);
    }
  },
});

const opened = ({ heldOn, proxies = [], present }: Sitting): Act => ({
  on: heldOn,
  play: async (stage) => {
    const id = sessionOn(stage, heldOn);
    for (const [from, to] of proxies)
      await stage.ask(from, "GiveProxy", from.key, { to: stage.personOf(to) }, id);
    const there = present.map((part) => stage.personOf(part));
    await stage.ask(secretariat, "OpenSession", heldOn, { present: there }, id);
  },
});

/** The minutes stand beside the log; the session names them. */
const closed = ({ heldOn, minutes }: Sitting): Act => ({
  on: heldOn,
  play: async (stage) => {
    const id = sessionOn(stage, heldOn);
    await stage.ask(secretariat, "CloseSession", heldOn, {}, id);
    const stream = streamName(session.kind, id);
    const hash = await stage.engine.documents.put(stream, Buffer.from(`${minutes}\n`));
    await stage.ask(secretariat, "DraftMinutes", heldOn, { minutes: hash }, id);
  },
});

const approved = ({ heldOn, approvedOn, chair }: Sitting): Act => ({
  on: approvedOn,
  play: async (stage) => {
    const id = sessionOn(stage, heldOn);
    const state = await stage.look(session, id);
    const minutes = state.phase === "closed" ? state.drafted : undefined;
    await stage.ask(chair, "ApproveMinutes", heldOn, { minutes }, id);
  },
});

/** A session from its convening to its minutes, an act for each vote. */
export const sitting = (plan: Sitting): readonly Act[] => [
  convened(plan),
  opened(plan),
  ...plan.agenda.map((motion) => ({
    on: plan.heldOn,
    play: (stage: Stage) => vote(stage, sessionOn(stage, plan.heldOn), plan.chair, motion),
  })),
  closed(plan),
  approved(plan),
];
