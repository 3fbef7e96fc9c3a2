import type { Actor, PersonId } from "#kernel/index.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { engine, type Teller } from "./told.js";

/** Who runs a scheme, and who applies. */
export interface Parties {
  readonly secretariat: Actor;
  readonly director: Actor;
}

export interface Cast extends Parties {
  /** In the order of their institutions; the first one chairs. */
  readonly members: readonly Actor[];
  readonly organisation: string;
}

export const member = ({ members }: Cast, nth: number): Actor => {
  const one = members[nth];
  if (!one) throw new Error(`there is no member ${nth}`);
  return one;
};

export const people = (cast: Cast, ...nths: readonly number[]): readonly PersonId[] =>
  nths.map((nth) => member(cast, nth).id as PersonId);

export const parties = async (teller: Teller): Promise<Parties> => {
  const camille = await teller.person("Camille Delattre", "camille.delattre@example.org");
  const dominique = await teller.person("Dominique Carlier", "dominique.carlier@example.org");
  return {
    secretariat: { id: camille, as: "secretariat" },
    director: { id: dominique, as: "carrier" },
  };
};

/** The director's, who signs for it. */
export const registered = async (
  teller: Teller,
  { secretariat, director }: Parties,
  facts: object,
): Promise<string> => {
  const organisation = await teller.ask(director, "RegisterOrganisation", {
    identifier: { kind: "none", reason: "en cours d’attribution" },
    actsIn: ["62"],
    regionalOrigin: true,
    ...facts,
  });
  const signatory = { person: director.id, role: "Directrice" };
  await teller.ask(secretariat, "AddSignatory", signatory, organisation);
  return organisation;
};

const institutions = ["Association Créativallée", "Je crée", "J'innove", "APIM", "NFX", "CRCI"];

/** The label of the brand, and a member of each institution of its committee. */
export const brandCommittee = async (
  teller: Teller,
  secretariat: Actor,
  term: { readonly from: string; readonly until: string },
): Promise<readonly Actor[]> => {
  const { id: scheme } = creativallee;
  await teller.publish(creativallee, secretariat);
  await teller.ask(secretariat, "FormCommittee", {}, scheme);
  const members: Actor[] = [];
  for (const [nth, institution] of institutions.entries()) {
    const person = await teller.person(`Membre ${nth}`, `membre.${nth}@example.org`);
    const mandate = { person, institution, rank: "member", ...term };
    await teller.ask(secretariat, "GiveMandate", mandate, scheme);
    members.push({ id: person, as: nth === 0 ? "chair" : "reviewer" });
  }
  const chair = { person: members[0]?.id, from: term.from };
  await teller.ask(secretariat, "NameChair", chair, scheme);
  return members;
};

/** What a file holds for a scheme to admit it. */
export interface Content {
  readonly scheme: string;
  readonly answers: { readonly texts: object; readonly values: object };
  /** By their kind. */
  readonly documents: readonly string[];
  /** Where its rules alone would not. */
  readonly motives?: string;
}

export const forTheBrand: Content = {
  scheme: creativallee.id,
  answers: {
    texts: Object.fromEntries(
      creativallee.charter.map(({ id }) => [id, "Un référent y veille, et en rend compte."]),
    ),
    values: { themes: ["innovation"], actionType: "promotion", brandUse: "display" },
  },
  documents: [],
};

/** Signed, checked and declared admissible. */
export const admitted = async (
  teller: Teller,
  { director, secretariat, organisation }: Cast,
  title: string,
  { scheme, answers, documents, motives }: Content = forTheBrand,
): Promise<string> => {
  const initiative = await teller.ask(director, "RegisterInitiative", { organisation, title });
  const id = await teller.draft(director, scheme, initiative, answers);
  for (const kind of documents) {
    const document = { kind, hash: "c3".repeat(32), bytes: 2_048, mediaType: "text/plain" };
    await teller.ask(director, "AttachDocument", { ...document, name: `${kind}.txt` }, id);
  }
  await teller.ask(director, "SubmitApplication", {}, id);
  await teller.check(id);
  await teller.ask(secretariat, "DeclareAdmissible", motives ? { motives } : {}, id);
  return id;
};

/** What the reactions to a decision that grants do: a number, then the label that bears it. */
export const labelled = async (teller: Teller, scheme: string, file: string): Promise<void> => {
  await teller.free(file, "granted");
  await teller.ask(engine, "AllotNumber", { label: file, application: file }, scheme);
  await teller.ask(engine, "GrantLabel", { application: file }, file);
};
