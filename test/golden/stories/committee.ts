import type { Actor } from "#kernel/index.js";
import { centresRessources } from "#labelling/scheme/shipped/centres-ressources.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import {
  admitted,
  brandCommittee,
  type Cast,
  type Content,
  member,
  parties,
  people,
  registered,
} from "./cast.js";
import { convened, decided, listed, put, voted } from "./sitting.js";
import { engine, type GoldenStory, type Teller } from "./told.js";

const scheme = creativallee.id;
const said = "C’est écrit, et tenu à jour.";
const expertise: Content = {
  scheme: centresRessources.id,
  answers: {
    texts: {
      fields: "Mesures de surfaces.",
      ...Object.fromEntries(centresRessources.charter.map(({ id }) => [id, said])),
    },
    values: {
      equipment: ["measurement"],
      users: ["public", "private"],
      answerWithinDays: 5,
      publicTariff: true,
    },
  },
  documents: ["presentation", "tariff"],
  motives: "Centre connu.",
};

/** Six members and a substitute, whose mandate ends early; seats laid out anew under a second version. */
const committee = async (teller: Teller, secretariat: Actor): Promise<readonly Actor[]> => {
  const from = "2006-09-04";
  const members = await brandCommittee(teller, secretariat, { from, until: "2008-12-31" });
  await teller.ask(secretariat, "NameDeputy", { person: members[1]?.id, from }, scheme);
  const substitute = await teller.person("Suppléante", "suppleante@example.org");
  const seat = { person: substitute, institution: "NFX", rank: "substitute", from };
  await teller.ask(secretariat, "GiveMandate", seat, scheme);
  const mandate = await teller.mandateOf(scheme, substitute);
  const motives = "Elle change de région.";
  await teller.ask(secretariat, "EndMandate", { mandate, on: "2006-12-31", motives }, scheme);
  const second = {
    ...creativallee,
    documents: [{ kind: "budget", required: false, label: { fr: "Budget", en: "Budget" } }],
  };
  await teller.publish(second, secretariat);
  await teller.ask(secretariat, "AdoptSeats", {}, scheme);
  return members;
};

const arrivals = async (teller: Teller): Promise<Cast> => {
  const both = await parties(teller);
  const members = await committee(teller, both.secretariat);
  const facts = { name: "Chambre d’Artois", kind: "réseau consulaire", institution: "CRCI" };
  return { ...both, members, organisation: await registered(teller, both, facts) };
};

/** With conditions; refused by the casting vote; put off. Members of the applicant's institution are recused. */
const january = async (teller: Teller, cast: Cast, files: readonly [string, string, string]) => {
  const { secretariat } = cast;
  const [week, fair, site] = files;
  teller.on("2007-01-05");
  const session = await convened(teller, cast, scheme, "2007-01-26");
  for (const item of files) await listed(teller, cast, session, item);
  await teller.ask(secretariat, "RemoveAgendaItem", { item: site }, session);
  await teller.ask(engine, "ReleaseApplication", { session }, site);
  await listed(teller, cast, session, site);
  const to = member(cast, 1).id;
  await teller.ask(member(cast, 2), "GiveProxy", { to }, session);
  await teller.ask(member(cast, 2), "WithdrawProxy", {}, session);
  await teller.ask(secretariat, "GiveProxy", { to, from: member(cast, 2).id }, session);

  teller.on("2007-01-26");
  await teller.ask(secretariat, "OpenSession", { present: people(cast, 0, 1, 3, 4) }, session);
  await teller.ask(secretariat, "RecordArrival", { person: member(cast, 5).id }, session);
  await teller.ask(member(cast, 4), "RecuseMember", { item: week }, session);
  const conditions = [{ text: "Afficher la marque à l’entrée.", dueOn: "2007-04-30" }];
  await put(teller, cast, session, week, { ask: "grant-with-conditions", conditions });
  await teller.ask(
    member(cast, 1),
    "CastBallot",
    { item: week, choice: "for", on: member(cast, 2).id },
    session,
  );
  const hand = { item: week, choice: "for", voter: member(cast, 3).id };
  await teller.ask(secretariat, "CastBallot", hand, session);
  await voted(teller, cast, session, week, { 0: "for", 1: "abstain" });
  await decided(teller, cast, session, week, "La marque ne paraît pas encore à l’entrée.");

  await put(teller, cast, session, fair, { ask: "grant" });
  await voted(teller, cast, session, fair, { 0: "against", 1: "for", 3: "abstain", 4: "abstain" });
  await teller.ask(member(cast, 0), "GiveCastingVote", { item: fair, choice: "against" }, session);
  await decided(teller, cast, session, fair, "Le public touché reste celui de l’an passé.");

  await teller.ask(member(cast, 0), "RecuseMember", { item: site }, session);
  await teller.ask(secretariat, "ElectPresiding", { person: member(cast, 1).id }, session);
  await put(teller, cast, session, site, { ask: "grant" });
  await teller.ask(secretariat, "AdjournItem", { item: site, reason: "put-off" }, session);
  await teller.ask(engine, "ReleaseApplication", { session }, site);
  await teller.ask(secretariat, "RecordLeaving", { person: member(cast, 4).id }, session);
  await teller.ask(secretariat, "CloseSession", {}, session);
  const minutes = "a1".repeat(32);
  await teller.ask(secretariat, "DraftMinutes", { minutes }, session);
  await teller.ask(member(cast, 0), "ApproveMinutes", { minutes }, session);
};

