import {
  blindnesses,
  type Criterion,
  type LabelTerms,
  type Procedure,
  type ReviewTerms,
  silences,
} from "../definition.js";
import { integer, list, oneOf, record, sentence, yesOrNo } from "./shape.js";
import { daysAtLeast, daysAtMost, delay, id } from "./words.js";

export const review = record<ReviewTerms>(
  {
    grid: list(
      record<Criterion>({
        id,
        label: sentence(300),
        outOf: integer(1, 100),
        weight: integer(1, 100),
      }),
      { unique: "id" },
    ),
    blindness: oneOf(blindnesses),
    minimum: integer(0, 10),
  },
  {
    checks: [
      ({ grid, minimum = 0 }) =>
        grid?.length === 0 && minimum > 0 ? [{ at: "/grid", code: "REVIEW_WITHOUT_GRID" }] : [],
    ],
  },
);

const delays = record<Procedure["delays"]>(
  { complements: delay, review: delay, decision: delay, appeal: delay },
  {
    checks: [
      ({ review: reviewing, decision }) =>
        reviewing && decision && daysAtLeast(reviewing) > daysAtMost(decision)
          ? [{ at: "/review", code: "REVIEW_OUTLASTS_DECISION" }]
          : [],
    ],
  },
);

export const procedure = record<Procedure>(
  { frenchAdministrative: yesOrNo, delays, silence: oneOf(silences) },
  {
    checks: [
      // CRPA L231-1 and L231-4: an administration's silence always amounts to a decision.
      ({ frenchAdministrative, silence }) =>
        frenchAdministrative === true && silence === "nothing"
          ? [{ at: "/silence", code: "SILENCE_MUST_SPEAK" }]
          : [],
      // CJA R421-1: no scheme can lengthen or shorten it.
      ({ frenchAdministrative, delays: given }) =>
        frenchAdministrative === true &&
        given &&
        !(given.appeal.count === 2 && given.appeal.unit === "months")
          ? [{ at: "/delays/appeal", code: "APPEAL_DELAY_SET_BY_LAW" }]
          : [],
    ],
  },
);

export const label = record<LabelTerms>(
  { duration: delay, renewalOpens: delay, reportEvery: delay },
  {
    optional: ["reportEvery"],
    checks: [
      ({ duration, renewalOpens }) =>
        duration && renewalOpens && daysAtMost(renewalOpens) > daysAtLeast(duration)
          ? [{ at: "/renewalOpens", code: "RENEWAL_OUTLASTS_LABEL" }]
          : [],
      ({ duration, reportEvery }) =>
        duration && reportEvery && daysAtLeast(reportEvery) > daysAtMost(duration)
          ? [{ at: "/reportEvery", code: "REPORT_OUTLASTS_LABEL" }]
          : [],
    ],
  },
);
