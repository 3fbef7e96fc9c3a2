import { randomUUID } from "node:crypto";
import path from "node:path";
import { gardens } from "../schemes/gardens.js";
import { published, seated } from "../seated.js";
import { type Enrolled, enrol } from "../enrol.js";
import { visiting } from "../visiting.js";
import type { HttpRequest } from "./http-line.js";

/** A large committee that votes secretly, and who brings files before it. */
export interface Assembly {
  readonly dataDir: string;
  readonly scheme: string;
  readonly carrier: Enrolled;
  readonly secretariat: Enrolled;
  readonly members: readonly Enrolled[];
}

export const voters = 64;

const rules = {
  ...gardens,
  documents: [],
  committee: {
    ...gardens.committee,
    seats: [
      { institution: "Maison des jardins", count: voters / 2, substitutes: 1 },
      { institution: "Ville", count: voters / 2, substitutes: 0 },
    ],
  },
};

export const assemblyIn = async (folder: string, name: string): Promise<Assembly> => {
  const dataDir = path.join(folder, name);
  return visiting(dataDir, async (engine) => {
    await published(engine, rules);
    const members = await seated(engine, rules);
    const carrier = await enrol(engine, "carrier");
    const secretariat = await enrol(engine, "secretariat");
    return { dataDir, scheme: rules.id, carrier, secretariat, members };
  });
};

export const posting = (by: Enrolled, where: string, body: object): HttpRequest => ({
  method: "POST",
  path: `/api/v1/${where}`,
  headers: { authorization: `Bearer ${by.token}`, "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** Asks until it is taken; what follows by itself takes its time. @returns the id of what was made */
export const post = async (
  address: string,
  by: Enrolled,
  where: string,
  body: object,
): Promise<string> => {
  const until = performance.now() + 30_000;
  for (;;) {
    const { method, path: asked, headers, body: text = "" } = posting(by, where, body);
    const idempotent = {
      ...headers,
      "idempotency-key": randomUUID(),
      "if-match": "*",
    };
    const reply = await fetch(`${address}${asked}`, { method, headers: idempotent, body: text });
    const told = (await reply.json()) as { readonly id: string; readonly code?: string };
    if (reply.ok) return told.id;
    if (performance.now() > until) throw new Error(`${where}: ${reply.status} ${told.code}`);
  }
};

/** An organisation of the carrier's, who signs for it. */
export const organisationOf = async (address: string, { carrier, secretariat }: Assembly) => {
  const organisation = await post(address, carrier, "organisations", {
    name: "Agence pour la création",
    kind: "agence",
    identifier: { kind: "none", reason: "en cours d'immatriculation" },
    actsIn: ["59", "62"],
    regionalOrigin: true,
  });
  const signatory = { person: carrier.id, role: "Directrice" };
  await post(address, secretariat, `organisations/${organisation}/add-signatory`, signatory);
  return organisation;
};

export const draftOf = async (
  address: string,
  organisation: string,
  { carrier, scheme }: Assembly,
) => {
  const initiated = { organisation, title: "Semaine de la reprise" };
  const initiative = await post(address, carrier, "initiatives", initiated);
  const id = await post(address, carrier, "applications", { initiative, scheme });
  await post(address, carrier, `applications/${id}/edit-draft`, {
    texts: { noPesticides: "Un référent y veille, et en rend compte." },
    values: { plots: 12, openToVisitors: true },
  });
  return id;
};
