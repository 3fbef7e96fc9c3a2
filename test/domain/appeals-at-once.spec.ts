import { beforeEach, describe, expect, it } from "@jest/globals";
import { application } from "#labelling/application/application.js";
import { initiative } from "#labelling/initiative/initiative.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import {
  admitted,
  brandCommittee,
  type Cast,
  labelled,
  parties,
  people,
  registered,
} from "../golden/stories/cast.js";
import { convened, decided, listed, put, voted } from "../golden/stories/sitting.js";
import { engine, Teller } from "../golden/stories/told.js";
import { domainHouse, type DomainHouse } from "./house.js";
import { atOnce, type Rival } from "./rivals.js";

const scheme = creativallee.id;
const contested = "La liste était jointe.";
const conditions = [{ text: "Afficher la marque à l’entrée.", dueOn: "2009-06-30" }];
let house: DomainHouse;
let teller: Teller;
let cast: Cast;
let file: string;

const rivals = (...asks: readonly Rival[]) => atOnce(house, ...asks);
const contest = (): Rival => [cast.director, "ContestDecision", { contested }, file];
const anew = (of: string): Rival => [cast.director, "StartApplication", { initiative: of, scheme }];
const close = (of: string): Rival => [
  engine,
  "CloseApplication",
  { application: file, outcome: "refused" },
  of,
];

/** How the file stands, and whether it has its initiative's live place. */
const standing = async () => {
  const state = await teller.fold(application, file);
  if (state.phase === "not-started") throw new Error("it never started");
  const its = await teller.fold(initiative, state.content.initiative);
  const live = its.phase === "registered" ? its.live : undefined;
  return { phase: state.phase, isLive: live === file, live, of: state.content.initiative };
};

/** Before the reaction to it has come round. */
const decidedFirst = async (question: object, choice: string) => {
  const session = await convened(teller, cast, scheme, "2009-01-05");
  await listed(teller, cast, session, file);
  const present = people(cast, 0, 1, 2, 3);
  await teller.ask(cast.secretariat, "OpenSession", { present }, session);
  await put(teller, cast, session, file, question);
  await voted(teller, cast, session, file, { 0: choice, 1: choice, 2: choice });
  await decided(teller, cast, session, file, "Rien ne dit qui serait accueilli.");
};
const notified = () => {
  const letter = { means: "letter", proof: "Recommandé 2D", notifiedOn: "2009-01-05" };
  return teller.ask(cast.secretariat, "NotifyDecision", letter, file);
};

/** The clock is moved by whatever is asked for next. */
const dawns = async (day: string) => {
  teller.on(day);
  await convened(teller, cast, scheme, "2009-03-20");
};

beforeEach(async () => {
  house = domainHouse();
  teller = new Teller(house);
  teller.on("2009-01-05");
  const those = await parties(teller);
  const organisation = await registered(teller, those, { name: "Atelier", kind: "agence" });
  const term = { from: "2009-01-05", until: "2010-12-31" };
  const members = await brandCommittee(teller, those.secretariat, term);
  cast = { ...those, organisation, members };
  file = await admitted(teller, cast, "Salon");
});

describe("an appeal against a refusal", () => {
  beforeEach(() => decidedFirst({ ask: "grant" }, "against"));

  it("is lodged once the refusal has freed the initiative, never before", async () => {
    const { of } = await standing();
    expect(await rivals(contest(), contest())).toEqual([
      "DECISION_NOT_SETTLED",
      "DECISION_NOT_SETTLED",
    ]);
    const [appealed, freed] = await rivals(contest(), close(of));
    expect(freed).toBe("done");
    expect(["done", "DECISION_NOT_SETTLED"]).toContain(appealed);
    const { phase, isLive } = await standing();
    expect([phase, isLive]).toEqual(appealed === "done" ? ["appealed", true] : ["decided", false]);
    if (appealed !== "done") expect(await rivals(contest())).toEqual(["done"]);
    expect(await standing()).toMatchObject({ phase: "appealed", isLive: true });
  });

  it("is one of those that come at once, and has the live place", async () => {
    await teller.free(file, "refused");
    const answers = await rivals(contest(), contest(), contest());
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
    const others = answers.filter((answer) => answer !== "done");
    for (const other of others)
      expect(["DECISION_NOT_SETTLED", "APPEALED_ALREADY"]).toContain(other);
    expect(await standing()).toMatchObject({ phase: "appealed", isLive: true });
    expect(await rivals(contest(), contest())).toEqual(["APPEALED_ALREADY", "APPEALED_ALREADY"]);
    expect(await standing()).toMatchObject({ phase: "appealed", isLive: true });
  });

  it("or another application has the place, never both", async () => {
    await teller.free(file, "refused");
    const { of } = await standing();
    const [appealed, started] = await rivals(contest(), anew(of));
    const { phase, isLive, live } = await standing();
    if (appealed === "done") {
      expect([started, phase, isLive]).toEqual([
        "INITIATIVE_HAS_LIVE_APPLICATION",
        "appealed",
        true,
      ]);
    } else {
      expect([appealed, started, phase]).toEqual(["APPLIED_ANEW", "done", "decided"]);
      expect(live).not.toBe(file);
    }
  });

  it("stands beside a slip of the pen that is put right, whichever comes first", async () => {
    await teller.free(file, "refused");
    const slip = { correction: "Lire « Artois ».", reason: "Faute de frappe." };
    const right: Rival = [cast.secretariat, "CorrectDecision", slip, file];
    expect(await rivals(right, contest(), right)).toEqual(["done", "done", "done"]);
    expect(await standing()).toMatchObject({ phase: "appealed", isLive: true });
  });

  it("is in time on the last day, and a day later takes no place", async () => {
    await notified();
    await teller.free(file, "refused");
    await dawns("2009-03-06");
    const late = await rivals(contest(), contest());
    expect(late).toContain("APPEAL_TOO_LATE");
    for (const answer of late)
      expect(["APPEAL_TOO_LATE", "DECISION_NOT_SETTLED"]).toContain(answer);
    const { phase, live, of } = await standing();
    expect([phase, live]).toEqual(["decided", undefined]);
    expect(await rivals(anew(of))).toEqual(["done"]);
  });

  it("may come on the last day itself, beside another", async () => {
    await notified();
    await teller.free(file, "refused");
    await dawns("2009-03-05");
    const answers = await rivals(contest(), contest());
    expect(answers).toContain("done");
    expect(await standing()).toMatchObject({ phase: "appealed", isLive: true });
  });
});

describe("an appeal against conditions", () => {
  it("is one, and leaves the label where it is", async () => {
    await decidedFirst({ ask: "grant-with-conditions", conditions }, "for");
    await labelled(teller, scheme, file);
    const answers = await rivals(contest(), contest(), contest());
    expect(answers.toSorted()).toEqual(["APPEALED_ALREADY", "APPEALED_ALREADY", "done"]);
    expect(await standing()).toMatchObject({ phase: "appealed", live: undefined });
    const { of } = await standing();
    expect(await rivals(anew(of))).toEqual(["INITIATIVE_HAS_LIVE_LABEL"]);
  });
});
