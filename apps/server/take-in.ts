import { upcast } from "#commands/domain-event.js";
import type { Outcome } from "#commands/outcome.js";
import { type Actor, engine as theEngine, type Rejection, streamName } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import type { Check } from "#labelling/eligibility/check.js";
import type { Dossier } from "#labelling/import/dossier.js";
import { idsOf } from "#labelling/import/ids-of.js";
import { importDossier } from "#labelling/import/import-dossier.js";
import { importing } from "#labelling/import/import.js";
import { canonicalText } from "#sealing/canonical.js";
import type { Engine } from "./engine.js";

/** What the first check of an imported dossier came out with; a repeat is told the same. */
export interface CheckedDossier extends Pick<Check, "eligibility" | "reasons" | "missing"> {
  readonly ref: string;
  readonly application: string;
}

type TakenIn = { readonly answer: CheckedDossier } | { readonly refused: Rejection };

/** The caller may not import. */
export class ImportForbidden extends Error {
  override readonly name = "ImportForbidden";
}

type Parts = Pick<Engine, "operations" | "sealer" | "secret" | "store" | "clock">;

/** Another import that runs at the same time may be in the way this often. */
const attempts = 8;

/** These are found before anything is stored; another look would find them again. */
const final: readonly string[] = [
  "IMPORT_REF_KNOWN_WITH_OTHER_CONTENT",
  "ORGANISATION_KNOWN_OTHERWISE",
  "SCHEME_TAKES_NO_FILES",
  "ANSWERS_REFUSED",
  "ANSWERS_TOO_LARGE",
];

/** Takes a dossier in for a scheme: from nothing to its check, or on from where another stopped. */
export const takeIn = async (
  { operations, sealer, secret, store, clock }: Parts,
  dossier: Dossier,
  scheme: string,
  actor: Actor,
): Promise<TakenIn> => {
  const id = secret.newId(theEngine, importing.kind, dossier.ref);
  const file = streamName(application.kind, fileOf(secret, dossier.ref));
  // The whole dossier counts as personal: once the file's key is gone, no guess at it can be tried.
  const whole = { content: canonicalText(dossier.content) };
  const content = await sealer.print(importDossier.type, file, whole, ["/content"]);
  let last: Outcome | undefined;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const body = { dossier, scheme, content, today: parisDay(clock.now()) };
    const operation = { asks: "several" as const, ...importDossier };
    last = await operations.execute(operation, { id, body, actor, key: "import" });
    if (last.outcome === "done") return { answer: await firstAnswer(secret, store, dossier.ref) };
    if (last.outcome === "forbidden" || last.outcome === "not-found") throw new ImportForbidden();
    if (last.outcome === "rejected" && final.includes(last.rejection.code)) break;
  }
  if (last?.outcome === "rejected") return { refused: last.rejection };
  throw new Error(`${dossier.ref} was not taken in: ${last?.outcome}`);
};

const fileOf = (secret: Parts["secret"], ref: string): string =>
  idsOf(ref, { derived: (kind, key) => secret.newId(theEngine, kind, key) }).application;

const page = 100;

const firstAnswer = async (
  secret: Parts["secret"],
  store: Parts["store"],
  ref: string,
): Promise<CheckedDossier> => {
  const id = fileOf(secret, ref);
  const stream = streamName(application.kind, id);
  for (let from = 0; ; from += page) {
    const events = await store.read(stream, from, "forwards", page);
    const checked = events.find(({ event }) => event.type === "ApplicationChecked");
    if (checked) {
      const { eligibility, reasons, missing } = checkIn(upcast(application, checked.event));
      return { ref, application: id, eligibility, reasons, missing };
    }
    if (events.length < page) throw new Error(`${stream} was never checked`);
  }
};

const checkIn = (data: unknown) => data as Check;
