import { dayAfter } from "#labelling/calendar/delay.js";
import {
  certification,
  type CertificationEvent,
  purposes,
  theLists,
} from "#labelling/certification/certification.js";
import { issueCertificate } from "#labelling/certification/issue-certificate.js";
import { publishStatusList } from "#labelling/certification/publish-status-list.js";
import { recordStanding } from "#labelling/certification/record-standing.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { label } from "#labelling/label/label.js";
import { type Message, reaction } from "./reaction.js";

/** Of a pair of lists: how many changes are recorded. */
type Remembered = { readonly changes: number };

const recorded = (label: string): Message => ({
  command: recordStanding,
  to: theLists,
  body: { label },
});

const published = (lists: string, changes: number): readonly Message[] =>
  purposes.map((purpose) => ({
    command: publishStatusList,
    to: lists,
    body: { purpose, changes },
  }));

/** After any of these a label may stand otherwise. */
const turns: readonly string[] = [
  "LabelSuspended",
  "LabelReinstated",
  "LabelRevoked",
  "LabelSurrendered",
  "LabelExpired",
] satisfies readonly LabelEvent["type"][];

/**
 * A label has a certificate from its grant on. Whatever may change how it stands is recorded, and the
 * lists are published as they are then; who gives that command hashes them.
 */
export const certifyLabels = reaction<LabelEvent | CertificationEvent, Remembered>({
  name: "certify-labels",
  reads: [label, certification],
  evolve: (state, { event }) =>
    event.type === "StandingRecorded" ? { changes: (state?.changes ?? 0) + 1 } : state,
  react: ({ id, event }, state) => {
    const changes = state?.changes ?? 0;
    if (event.type === "LabelGranted")
      return [{ command: issueCertificate, to: theLists, body: { label: id } }];
    if (event.type === "CertificateIssued")
      return [recorded(event.label), ...published(id, changes)];
    if (event.type === "StandingRecorded") return published(id, changes + 1);
    if (!turns.includes(event.type)) return [];
    const until = event.type === "LabelSuspended" ? event.until : undefined;
    const over = until === undefined ? [] : [{ ...recorded(id), from: dayAfter(until) }];
    return [recorded(id), ...over];
  },
});
