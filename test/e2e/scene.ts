import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { shippedSchemes } from "#labelling/scheme/shipped/index.js";
import type { Enrolled } from "../enrol.js";
import { freshKey, type Reply, type TestServer } from "../server.js";

/** A carrier with its own organisation, initiative and draft, all freshly made. */
export interface Carrying {
  readonly carrier: Enrolled;
  readonly organisation: string;
  readonly initiative: string;
  readonly application: string;
}

export const idOf = ({ status, body }: Reply): string => {
  if (typeof body === "object" && body !== null && "id" in body) return String(body.id);
  throw new Error(`${status}: ${JSON.stringify(body)}`);
};

export const codeOf = ({ body }: Reply): unknown =>
  typeof body === "object" && body !== null && "code" in body ? body.code : undefined;

/** Makes a read show what was written. */
export const after = ({ headers }: Reply) => ({
  "consistency-token": String(headers["consistency-token"]),
});

export const anOrganisation = (more: object = {}) => ({
  name: `Organisation ${freshKey()}`,
  kind: "agence",
  identifier: { kind: "none", reason: "en cours d'immatriculation" },
  seat: "59350",
  actsIn: ["59", "62"],
  regionalOrigin: true,
  ...more,
});

export const publishSchemes = async (server: TestServer, { token }: Enrolled): Promise<void> => {
  for (const definition of shippedSchemes) {
    const stored = await server.post("/api/v1/scheme-definitions", token, definition);
    await server.post(`/api/v1/schemes/${definition.id}/draft`, token, stored.body);
    await server.post(`/api/v1/schemes/${definition.id}/publish`, token, stored.body);
  }
};

/** Other rules of a scheme, as a member of its committee proposes them. */
export const proposeRules = async (
  server: TestServer,
  { token }: Enrolled,
  definition: SchemeDefinition,
  about: readonly string[] = ["committee"],
): Promise<Reply> => {
  const stored = await server.post("/api/v1/scheme-definitions", token, definition);
  const motives = "Les règles actuelles n’en disent rien.";
  const body = { scheme: definition.id, about, motives, ...(stored.body as object) };
  return server.post("/api/v1/proposals", token, body);
};

export const carrying = async (
  server: Pick<TestServer, "person" | "post">,
  scheme = "creativallee",
  carrier?: Enrolled,
): Promise<Carrying> => {
  const who = carrier ?? (await server.person("carrier"));
  const post = (what: string, body: object) => server.post(`/api/v1/${what}`, who.token, body);
  const organisation = idOf(await post("organisations", anOrganisation()));
  const initiative = idOf(await post("initiatives", { organisation, title: "Un site" }));
  const application = idOf(await post("applications", { initiative, scheme }));
  return { carrier: who, organisation, initiative, application };
};
