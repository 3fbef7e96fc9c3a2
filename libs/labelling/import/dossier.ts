import { type Fault, isObject, type Json, type JsonObject } from "#kernel/index.js";
import type { AnswerValue } from "../eligibility/facts.js";
import type { OrganisationFacts } from "../organisation/organisation.js";
import { departmentsOf } from "../organisation/shape.js";
import { isBlank } from "../text/blank.js";
import { dossierForm, type DossierForm, type Signatory } from "./dossier-form.js";
import type { DossierFaultCode } from "./faults.js";
import { parseStrictJson } from "./strict-json.js";

export type DossierFault = Fault<DossierFaultCode>;

/** One dossier, read and found good. */
export interface Dossier {
  /** Its stable key: an import is repeat-safe by it. */
  readonly ref: string;
  readonly organisation: { readonly name: string; readonly facts: OrganisationFacts };
  /** Nobody has signed when absent. */
  readonly signatory?: Signatory;
  readonly title: string;
  /** By question or article; blank ones are left out, as not answered. */
  readonly texts: Readonly<Record<string, string>>;
  /** By question; what is open or unknown is left out. */
  readonly values: Readonly<Record<string, AnswerValue>>;
  /** All that was given, but for the comments: two dossiers with the same one say the same. */
  readonly content: JsonObject;
}

/** Some five times what all its fields may hold in texts of a usual length. */
const longestLine = 256 * 1024;
const mostFaults = 100;

/** Reads one dossier from its JSON: the dossier, or all that is wrong with it, never nothing. */
export const readDossier = (
  line: string,
): { readonly dossier: Dossier } | { readonly faults: readonly DossierFault[] } => {
  if (line.length > longestLine) {
    const about = { limit: longestLine };
    return { faults: [{ pointer: "", code: "LINE_TOO_LONG", about }] };
  }
  const parsed = parseStrictJson(line);
  if ("faults" in parsed) return { faults: parsed.faults.slice(0, mostFaults) };
  const faults: DossierFault[] = [];
  const form = dossierForm(parsed.value, "", (pointer, code, about = {}) => {
    faults.push({ pointer, code, about });
    return undefined;
  });
  return form === undefined || faults.length > 0
    ? { faults: faults.slice(0, mostFaults) }
    : { dossier: dossierOf(form, contentOf(parsed.value)) };
};

const comments = ["source", "note", "expected"];

const contentOf = (value: Json): JsonObject =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([field]) => !comments.includes(field)))
    : {};

const dossierOf = (form: DossierForm, content: JsonObject): Dossier => {
  const { name, kind, seat, actsIn, regionalOrigin, institution } = form.organisation;
  const { title, summary, endsOn, themes, ...answers } = form.initiative;
  const texts = Object.entries<string>({ summary, ...form.charterAnswers });
  return {
    ref: form.ref,
    organisation: {
      name,
      facts: {
        kind,
        ...(seat ? { seat: seat.insee } : {}),
        actsIn: departmentsOf(actsIn),
        regionalOrigin,
        ...(institution ? { institution } : {}),
      },
    },
    ...(form.signatory ? { signatory: form.signatory } : {}),
    title,
    texts: Object.fromEntries(texts.filter(([, text]) => !isBlank(text))),
    values: {
      ...answers,
      // Themes beyond the known ones count for nothing, and a blank one is no code at all.
      themes: themes.filter((theme) => !isBlank(theme)),
      ...(endsOn ? { endsOn } : {}),
      ...(form.knownIndicators ? { knownIndicators: form.knownIndicators } : {}),
    },
    content,
  };
};
