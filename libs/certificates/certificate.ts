import type { JsonObject } from "#kernel/index.js";
import { dayAfter } from "#labelling/calendar/delay.js";
import { parisMidnight } from "#labelling/calendar/paris-midnight.js";
import { purposes } from "#labelling/certification/certification.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import type { Issuer } from "./issuer.js";
import { listAddress } from "./status-list.js";

/** All that a certificate tells, which is what the register shows everybody. */
export interface Certified {
  readonly label: string;
  readonly number: number;
  readonly title: string;
  readonly holder: string;
  /** The first day and the last one. */
  readonly from: string;
  readonly until: string;
  readonly rules: Pick<SchemeDefinition, "name" | "purpose" | "brand" | "owner">;
  /** The hash that names those rules. */
  readonly definition: string;
  /** Its place in the status lists. */
  readonly index: number;
  readonly issuedOn: string;
  /** SHA-256 of the event that granted it. */
  readonly grant: string;
}

export const openBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/** The instant as XML Schema writes it, whole seconds. */
export const instantOf = (day: string): string => parisMidnight(day).replace(".000Z", "Z");

export const certificateAddress = ({ base }: Issuer, label: string): string =>
  `${base}/certificates/${label}`;

/** An Open Badges 3.0 credential, unsigned. The same facts give the same document, at any time. */
export const certificate = (facts: Certified, issuer: Issuer): JsonObject => {
  const { base, did, isSample } = issuer;
  const { rules, number, title, holder, index } = facts;
  const name = `${rules.name.fr} n° ${number} – ${title}`;
  return {
    "@context": ["https://www.w3.org/ns/credentials/v2", openBadges],
    id: `${certificateAddress(issuer, facts.label)}.json`,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: isSample ? `SPÉCIMEN / SAMPLE – ${name}` : name,
    issuer: { id: did, type: ["Profile"], name: rules.owner },
    validFrom: instantOf(facts.from),
    validUntil: instantOf(dayAfter(facts.until)),
    credentialSubject: {
      type: ["AchievementSubject"],
      identifier: [
        { type: "IdentityObject", hashed: false, identityHash: holder, identityType: "name" },
      ],
      achievement: {
        // RFC 6920: the rules that it was granted under, whoever has them.
        id: `ni:///sha-256;${Buffer.from(facts.definition, "hex").toString("base64url")}`,
        type: ["Achievement"],
        achievementType: "Award",
        name: rules.brand,
        description: `« ${title} » : label n° ${number}. / Label no. ${number} for “${title}”.`,
        criteria: { narrative: `${rules.purpose.fr}\n\n${rules.purpose.en}` },
      },
    },
    evidence: [
      {
        id: `${base}/log/proof/${facts.grant}`,
        type: ["Evidence"],
        name: "C2SP tlog-proof",
        narrative:
          "La preuve que l’attribution figure au journal public. / The proof that the grant stands in the public log.",
      },
    ],
    credentialStatus: purposes.map((purpose) => ({
      id: `${listAddress(issuer, purpose)}#${index}`,
      type: "BitstringStatusListEntry",
      statusPurpose: purpose,
      statusListIndex: String(index),
      statusListCredential: listAddress(issuer, purpose),
    })),
  };
};
