import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { label } from "../label/label.js";
import {
  certificateOf,
  type Certification,
  certification,
  type CertificationEvent,
  places,
} from "./certification.js";
import { reject } from "./rejections.js";

export class IssueCertificateBody {
  @IsUUID() readonly label!: string;
}

/**
 * On each grant. Its place in the lists is drawn, so that places tell neither order nor number: from the
 * command’s id, which nobody outside can guess and every replay draws alike.
 */
export const issueCertificate = command({
  type: "IssueCertificate",
  schema: 1,
  summary: "Gives the certificate of a label its place in the status lists, drawn by lot.",
  on: certification,
  shape: IssueCertificateBody,
  example: { label: "2d9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: async (_state: Certification, body: IssueCertificateBody, world) => ({
    granted: (await world.fold(label, body.label)).phase !== "not-granted",
  }),
  decide: (
    state,
    body,
    now,
    { granted }: { readonly granted: boolean },
  ): Decision<CertificationEvent> => {
    if (certificateOf(state, body.label)) return accept();
    if (!granted) return reject("NO_LABEL_TO_CERTIFY");
    const index = freeFrom(Number.parseInt(now.command.slice(0, 8), 16) % places, state);
    if (index === undefined) return reject("STATUS_LISTS_FULL", { places });
    return accept({ type: "CertificateIssued", label: body.label, index, issuedOn: now.today });
  },
  commandOf: (events) => ({ label: madeBy(events, "CertificateIssued").label }),
});

/** What was drawn, or the next place that nobody has. */
const freeFrom = (drawn: number, { certificates }: Certification): number | undefined => {
  const taken = new Set(certificates.map(({ index }) => index));
  for (let nth = 0; nth < places; nth += 1) {
    const index = (drawn + nth) % places;
    if (!taken.has(index)) return index;
  }
  return undefined;
};
