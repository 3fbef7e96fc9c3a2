import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { hauteQualiteTechnologique } from "#labelling/scheme/shipped/haute-qualite-technologique.js";
import {
  admitted,
  brandCommittee,
  type Cast,
  labelled,
  member,
  parties,
  people,
  registered,
} from "./cast.js";
import { park } from "./label-life.js";
import { convened, decided, listed, put, voted } from "./sitting.js";
import { engine, type GoldenStory, type Teller } from "./told.js";

const brand = creativallee.id;
const technology = hauteQualiteTechnologique.id;
const agreed = { 0: "for", 1: "for", 3: "for", 4: "for" };
const opposed = { 0: "against", 1: "against", 3: "against", 4: "for" };

interface Motion {
  readonly item: string;
  readonly kind: "renewal" | "revocation";
  readonly ask: string;
  readonly votes: Readonly<Record<number, string>>;
  readonly motives?: string;
}

const opened = (teller: Teller, cast: Cast, session: string) => {
  const present = people(cast, 0, 1, 3, 4);
  return teller.ask(cast.secretariat, "OpenSession", { present }, session);
};

/** A session that decides these about labels. */
const sat = async (
  teller: Teller,
  cast: Cast,
  [convenedOn, heldOn]: readonly [string, string],
  motions: readonly Motion[],
  scheme: string = brand,
): Promise<string> => {
  teller.on(convenedOn);
  const session = await convened(teller, cast, scheme, heldOn);
  for (const { item, kind } of motions) await listed(teller, cast, session, item, kind);
  teller.on(heldOn);
  await opened(teller, cast, session);
  for (const { item, ask, votes, motives } of motions) {
    await put(teller, cast, session, item, { ask });
    await voted(teller, cast, session, item, votes);
    const body = { item, ...(motives && { motives }) };
    await teller.ask(cast.secretariat, "DecideItem", body, session);
  }
  return session;
};

const awarded = async (teller: Teller, cast: Cast, files: readonly string[]) => {
  teller.on("2012-01-09");
  const session = await convened(teller, cast, brand, "2012-01-20");
  for (const file of files) await listed(teller, cast, session, file);
  teller.on("2012-01-20");
  await opened(teller, cast, session);
  for (const file of files) {
    await put(teller, cast, session, file, { ask: "grant" });
    await voted(teller, cast, session, file, agreed);
    await decided(teller, cast, session, file);
    await labelled(teller, brand, file);
  }
};

const proposed = async (
  teller: Teller,
  { secretariat, director }: Cast,
  label: string,
  [motives, answer]: readonly [string, string],
  [on, answerDueOn]: readonly [string, string],
) => {
  teller.on(on);
  await teller.ask(secretariat, "ProposeRevocation", { motives, answerDueOn }, label);
  await teller.ask(director, "AnswerRevocation", { text: answer }, label);
};

/** Not taken away at first; proposed anew for something else, put off, then taken away. */
const contested = async (teller: Teller, cast: Cast, fair: string) => {
  const absent = ["La marque n’apparaît pas.", "Elle est sur les affiches."] as const;
  await proposed(teller, cast, fair, absent, ["2012-03-05", "2012-03-30"]);
  const motion = { item: fair, kind: "revocation", ask: "revoke" } as const;
  const motives = "Les affiches ont été vues : rien n’est à reprocher.";
  const kept = await sat(
    teller,
    cast,
    ["2012-04-02", "2012-04-13"],
    [{ ...motion, votes: opposed, motives }],
  );
  await teller.ask(engine, "RecordLabelDecision", { session: kept }, fair);

  const sold = ["La marque sert à une vente.", "La vente paie le salon."] as const;
  await proposed(teller, cast, fair, sold, ["2012-05-07", "2012-05-31"]);
  const adjourn = { ...motion, ask: "adjourn", votes: agreed, motives: "Le bilan est attendu." };
  const later = await sat(teller, cast, ["2012-06-04", "2012-06-15"], [adjourn]);
  await teller.ask(engine, "RecordLabelDecision", { session: later }, fair);

  const revoke = { ...motion, votes: agreed, motives: "Le bilan montre une vente." };
  const session = await sat(teller, cast, ["2012-07-02", "2012-07-13"], [revoke]);
  teller.on("2012-07-16");
  const body = { motives: "Vendre sous la marque est contraire à la charte.", session };
  await teller.ask(cast.secretariat, "RevokeLabel", body, fair);
};

