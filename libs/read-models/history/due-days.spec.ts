import { describe, expect, it } from "@jest/globals";
import { maskedEvent } from "#commands/domain-event.js";
import { type Aggregate, type DomainEvent, fill, kindOf } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { Deadlines } from "#labelling/application/deadlines.js";
import { label } from "#labelling/label/label.js";
import type { Happened } from "#projections/stream-told.js";
import { logOf } from "../../../test/domain/replay.js";
import { readLog, storyNames } from "../../../test/golden/kept.js";
import { deadlinesAfter } from "../deadlines/deadlines-after.js";
import {
  appealAfter,
  type DueDay,
  dueInFile,
  dueInLabel,
  type Effect,
  effects,
} from "./due-days.js";

const say: Parameters<typeof effects>[2] = (sentence, about = {}) => fill(sentence.en, about);

/** Every stream of a kind in the kept logs. */
const streamsOf = <State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
): readonly (readonly Happened<Event>[])[] =>
  storyNames().flatMap((story) =>
    [...logOf(readLog(story).events.map(({ event }) => event))]
      .filter(([stream]) => kindOf(stream) === aggregate.kind)
      .map(([, events]) =>
        events.map((envelope) => ({ envelope, event: maskedEvent(aggregate, envelope) as Event })),
      ),
  );

/** What each event did, from what was due after each. */
const told = (dueAfter: readonly (readonly DueDay[])[]): readonly (readonly Effect[])[] =>
  dueAfter.map((days, nth) => effects(dueAfter[nth - 1] ?? [], days, say));

const inFiles = streamsOf(application).map((events) => {
  let deadlines: Deadlines | undefined;
  let appeal: string | undefined;
  return told(
    events.map((one) => {
      deadlines = deadlinesAfter(deadlines, one);
      appeal = appealAfter(appeal, one.event);
      return dueInFile(deadlines, appeal);
    }),
  );
});

const inLabels = streamsOf(label).map((events) =>
  told(
    events.map((_, nth) =>
      dueInLabel(
        events
          .slice(0, nth + 1)
          .reduce((state, { event }) => label.evolve(state, event), label.initial),
      ),
    ),
  ),
);

describe("what events do to due days, in every kept story", () => {
  it("goes on from what the one before did", () => {
    for (const story of [...inFiles, ...inLabels]) {
      const known = new Map<string, string | null>();
      for (const { deadline, nth, before, after, text } of story.flat()) {
        const name = `${deadline} ${nth}`;
        expect(before).toBe(known.get(name) ?? null);
        expect(text).not.toMatch(/\{\w+\}/);
        known.set(name, after);
      }
    }
  });

  it("tells of every kind of due day, opened, moved and over", () => {
    const all = [...inFiles, ...inLabels].flat(2);
    expect([...new Set(all.map(({ deadline }) => deadline))].sort()).toEqual([
      "answer",
      "appeal",
      "complements",
      "condition",
      "decision",
      "suspension",
      "term",
    ]);
    const shapes = all.map(({ before, after }) => `${before !== null} ${after !== null}`);
    expect(new Set(shapes)).toEqual(new Set(["false true", "true true", "true false"]));
  });
});
