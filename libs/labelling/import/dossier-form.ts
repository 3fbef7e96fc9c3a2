import type { Place } from "../eligibility/facts.js";
import { list, oneOf, record, yesOrNo } from "../scheme/validation/shape.js";
import type { DossierFaultCode } from "./faults.js";
import {
  anyText,
  commune,
  day,
  department,
  figures,
  nullable,
  place,
  text,
  unread,
} from "./words.js";

/** Institutions of the committee that an organisation can be or belong to. */
const institutions = [
  "Je crée",
  "J'innove",
  "APIM",
  "NFX",
  "CRCI",
  "Association Créativallée",
] as const;

const actionTypes = ["communication", "promotion"] as const;
const channels = ["event", "written", "web", "audiovisual"] as const;
const brandUses = ["display", "signature", "none"] as const;

interface Organisation {
  readonly name: string;
  readonly kind: string;
  readonly seat?: { readonly insee: string } | null;
  readonly actsIn: readonly string[];
  readonly regionalOrigin: boolean;
  readonly institution?: string | null;
}

interface Initiative {
  readonly title: string;
  readonly summary: string;
  readonly themes: readonly string[];
  readonly actionType: string;
  readonly channels: readonly string[];
  readonly brandUse: string;
  readonly startsOn: string;
  readonly endsOn?: string | null;
  readonly places: readonly Place[];
}

/** Who may commit the organisation. */
export interface Signatory {
  readonly name: string;
  readonly role: string;
  readonly email: string;
}

interface CharterAnswers {
  readonly article1?: string;
  readonly article2?: string;
  readonly article3?: string;
  readonly article4?: string;
  readonly article5?: string;
}

/** A dossier as it is written in a file to import. */
export interface DossierForm {
  readonly ref: string;
  readonly organisation: Organisation;
  readonly signatory?: Signatory | null;
  readonly initiative: Initiative;
  readonly charterAnswers?: CharterAnswers;
  readonly knownIndicators?: Readonly<Record<string, number>>;
  readonly source?: null;
  readonly note?: null;
  readonly expected?: null;
}

const longText = 20_000;

const organisation = record<Organisation, DossierFaultCode>(
  {
    name: text(300),
    kind: text(100),
    seat: nullable(commune),
    actsIn: list(department, { max: 200 }),
    regionalOrigin: yesOrNo,
    institution: nullable(oneOf(institutions)),
  },
  { optional: ["seat", "institution"] },
);

const initiative = record<Initiative, DossierFaultCode>(
  {
    title: text(300),
    summary: text(longText),
    themes: list(anyText(200)),
    actionType: oneOf(actionTypes),
    channels: list(oneOf(channels)),
    brandUse: oneOf(brandUses),
    startsOn: day,
    endsOn: nullable(day),
    places: list(place),
  },
  {
    optional: ["endsOn"],
    checks: [
      ({ startsOn, endsOn }) =>
        startsOn && endsOn && endsOn < startsOn
          ? [{ at: "/endsOn", code: "ENDS_BEFORE_IT_STARTS", about: { startsOn } }]
          : [],
    ],
  },
);

const signatory = record<Signatory, DossierFaultCode>({
  name: text(200),
  role: text(200),
  email: text(254),
});

const article = anyText(longText);
const charterAnswers = record<CharterAnswers, DossierFaultCode>(
  {
    article1: article,
    article2: article,
    article3: article,
    article4: article,
    article5: article,
  },
  { optional: ["article1", "article2", "article3", "article4", "article5"] },
);

export const dossierForm = record<DossierForm, DossierFaultCode>(
  {
    ref: text(200),
    organisation,
    signatory: nullable(signatory),
    initiative,
    charterAnswers,
    knownIndicators: figures,
    source: unread,
    note: unread,
    expected: unread,
  },
  {
    optional: ["signatory", "charterAnswers", "knownIndicators", "source", "note", "expected"],
  },
);
