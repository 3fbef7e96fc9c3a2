import { expect } from "@jest/globals";
import type { Aggregate } from "./aggregate.js";
import { type Actor, engineActor } from "./actor.js";
import type { Command } from "./command.js";
import type { Circumstances, Decision, Fault } from "./decision.js";
import type { DomainEvent } from "./event.js";
import type { Id } from "./id.js";

/** Given what happened, when a command comes on a day, then this follows. */
export const story = <State, Event extends DomainEvent>(aggregate: Aggregate<State, Event>) => ({
  given: (...history: readonly Event[]) => ({
    when: <Body extends object, Facts>(
      command: Command<Body, State, Event, Facts>,
      body: Body,
      today: string,
      ...[facts, actor]: Facts extends undefined ? [undefined?, Actor?] : [Facts, Actor?]
    ) => {
      const now = circumstances(today, actor);
      const state = history.reduce((s, e) => aggregate.evolve(s, e), aggregate.initial);
      const decision = command.decide(state, body, now, facts as Facts);
      const is = (expected: Decision<Event>) => expect(decision).toEqual(expected);
      return {
        then: (...events: readonly Event[]) => {
          is({ accepted: events });
          if (events.length === 0) return;
          // Decisions can be run again: the body read back from the events gives those events.
          const again = command.decide(state, command.commandOf(events), now, facts as Facts);
          expect(again).toEqual(decision);
        },
        refused: (code: string, about = {}, faults?: readonly Fault[]) =>
          is({ rejected: faults ? { code, about, faults } : { code, about } }),
      };
    },
  }),
});

export const circumstances = (today: string, actor?: Actor): Circumstances => ({
  at: `${today}T09:00:00.000Z`,
  today,
  actor: actor ?? engineActor,
  command: "00000000-0000-5000-8000-00000000c0de" as Id<"command">,
});