/** One that the next session renews after all, and one that ends on its last day. */
const refused = async (teller: Teller, cast: Cast, week: string, site: string) => {
  const motion = { kind: "renewal", ask: "renew" } as const;
  const first = await sat(
    teller,
    cast,
    ["2012-10-29", "2012-11-09"],
    [
      { ...motion, item: week, votes: opposed, motives: "Le bilan de l’année manque." },
      { ...motion, item: site, votes: opposed, motives: "Le site n’est plus tenu à jour." },
    ],
  );
  for (const label of [week, site])
    await teller.ask(engine, "RecordLabelDecision", { session: first }, label);
  const renew = { ...motion, item: week, votes: agreed, motives: "Le bilan est arrivé." };
  const second = await sat(teller, cast, ["2012-12-03", "2012-12-14"], [renew]);
  await teller.ask(engine, "RenewLabel", { session: second }, week);
  teller.on("2013-01-21");
  await teller.ask(engine, "ExpireLabel", {}, site);
};

/** A label of the region’s, which silence has awarded and its committee does not renew. */
const regional = async (teller: Teller, cast: Cast) => {
  const { secretariat } = cast;
  teller.on("2013-03-04");
  await teller.publish(hauteQualiteTechnologique, secretariat);
  const quay = await admitted(teller, cast, "La zone de la Lys", park);
  teller.on("2013-05-07");
  await teller.ask(engine, "DeemDecision", {}, quay);
  await labelled(teller, technology, quay);
  teller.on("2015-01-05");
  await teller.ask(secretariat, "FormCommittee", {}, technology);
  const seats = {
    0: "Région",
    1: "CRCI",
    3: "Syndicats professionnels",
    4: "Pôles de compétitivité",
  };
  const from = "2015-01-05";
  for (const [nth, institution] of Object.entries(seats)) {
    const mandate = { person: member(cast, Number(nth)).id, institution, rank: "member", from };
    await teller.ask(secretariat, "GiveMandate", mandate, technology);
  }
  await teller.ask(secretariat, "NameChair", { person: member(cast, 0).id, from }, technology);
  const motives = "Il ne reste qu’un opérateur sur la zone.";
  const session = await sat(
    teller,
    cast,
    ["2015-01-12", "2015-01-23"],
    [{ item: quay, kind: "renewal", ask: "renew", votes: opposed, motives }],
    technology,
  );
  await teller.ask(engine, "RecordLabelDecision", { session }, quay);
  await teller.ask(engine, "RecordHolderNotReached", { reason: "refused" }, quay);
  const letter = {
    means: "letter",
    notifiedOn: "2015-01-28",
    proof: "Recommandé 1A 015 204 7731 2",
  };
  teller.on("2015-01-30");
  await teller.ask(secretariat, "NotifyHolder", letter, quay);
};

/** What a session decides of labels without renewing them or taking them away. */
export const leftAsItIs: GoldenStory = {
  name: "left-as-it-is",
  tell: async (teller) => {
    teller.on("2012-01-02");
    const those = await parties(teller);
    const facts = { name: "Les Rencontres de la Lys", kind: "association" };
    const organisation = await registered(teller, those, facts);
    const term = { from: "2012-01-02", until: "2013-12-31" };
    const members = await brandCommittee(teller, those.secretariat, term);
    const cast = { ...those, organisation, members };
    const week = await admitted(teller, cast, "La semaine de la Lys");
    const site = await admitted(teller, cast, "Le site de la Lys");
    const fair = await admitted(teller, cast, "Le salon de la Lys");
    await awarded(teller, cast, [week, site, fair]);
    await contested(teller, cast, fair);
    await refused(teller, cast, week, site);
    await regional(teller, cast);
  },
};
