import {
  accept,
  command,
  madeBy,
  type Circumstances,
  type Decision,
  type World,
} from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { clockRuleOf } from "../deadline/clock-rule.js";
import type { SchemeDefinition } from "../scheme/definition.js";
import { readDefinition } from "../scheme/read-definition.js";
import { openVersion, scheme, type Scheme } from "../scheme/scheme.js";
import { MayBeAbsent } from "../text/may-be.js";
import { application, onDay, type Application } from "./application.js";
import type { ApplicationEvent } from "./events.js";
import { alreadyReceived, closed, reject } from "./rejections.js";

export class ReceiveApplicationBody {
  /** Today, unless the file came in on paper; only then may it be an earlier day. */
  @MayBeAbsent() @IsCalendarDay() readonly receivedOn?: string;
}

export interface Intake {
  readonly scheme: Scheme;
  readonly definition: SchemeDefinition;
}

/** The scheme is read once, so that version and definition are of one moment. */
export const intake = async (state: Application, world: World): Promise<Intake | undefined> => {
  if (state.phase !== "draft") return undefined;
  const rules = await world.fold(scheme, state.content.scheme);
  return rules.phase === "published"
    ? { scheme: rules, definition: await readDefinition(world, rules.current.definition) }
    : undefined;
};

/** Who submits online cannot say that it was yesterday: the scheme may have closed since. */
const refusedDay = (receivedOn: string, { today, actor }: Circumstances) => {
  if (receivedOn > today) return reject("RECEIVED_IN_THE_FUTURE", { today });
  return actor.as === "carrier" && receivedOn < today
    ? reject("RECEIPT_IS_TODAY", { today })
    : undefined;
};

export const received = (
  slug: string,
  receivedOn: string,
  facts: Intake | undefined,
): Decision<ApplicationEvent> => {
  const version = facts && openVersion(facts.scheme, receivedOn);
  if (!version) return reject("SCHEME_TAKES_NO_FILES", { scheme: slug, day: receivedOn });
  const { procedure } = facts.definition;
  const { complements, decision } = procedure.delays;
  return accept({
    type: "ApplicationReceived",
    receivedOn,
    schemeVersion: version.version,
    definition: version.definition,
    clock: clockRuleOf(procedure),
    delays: { complements, decision },
  });
};

/** A file comes in as it is: what it lacks, its signature too, is told by the check that follows. */
export const receiveApplication = command({
  type: "ReceiveApplication",
  schema: 1,
  summary: "Takes a draft in under the scheme's version in force, and opens its delays.",
  on: application,
  shape: ReceiveApplicationBody,
  example: { receivedOn: "2006-10-02" },
  gather: (state: Application, _: ReceiveApplicationBody, world) => intake(state, world),
  decide: (was, { receivedOn }, now, facts): Decision<ApplicationEvent> => {
    const state = onDay(was, now.today);
    switch (state.phase) {
      case "draft": {
        const day = receivedOn ?? now.today;
        return refusedDay(day, now) ?? received(state.content.scheme, day, facts);
      }
      case "received":
      case "checked":
      case "awaiting-complements":
      case "admissible":
        return receivedOn === undefined || receivedOn === state.filing.receivedOn
          ? accept()
          : alreadyReceived(state);
      case "not-started":
      case "inadmissible":
      case "withdrawn":
      case "lapsed":
      case "decided":
      case "appealed":
        return closed(state);
    }
  },
  commandOf: (events) => ({ receivedOn: madeBy(events, "ApplicationReceived").receivedOn }),
});