const told = async (
  teller: Teller,
  { secretariat, director }: Cast,
  week: string,
  fair: string,
) => {
  teller.on("2007-02-05");
  const letter = { means: "letter", proof: "Recommandé 1A 000 000 0000 0" };
  await teller.ask(secretariat, "NotifyDecision", { ...letter, notifiedOn: "2007-02-01" }, week);
  const slip = { correction: "Lire « Artois ».", reason: "Faute de frappe." };
  await teller.ask(secretariat, "CorrectDecision", slip, week);
  const mail = { means: "electronic", proof: "message 42" };
  await teller.ask(secretariat, "NotifyDecision", { ...mail, notifiedOn: "2007-02-02" }, fair);
  await teller.ask(secretariat, "RecordNotificationFailure", { reason: "bounced" }, fair);
  await teller.ask(secretariat, "NotifyDecision", { ...letter, notifiedOn: "2007-02-05" }, fair);
  teller.on("2007-03-20");
  await teller.ask(director, "ContestDecision", { contested: "Le public a doublé." }, fair);
};

/** Too few come; convened anew, those who come are enough. The appeal is granted. */
const spring = async (teller: Teller, cast: Cast, fair: string, site: string) => {
  const { secretariat } = cast;
  teller.on("2007-04-02");
  const first = await convened(teller, cast, scheme, "2007-04-20");
  await listed(teller, cast, first, site);
  teller.on("2007-04-20");
  const came = { reason: "no-quorum", present: people(cast, 0) };
  await teller.ask(secretariat, "AdjournSession", came, first);
  await teller.ask(engine, "ReleaseApplication", { session: first }, site);
  const session = await convened(teller, cast, scheme, "2007-05-02", { previous: first });
  await listed(teller, cast, session, site);
  await listed(teller, cast, session, fair, "appeal");
  teller.on("2007-05-02");
  await teller.ask(secretariat, "OpenSession", { present: people(cast, 0, 1) }, session);
  await put(teller, cast, session, site, { ask: "adjourn" });
  await voted(teller, cast, session, site, { 0: "against", 1: "against" });
  await teller.ask(secretariat, "DecideItem", { item: site }, session);
  await put(teller, cast, session, site, { ask: "grant" });
  await voted(teller, cast, session, site, { 0: "for", 1: "for" });
  await decided(teller, cast, session, site);
  await put(teller, cast, session, fair, { ask: "grant" });
  await voted(teller, cast, session, fair, { 0: "for", 1: "for" });
  await decided(teller, cast, session, fair);
};

/** One file by secret ballot, counted as whoever opens them counts; another by silence. */
const secretly = async (teller: Teller, cast: Cast) => {
  const { secretariat } = cast;
  teller.on("2007-06-01");
  await teller.publish(centresRessources, secretariat);
  const of = centresRessources.id;
  await teller.ask(secretariat, "FormCommittee", {}, of);
  for (const [nth, institution] of ["Région", "Région", "J'innove", "CRCI"].entries()) {
    const mandate = {
      person: member(cast, nth).id,
      institution,
      rank: "member",
      from: "2007-06-01",
    };
    await teller.ask(secretariat, "GiveMandate", mandate, of);
  }
  await teller.ask(
    secretariat,
    "NameChair",
    { person: member(cast, 0).id, from: "2007-06-01" },
    of,
  );
  const centre = await admitted(teller, cast, "Centre de mesures", expertise);
  const other = await admitted(teller, cast, "Centre d’essais", expertise);
  teller.on("2007-06-10");
  const session = await convened(teller, cast, of, "2007-06-20");
  await listed(teller, cast, session, centre);
  teller.on("2007-06-20");
  await teller.ask(secretariat, "OpenSession", { present: people(cast, 0, 1, 2, 3) }, session);
  await put(teller, cast, session, centre, { ask: "grant" });
  await teller.ask(member(cast, 1), "CastBallot", { item: centre, choice: "against" }, session);
  await voted(teller, cast, session, centre, { 0: "for", 1: "for", 2: "for" });
  const counts = { for: 3, against: 0, abstain: 0, notCast: 0 };
  await teller.ask(engine, "TallyBallots", { item: centre, counts }, session);
  await decided(teller, cast, session, centre);
  teller.on("2007-08-10");
  await teller.ask(engine, "DeemDecision", {}, other);
};

export const committeeStory: GoldenStory = {
  name: "committee",
  tell: async (teller) => {
    teller.on("2006-09-04");
    const cast = await arrivals(teller);
    teller.on("2006-12-11");
    const week = await admitted(teller, cast, "Semaine de l’idée");
    const fair = await admitted(teller, cast, "Salon des idées");
    const site = await admitted(teller, cast, "Le site des idées");
    await january(teller, cast, [week, fair, site]);
    await told(teller, cast, week, fair);
    await spring(teller, cast, fair, site);
    await secretly(teller, cast);
  },
};
