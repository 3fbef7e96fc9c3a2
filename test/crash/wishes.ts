import type { Enrolled } from "../enrol.js";
import type { Random } from "../random.js";

/** What somebody would like done next. */
export interface Wish {
  readonly operation: string;
  readonly id?: string;
  readonly body: object;
  readonly ifMatch?: string;
  readonly by: Enrolled;
}

/** Wishes one by one; each is answered by the id of what was done, or by nothing when refused. */
export type Story<Result = void> = Generator<Wish, Result, string | undefined>;

/** Somebody who wishes for one thing after the other, by what became of those before. */
export interface Mind {
  /** Its wishes come under keys of this name. */
  readonly name: string;
  next(): Wish;
  /** @param made the id of what was made or acted on; absent where the wish was refused */
  learn(wish: Wish, made?: string): void;
}

/** What one client knows by the answers it got; the files are everybody's. */
export interface Known {
  readonly carrier: Enrolled;
  readonly secretariat: Enrolled;
  readonly organisations: string[];
  readonly initiatives: string[];
  readonly drafts: string[];
  readonly files: string[];
}

type Make = (known: Known, random: Random) => Wish | undefined;

const about = (
  id: string | undefined,
  wish: Omit<Wish, "id"> & { readonly id?: never },
): Wish | undefined => (id === undefined ? undefined : { ...wish, id });

const text = (random: Random): string =>
  "L'initiative est née d'un réseau de communes. ".repeat(random.between(1, 40));

/** A few numbers for many organisations, so that clients meet at a claim. */
const identifier = (random: Random): object =>
  random.fraction() < 0.5
    ? { kind: "none", reason: "en cours d'immatriculation" }
    : { kind: "rna", value: `W5910${String(random.between(0, 99_999)).padStart(5, "0")}` };

const answers = (random: Random): object => ({
  texts: Object.fromEntries(
    ["summary", "article1", "article2"].slice(random.between(0, 2)).map((id) => [id, text(random)]),
  ),
  values: { themes: ["creation-takeover"], brandUse: "signature", channels: ["web"] },
});

const wishes: readonly (readonly [share: number, make: Make])[] = [
  [
    3,
    ({ carrier }, random) => ({
      operation: "RegisterOrganisation",
      by: carrier,
      body: {
        name: "Agence pour la création",
        kind: "agence",
        identifier: identifier(random),
        seat: "59350",
        actsIn: ["59", "62"],
        regionalOrigin: true,
      },
    }),
  ],
  [
    4,
    ({ carrier, secretariat, organisations }) =>
      about(organisations.at(-1), {
        operation: "AddSignatory",
        by: secretariat,
        body: { person: carrier.id, role: "Présidente" },
      }),
  ],
  [
    5,
    ({ carrier, organisations }, random) => {
      const organisation = random.oneOf(organisations);
      if (organisation === undefined) return undefined;
      const body = { organisation, title: `Semaine de la reprise, n° ${random.between(1, 99)}` };
      return { operation: "RegisterInitiative", by: carrier, body };
    },
  ],
  [
    // Often for an initiative that has a live application.
    8,
    ({ carrier, initiatives }, random) => {
      const initiative = random.oneOf(initiatives.slice(-6));
      if (initiative === undefined) return undefined;
      const body = { initiative, scheme: "creativallee" };
      return { operation: "StartApplication", by: carrier, body };
    },
  ],
  [
    12,
    ({ carrier, drafts }, random) =>
      about(random.oneOf(drafts), { operation: "EditDraft", by: carrier, body: answers(random) }),
  ],
  [
    // Refused where the carrier is not a signatory yet.
    7,
    ({ carrier, drafts }) =>
      about(drafts[0], { operation: "SubmitApplication", by: carrier, body: {} }),
  ],
  [
    14,
    ({ carrier, secretariat, files, drafts }, random) =>
      random.fraction() < 0.5
        ? about(random.oneOf(files.slice(-5)), {
            operation: "SendMessage",
            by: secretariat,
            body: { text: text(random) },
          })
        : about(random.oneOf(drafts), {
            operation: "SendMessage",
            by: carrier,
            body: { text: text(random) },
          }),
  ],
  [
    // Too early, stale, or right after the check.
    4,
    ({ secretariat, files }, random) =>
      about(random.oneOf(files), {
        operation: "DeclareAdmissible",
        by: secretariat,
        ifMatch: random.fraction() < 0.8 ? "*" : '"stale"',
        body: {},
      }),
  ],
  [
    3,
    ({ carrier, drafts, files }, random) =>
      about(random.oneOf([...drafts, ...files]), {
        operation: "WithdrawApplication",
        by: carrier,
        ifMatch: "*",
        body: { motives: "L'action est reportée." },
      }),
  ],
  [
    // Is not let in at all.
    2,
    ({ carrier, drafts }) =>
      about(drafts[0], { operation: "EditDraft", by: carrier, body: { texts: 7, unknown: true } }),
  ],
];

const shares = wishes.reduce((sum, [share]) => sum + share, 0);

/** Always something: there can always be one more organisation. */
const nextWish = (known: Known, random: Random): Wish => {
  for (;;) {
    let at = random.between(1, shares);
    const chosen = wishes.find(([share]) => (at -= share) <= 0);
    const wish = chosen?.[1](known, random);
    if (wish) return wish;
  }
};

/** What an answer adds to what is known. */
const learn = (known: Known, { operation, id }: Wish, made: string): void => {
  if (operation === "RegisterOrganisation") known.organisations.push(made);
  if (operation === "RegisterInitiative") known.initiatives.push(made);
  if (operation === "StartApplication") known.drafts.push(made);
  if (operation !== "SubmitApplication" || id === undefined) return;
  known.drafts.splice(known.drafts.indexOf(id), 1);
  known.files.push(id);
};

/** A carrier, who takes what comes; some of it is refused. */
export const carrierMind = (known: Known, random: Random): Mind => ({
  name: known.carrier.id,
  next: () => nextWish(known, random),
  learn: (wish, made) => {
    if (made !== undefined) learn(known, wish, made);
  },
});
