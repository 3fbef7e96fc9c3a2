import type { Enrolled } from "../enrol.js";
import type { Random } from "../random.js";
import type { Mind, Story, Wish } from "./wishes.js";

/** A committee that is formed, its secretary, and whose files come before it. */
export interface Chamber {
  readonly scheme: string;
  readonly carrier: Enrolled;
  readonly secretariat: Enrolled;
  readonly members: readonly Enrolled[];
  /** What makes a file complete and eligible. */
  readonly answers: object;
}

/** It is not to be: of a sitting that comes to no end the next one makes nothing better or worse. */
class Abandoned extends Error {}

/** What hangs on a reaction is asked for so often. */
const patience = 400;

export function* insist(wish: Wish): Story<string> {
  for (let nth = 0; nth < patience; nth += 1) {
    const done = yield wish;
    if (done !== undefined) return done;
  }
  throw new Abandoned(wish.operation);
}

const today = () => new Date().toLocaleDateString("sv", { timeZone: "Europe/Paris" });

const motives = "L'avis du comité est au dossier.";

export class Sittings {
  constructor(
    private readonly chamber: Chamber,
    private readonly random: Random,
  ) {}

  *told(): Story {
    const organisation = yield* this.organisation();
    for (;;) {
      try {
        yield* this.#sitting(organisation);
      } catch (fault) {
        if (!(fault instanceof Abandoned)) throw fault;
      }
    }
  }

  *organisation(): Story<string> {
    const { carrier, secretariat } = this.chamber;
    const facts = { name: "Maison des initiatives", kind: "association", seat: "59350" };
    const identifier = { kind: "none", reason: "en cours d'immatriculation" };
    const body = { ...facts, identifier, actsIn: ["59"], regionalOrigin: true };
    const id = yield* insist({ operation: "RegisterOrganisation", by: carrier, body });
    const signatory = { person: carrier.id, role: "Directeur" };
    yield* insist({ operation: "AddSignatory", by: secretariat, id, body: signatory });
    return id;
  }

  *#sitting(organisation: string): Story {
    const { secretariat: by } = this.chamber;
    const files: string[] = [];
    const wanted = this.random.between(1, 3);
    while (files.length < wanted) files.push(yield* this.admissible(organisation));
    const heldOn = today();
    const id = yield* this.opened(files);
    for (const item of files) yield* this.#item(id, item);
    yield* insist({ operation: "CloseSession", by, id, body: {} });
    const letter = { means: "letter", notifiedOn: heldOn, proof: "Recommandé 1A 000 000 0000 0" };
    // Refused where nothing was decided, or while it is not recorded yet.
    for (const file of files) {
      for (let nth = 0; nth < 20; nth += 1) {
        const told = yield { operation: "NotifyDecision", by, id: file, body: letter };
        if (told !== undefined) break;
      }
    }
  }

  /** A session of today that has these files on its agenda, with everybody there. */
  *opened(files: readonly string[]): Story<string> {
    const { scheme, secretariat: by, members } = this.chamber;
    const convening = { scheme, heldOn: today(), place: "Lille" };
    const id = yield* insist({ operation: "ConveneSession", by, body: convening });
    const matters = files.map((item) => ({ kind: "application", item }));
    for (const body of matters) yield* insist({ operation: "PutOnAgenda", by, id, body });
    const present = members.map((member) => member.id);
    yield* insist({ operation: "OpenSession", by, id, body: { present } });
    return id;
  }

  *draft(organisation: string): Story<string> {
    const { scheme, carrier } = this.chamber;
    const initiated = { organisation, title: "Une semaine pour reprendre" };
    const initiative = yield* insist({
      operation: "RegisterInitiative",
      by: carrier,
      body: initiated,
    });
    const started = { initiative, scheme };
    return yield* insist({ operation: "StartApplication", by: carrier, body: started });
  }

  *submitted(organisation: string): Story<string> {
    const { carrier, answers } = this.chamber;
    const id = yield* this.draft(organisation);
    yield* insist({ operation: "EditDraft", by: carrier, id, body: answers });
    yield* insist({ operation: "SubmitApplication", by: carrier, id, body: {} });
    return id;
  }

  *admissible(organisation: string): Story<string> {
    const { secretariat } = this.chamber;
    const id = yield* this.submitted(organisation);
    // Refused until it is checked, by itself.
    const declared = { operation: "DeclareAdmissible", id, ifMatch: "*", body: { motives } };
    return yield* insist({ ...declared, by: secretariat });
  }

  *#item(id: string, item: string): Story {
    const { secretariat: by, members, carrier } = this.chamber;
    const { random } = this;
    if (random.fraction() < 0.1)
      yield { operation: "WithdrawApplication", by: carrier, id: item, ifMatch: "*", body: {} };
    const question = { ask: "grant", conditions: [] };
    const put = yield { operation: "Deliberate", by, id, body: { item, question } };
    if (put === undefined) return;
    const against = random.fraction() < 0.25;
    for (const member of members) {
      const choice = random.fraction() < 0.1 ? "abstain" : against ? "against" : "for";
      yield { operation: "CastBallot", by: member, id, body: { item, choice } };
    }
    // Refused: nothing takes it out of the committee's hands now.
    if (random.fraction() < 0.2)
      yield { operation: "WithdrawApplication", by: carrier, id: item, ifMatch: "*", body: {} };
    yield* insist({ operation: "CloseBallots", by, id, body: { item } });
    // Refused until secret ballots are counted, by themselves.
    yield* insist({ operation: "DecideItem", by, id, body: { item, motives } });
  }
}

/** The secretary of a committee, who leads one file after the other to its decision. */
export const sittingMind = (chamber: Chamber, random: Random): Mind => {
  const story = new Sittings(chamber, random).told();
  let wish = story.next();
  return {
    name: chamber.carrier.id,
    next: () => {
      if (wish.done) throw new Error("There is always another sitting.");
      return wish.value;
    },
    learn: (_, made) => {
      wish = story.next(made);
    },
  };
};
