import { IsIn, Matches } from "class-validator";
import { accept, command, type Decision, madeBy, engine, type StreamName } from "#kernel/index.js";
import {
  erasure,
  type Erasure,
  type ErasureEvent,
  type ErasureReason,
  erasureReasons,
  type LegalBasis,
  legalBases,
} from "./erasure.js";
import { obstacleTo } from "./obstacle.js";
import { reject } from "./rejections.js";
import { type Facts, standingOf } from "./standing.js";
import { subjectForm } from "./subject.js";

export class RequestErasureBody {
  /** Kind and id: `person-…`, `organisation-…`, `initiative-…` or `application-…`. */
  @Matches(subjectForm) readonly subject!: StreamName;
  @IsIn(erasureReasons) readonly reason!: ErasureReason;
  @IsIn(legalBases) readonly legalBasis!: LegalBasis;
}

/** Of each subject there is one erasure, whoever asks for it. */
export const requestErasure = command({
  type: "RequestErasure",
  schema: 1,
  summary:
    "Asks for all that is personal of a person, organisation, initiative or file to be erased.",
  on: erasure,
  shape: RequestErasureBody,
  creates: true,
  identity: ({ subject }) => subject,
  example: {
    subject: "person-5f0c1d2e-8a34-8b56-9c78-0d1e2f3a4b5c",
    reason: "asked-by-the-person",
    legalBasis: "gdpr-17-1-a",
  },
  gather: async (_state: Erasure, { subject }: RequestErasureBody, world): Promise<Facts> => ({
    standing: await standingOf(world, subject),
  }),
  decide: (
    state,
    { subject, reason, legalBasis },
    now,
    { standing }: Facts,
  ): Decision<ErasureEvent> => {
    const { actor, today: requestedOn } = now;
    if (actor.id === engine) return reject("ERASURE_BY_PEOPLE");
    if (state.phase !== "not-requested") {
      const { requestedBy } = state;
      if (requestedBy === actor.id && state.reason === reason && state.legalBasis === legalBasis)
        return accept();
      return reject("ERASURE_ALREADY_REQUESTED", { subject, requestedBy });
    }
    const requestedBy = actor.id;
    return (
      obstacleTo(subject, standing, now) ??
      accept({ type: "ErasureRequested", subject, reason, legalBasis, requestedBy, requestedOn })
    );
  },
  commandOf: (events) => {
    const { subject, reason, legalBasis } = madeBy(events, "ErasureRequested");
    return { subject, reason, legalBasis };
  },
});
