import { kindOf, type RecordedEvent, type StreamName } from "#kernel/index.js";
import { erasedWith } from "#labelling/erasure/subject.js";

const isStreamName = (value: unknown): value is StreamName =>
  typeof value === "string" && value.includes("-");

/** Whose sealed values may be gone from this event on: it was carried out. */
export const erasedBy = ({ stream, type, data }: RecordedEvent): readonly StreamName[] => {
  const { subject } = data;
  const isOne = kindOf(stream) === "erasure" && type === "ErasureCarriedOut";
  return isOne && isStreamName(subject) ? erasedWith(subject) : [];
};
