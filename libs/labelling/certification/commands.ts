import type { Command } from "#kernel/index.js";
import { issueCertificate } from "./issue-certificate.js";
import { publishStatusList } from "./publish-status-list.js";
import { recordStanding } from "./record-standing.js";

/** Sent by a reaction alone, as labels are granted, suspended and taken away. */
export const certificationSteps: readonly Command[] = [
  issueCertificate,
  recordStanding,
  publishStatusList,
];
