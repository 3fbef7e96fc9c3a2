import { describe, expect, it } from "@jest/globals";
import { application } from "#labelling/application/application.js";
import { aggregates } from "#labelling/registry.js";
import { eventSentences } from "#read-models/event-sentences/index.js";
import { timelineSentences } from "#read-models/file/timeline-sentences.js";

describe("what has happened, as people read it", () => {
  it("has a sentence for each type of event that the log may hold, and for no other", () => {
    const types = new Set(aggregates.flatMap(({ events }) => Object.keys(events)));
    expect(Object.keys(eventSentences).sort()).toEqual([...types].sort());
  });
  it("is told in French and in English, with nothing to be filled in", () => {
    for (const [type, { fr, en }] of Object.entries(eventSentences)) {
      expect([type, fr]).toEqual([type, expect.stringMatching(/^[A-ZÀ-Ý][^{}]+[.]$/)]);
      expect([type, en]).toEqual([type, expect.stringMatching(/^[A-Z][^{}]+[.]$/)]);
    }
  });
  it("has one with its facts for each that a file shows in its history", () =>
    expect(Object.keys(timelineSentences).sort()).toEqual(Object.keys(application.events).sort()));
});
