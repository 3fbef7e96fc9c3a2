import { streamName } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { shippedSchemes } from "#labelling/scheme/shipped/index.js";
import type { Enrolled } from "../enrol.js";
import type { Reply, TestServer } from "../server.js";
import { contents, type Voting } from "./contents.js";
import { anOrganisation, type Carrying, idOf, proposeRules } from "./scene.js";

const charter = (scheme: string): readonly string[] =>
  shippedSchemes.find(({ id }) => id === scheme)?.charter.map(({ id }) => id) ?? [];

/** What was asked has been done. */
export const done = (reply: Reply): Reply => {
  if (reply.status !== 200 && reply.status !== 201)
    throw new Error(`${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply;
};

/** Asks until the answer is as it should be; what follows by itself takes its time. */
export const soon = async <Found>(
  look: () => Promise<Found>,
  isThere: (found: Found) => boolean,
): Promise<Found> => {
  for (let n = 0; n < 400; n += 1) {
    const found = await look();
    if (isThere(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`it never came: ${JSON.stringify(await look())}`);
};

interface Whose {
  readonly carrier?: Enrolled;
  /** That the carrier's organisation is of. */
  readonly institution?: string;
}

/** A file that the secretariat has declared admissible. */
export const admissible = async (
  server: TestServer,
  secretariat: Enrolled,
  scheme: Voting,
  { carrier: known, ...more }: Whose = {},
): Promise<Carrying> => {
  const carrier = known ?? (await server.person("carrier"));
  const post = async (what: string, body: object, who = carrier, headers: object = {}) =>
    done(await server.post(`/api/v1/${what}`, who.token, body, headers));
  const organisation = idOf(await post("organisations", anOrganisation(more)));
  const signatory = { person: carrier.id, role: "Présidente" };
  await post(`organisations/${organisation}/add-signatory`, signatory, secretariat);
  const initiative = idOf(await post("initiatives", { organisation, title: "Un site" }));
  const application = idOf(await post("applications", { initiative, scheme }));
  const file = `applications/${application}`;
  const { texts, values, documents } = contents[scheme];
  const articles = charter(scheme).map((id) => [id, "Nous nous y engageons."] as const);
  await post(`${file}/edit-draft`, {
    texts: { ...texts, ...Object.fromEntries(articles) },
    values,
  });
  for (const kind of documents) {
    const url = `/api/v1/${file}/documents?kind=${kind}&name=${kind}.txt`;
    done(await server.post(url, carrier.token, kind, { "content-type": "text/plain" }));
  }
  await post(`${file}/submit`, {});
  const checked = await soon(
    () => server.get(`/api/v1/${file}`, secretariat.token),
    ({ body }) => (body as { check?: unknown }).check !== null && "check" in (body as object),
  );
  const seen = { "if-match": String(checked.headers["etag"]) };
  await post(`${file}/declare-admissible`, {}, secretariat, seen);
  return { carrier, organisation, initiative, application };
};

export interface Seated extends Enrolled {
  readonly institution: string;
}

/** The committee of a scheme, formed, each seat filled from today on, its chair named. */
export const seatCommittee = async (
  server: TestServer,
  { token }: Enrolled,
  scheme: Voting,
): Promise<{ readonly members: readonly Seated[]; readonly chair: Seated }> => {
  const terms = shippedSchemes.find(({ id }) => id === scheme)?.committee;
  if (!terms) throw new Error(`no scheme is called ${scheme}`);
  const committee = `/api/v1/committees/${scheme}`;
  const from = today(server);
  done(await server.post(`${committee}/form`, token, {}));
  const members: Seated[] = [];
  for (const { institution, count } of terms.seats) {
    for (let nth = 0; nth < count; nth += 1) {
      const presides = institution === terms.chair.institution && nth === 0;
      const member = await server.person(presides ? "chair" : "reviewer");
      const mandate = { person: member.id, institution, rank: "member", from };
      done(await server.post(`${committee}/give-mandate`, token, mandate));
      members.push({ ...member, institution });
    }
  }
  const chair = members.find(({ as }) => as === "chair");
  if (!chair) throw new Error("nobody presides");
  done(await server.post(`${committee}/name-chair`, token, { person: chair.id, from }));
  return { members, chair };
};

export const today = (server: TestServer): string => parisDay(server.house.clock.now());

/** A session convened for today with these files on its agenda, opened with everybody there. */
export const openSession = async (
  server: TestServer,
  { token }: Enrolled,
  scheme: Voting,
  files: readonly string[],
  members: readonly Seated[],
): Promise<string> => {
  const convened = { scheme, heldOn: today(server), place: "Hôtel de Région, Lille" };
  const id = idOf(await server.post("/api/v1/sessions", token, convened));
  const session = `/api/v1/sessions/${id}`;
  for (const item of files)
    done(await server.post(`${session}/put-on-agenda`, token, { kind: "application", item }));
  const present = members.map((one) => one.id);
  done(await server.post(`${session}/open`, token, { present }));
  return id;
};

/** The types of a stream's events, the first one first, as an auditor finds them in the trail. */
export const told = async (
  server: TestServer,
  auditor: Enrolled,
  kind: string,
  id: string,
): Promise<readonly string[]> => {
  const url = `/api/v1/audit-trail?limit=200&stream=${streamName(kind, id)}`;
  const { body } = await server.get(url, auditor.token);
  return (body as { items: { type: string }[] }).items.map(({ type }) => type).reverse();
};

/** An agreed vote on each file in turn, and the decision drawn from it. */
export const decide = async (
  server: TestServer,
  session: string,
  item: string,
  members: readonly Seated[],
  secretariat: Enrolled,
  choice: "for" | "against" = "for",
): Promise<void> => {
  const post = async (verb: string, body: object, { token } = secretariat) =>
    done(await server.post(`/api/v1/sessions/${session}/${verb}`, token, { item, ...body }));
  await post("deliberate", { question: { ask: "grant", conditions: [] } });
  for (const member of members) await post("cast-ballot", { choice }, member);
  await post("close-ballots", {});
  await post("decide-item", choice === "for" ? {} : { motives: "La charte n’est pas suivie." });
};

export interface LookedBackOn extends Carrying {
  /** Of the committee that decided. */
  readonly member: Enrolled;
  readonly session: string;
  readonly evaluation: string;
  readonly survey: string;
  readonly proposal: string;
}

/** A file with its label granted by the session named, an evaluation of it, a survey, and other rules proposed. */
export const lookedBackOn = async (
  server: TestServer,
  secretariat: Enrolled,
  evaluator: Enrolled,
  carrier: Enrolled,
): Promise<LookedBackOn> => {
  const scheme = "creativallee";
  const post = async (what: string, body: object, { token } = secretariat) =>
    done(await server.post(`/api/v1/${what}`, token, body));
  const file = await admissible(server, secretariat, scheme, { carrier });
  const { members } = await seatCommittee(server, secretariat, scheme);
  const { application } = file;
  const session = await openSession(server, secretariat, scheme, [application], members);
  await decide(server, session, application, members, secretariat);
  await post(`grids/${scheme}/open`, {});
  const evaluation = await soon(
    () => server.post("/api/v1/evaluations", evaluator.token, { label: application }),
    ({ status }) => status === 201,
  );
  const on = today(server);
  const wave = { scheme, scope: "regional", wave: 1, from: on, until: on };
  const measures = [{ key: "knowTheBrand", unit: "tenths-of-percent" }];
  const survey = idOf(await post("surveys", { ...wave, measures }));
  const [member] = members;
  const rules = shippedSchemes.find(({ id }) => id === scheme);
  if (!member || !rules) throw new Error("nobody proposes rules");
  const other = { ...rules, brand: "La Créativallée" };
  const proposal = idOf(done(await proposeRules(server, member, other, ["brand"])));
  return { ...file, member, session, evaluation: idOf(evaluation), survey, proposal };
};
