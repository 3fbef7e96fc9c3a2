import { maskedEvent } from "#commands/domain-event.js";
import { idOf, kindOf, type RecordedEvent } from "#kernel/index.js";
import { committee, type CommitteeEvent } from "#labelling/committee/committee.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";

/** The mandates of a day, by other means than the product's. */
const mandatesOn = (all: readonly RecordedEvent[], scheme: string, day: string) => {
  const told = all
    .filter(({ stream }) => stream === `committee-${scheme}`)
    .map((event) => maskedEvent(committee, event) as CommitteeEvent);
  const ends = new Map(
    told.flatMap((one) => (one.type === "MandateEnded" ? [[one.mandate, one.until] as const] : [])),
  );
  return told.flatMap((one) => {
    if (one.type !== "MandateGiven" || one.from > day) return [];
    return (ends.get(one.mandate) ?? one.until ?? day) < day ? [] : [one.person];
  });
};

/** Who sits at each session that was opened, and who has a mandate on its day. */
export const rolls = (all: readonly RecordedEvent[]) => {
  const told = all
    .filter(({ stream }) => kindOf(stream) === session.kind)
    .map((event) => ({
      id: idOf(event.stream),
      event: maskedEvent(session, event) as SessionEvent,
    }));
  return told.flatMap(({ id, event }) => {
    if (event.type !== "SessionOpened") return [];
    const convened = told.find((one) => one.id === id && one.event.type === "SessionConvened");
    if (convened?.event.type !== "SessionConvened") throw new Error(`${id} was never convened`);
    const { scheme, heldOn } = convened.event;
    const seated = event.roll.map(({ person }) => person).sort();
    return [{ id, seated, mandated: mandatesOn(all, scheme, heldOn).sort() }];
  });
};
