import { dayAfter } from "#labelling/calendar/delay.js";
import { erasure, type ErasureEvent } from "#labelling/erasure/erasure.js";
import type { JsonObject, StreamName } from "#kernel/index.js";
import { reaction } from "./reaction.js";

/** No commands of the log: what is destroyed, and the key that wraps the others, the day after. */
export const eraseSubject = { type: "EraseSubject" } as const;
export const rewrapKeys = { type: "RewrapKeys" } as const;

export const erasureErrands: readonly string[] = [eraseSubject.type, rewrapKeys.type];

/** @throws where the outbox holds what this release does not know */
export const subjectIn = ({ subject }: JsonObject): StreamName => {
  if (typeof subject !== "string" || !subject.includes("-"))
    throw new Error("the outbox asks for an erasure that this release does not know");
  return subject as StreamName;
};

/**
 * What was carried out is destroyed, however often that is interrupted. The erasures of a day are then
 * gathered: what the database still has of their keys is made worthless the next day, for all at once.
 */
export const eraseSubjects = reaction<ErasureEvent>({
  name: "erase-subjects",
  reads: [erasure],
  react: ({ id, event }) => {
    if (event.type === "ErasureCarriedOut")
      return [{ command: eraseSubject, to: id, body: { subject: event.subject } }];
    if (event.type === "ErasureCompleted")
      return [{ command: rewrapKeys, to: id, body: {}, from: dayAfter(event.completedOn) }];
    return [];
  },
});
