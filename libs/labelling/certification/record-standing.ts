import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, unreachable } from "#kernel/index.js";
import { type Label, label, onDay } from "../label/label.js";
import {
  certificateOf,
  type Certification,
  certification,
  type CertificationEvent,
  type Standing,
  standingOf,
} from "./certification.js";

export class RecordStandingBody {
  @IsUUID() readonly label!: string;
}

const standingOn = (state: Label, today: string): Standing => {
  const { phase } = onDay(state, today);
  switch (phase) {
    case "suspended":
      return "suspended";
    case "revoked":
    case "surrendered":
      return "revoked";
    case "not-granted":
    case "active":
    case "expired":
      return "clear";
    default:
      return unreachable(phase);
  }
};

/** Asked for whenever a label may stand otherwise: by its own events, and when a suspension is over. */
export const recordStanding = command({
  type: "RecordStanding",
  schema: 1,
  summary: "Records how the certificate of a label stands, for its status lists to say.",
  on: certification,
  shape: RecordStandingBody,
  example: { label: "2d9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: async (_state: Certification, body: RecordStandingBody, world) => ({
    held: await world.fold(label, body.label),
  }),
  decide: (
    state,
    body,
    { today },
    { held }: { readonly held: Label },
  ): Decision<CertificationEvent> => {
    // What it is when its certificate is issued is asked for again then.
    if (!certificateOf(state, body.label)) return accept();
    const standing = standingOn(held, today);
    return standing === standingOf(state, body.label)
      ? accept()
      : accept({ type: "StandingRecorded", label: body.label, standing, recordedOn: today });
  },
  commandOf: (events) => ({ label: madeBy(events, "StandingRecorded").label }),
});
