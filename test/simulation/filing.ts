import type { Actor } from "#kernel/index.js";
import { unreachable } from "#kernel/index.js";
import { application, type Application, type In } from "#labelling/application/application.js";
import { lastDecision } from "#labelling/application/judgement.js";
import { initiative } from "#labelling/initiative/initiative.js";
import { instruction } from "#labelling/instruction/instruction.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { type Doing, motives } from "./folk.js";
import { firstRules, pick } from "./rules.js";
import type { Town } from "./town.js";

const said = "Un référent y veille, et en rend compte.";

const values: Readonly<Record<string, object>> = {
  creativallee: { themes: ["creation-takeover"], brandUse: "signature", channels: ["web"] },
  "centres-ressources": {
    equipment: ["measurement"],
    users: ["public", "private"],
    answerWithinDays: 5,
    publicTariff: true,
  },
  "shared-gardens": { plots: 12, openToVisitors: true },
};

const carrierOf = ({ places }: Town, organisation: string): Actor => ({
  id: (places.organisations.get(organisation) ?? "") as Actor["id"],
  as: "carrier",
});

/** Somebody has an idea, and applies; an old initiative may apply again. */
export const applying: Doing = async (town) => {
  const { random, places } = town;
  const scheme = pick(random, firstRules).id;
  const old = random.fraction() < 0.4 ? random.oneOf([...places.initiatives.keys()]) : undefined;
  const state = old === undefined ? undefined : town.past.now(initiative, old);
  const organisation =
    state?.phase === "registered"
      ? state.organisation
      : random.oneOf([...places.organisations.keys()]);
  if (organisation === undefined) return;
  const carrier = carrierOf(town, organisation);
  const title = "Une semaine pour reprendre";
  const id = old ?? (await town.ask(carrier, "RegisterInitiative", { organisation, title }));
  if (id !== undefined) await town.ask(carrier, "StartApplication", { initiative: id, scheme });
};

const rulesOf = (scheme: string): SchemeDefinition => {
  const rules = firstRules.find(({ id }) => id === scheme);
  if (!rules) throw new Error(`no rules are called ${scheme}`);
  return rules;
};

const document = (kind: string) => ({
  kind,
  hash: "c3".repeat(32),
  bytes: 2_048,
  mediaType: "text/plain",
  name: `${kind}.txt`,
});

/** A whole answer, or one with something left out. */
const answersTo = ({ random }: Town, scheme: string): object => {
  const { charter, questions } = rulesOf(scheme);
  const asked = [
    ...charter.map(({ id }) => id),
    ...questions.filter((q) => q.kind === "text").map(({ id }) => id),
  ];
  const isWhole = random.fraction() < 0.7;
  const told = asked.filter(() => isWhole || random.fraction() < 0.7);
  return { texts: Object.fromEntries(told.map((id) => [id, said])), values: values[scheme] };
};

/** A file goes on by one step, by whoever has it in hand. */
export const filing: Doing = async (town) => {
  const { random, places } = town;
  const [id, scheme] = random.oneOf([...places.files]) ?? [];
  if (id === undefined || scheme === undefined) return;
  const state = town.past.now(application, id);
  if (state.phase === "not-started") return;
  const carrier = carrierOf(town, state.content.organisation);
  if (random.fraction() < 0.01) {
    await town.ask(carrier, "WithdrawApplication", { motives }, id);
    return;
  }
  if (random.fraction() < 0.05) {
    await town.ask(
      random.fraction() < 0.5 ? carrier : town.secretariat,
      "SendMessage",
      { text: said },
      id,
    );
    return;
  }
  await step(town, id, scheme, state, carrier);
};

const step = async (town: Town, id: string, scheme: string, state: Application, carrier: Actor) => {
  const { random, secretariat, today } = town;
  switch (state.phase) {
    case "draft": {
      if (state.content.documents.length === 0)
        for (const { kind } of rulesOf(scheme).documents)
          if (random.fraction() < 0.9)
            await town.ask(carrier, "AttachDocument", document(kind), id);
      await town.ask(carrier, "EditDraft", answersTo(town, scheme), id);
      if (random.fraction() < 0.7) await town.ask(carrier, "SubmitApplication", {}, id);
      else if (random.fraction() < 0.2)
        await town.ask(secretariat, "ReceiveApplication", { receivedOn: today }, id);
      return;
    }
    case "checked":
      return checked(town, id, state);
    case "awaiting-complements":
      return awaited(town, id, state, carrier);
    case "admissible":
      return reviewed(town, id);
    case "decided":
      return decided(town, id, state, carrier);
    case "not-started":
    case "received":
    case "appealed":
    case "inadmissible":
    case "withdrawn":
    case "lapsed":
      return;
    default:
      unreachable(state);
  }
};

const checked = async (town: Town, id: string, state: In<"checked">) => {
  const { random, secretariat } = town;
  const { missing } = state.check;
  const dice = random.fraction();
  if (dice < 0.05) await town.ask(secretariat, "DeclareInadmissible", { motives }, id);
  else if (dice < 0.08) {
    const version = state.filing.rules.schemeVersion + 1;
    await town.ask(secretariat, "MoveToSchemeVersion", { version, reason: motives }, id);
  } else if (missing.length > 0 || dice < 0.12) {
    const paths = missing.length > 0 ? missing : ["charterAnswers.unheardOf"];
    const nature = random.fraction() < 0.7 ? "incomplete" : "incorrect";
    const items = paths.slice(0, 20).map((path) => ({ path, nature }));
    await town.ask(secretariat, "RequestComplements", { items }, id);
  } else await town.ask(secretariat, "DeclareAdmissible", { motives }, id);
};

const awaited = async (town: Town, id: string, state: In<"awaiting-complements">, by: Actor) => {
  // Some never come.
  if (town.random.fraction() < 0.7) return;
  for (const { path } of state.filing.deadlines.awaited) {
    const [group = "", name = ""] = path.split(".");
    if (group === "signatory") await town.ask(by, "SignApplication", {}, id);
    else if (group === "documents") await town.ask(by, "AttachDocument", document(name), id);
    else if (group === "answers") {
      const given = { values: { ...values[state.content.scheme] } };
      await town.ask(by, "ProvideComplements", given, id);
      await town.ask(by, "ProvideComplements", { texts: { [name]: said } }, id);
    } else await town.ask(by, "ProvideComplements", { texts: { [name]: said } }, id);
  }
};

const opinions = ["favourable", "reserved", "unfavourable"];

const reviewed = async (town: Town, id: string) => {
  const { random, secretariat } = town;
  const state = town.past.now(instruction, id);
  if (state.phase !== "open") return;
  const member = random.oneOf(town.roll(state.scheme));
  if (!member) return;
  const reviewer = random.oneOf(state.reviewers) ?? member;
  const by: Actor = { id: reviewer.person, as: "reviewer" };
  const marks = Object.fromEntries(
    state.criteria.map(({ id: line, outOf }) => [line, random.between(0, outOf)]),
  );
  const review = { marks, opinion: pick(random, opinions), text: said };
  const dice = random.fraction();
  if (dice < 0.4) await town.ask(secretariat, "AssignReviewer", { person: member.person }, id);
  else if (dice < 0.7) await town.ask(by, "SubmitReview", review, id);
  else if (dice < 0.75) await town.ask(by, "AmendReview", review, id);
  else if (dice < 0.8) await town.ask(by, "DeclineReview", { motives }, id);
  else if (dice < 0.85) await town.ask(by, "DeclareInterest", { grounds: "other" }, id);
  else if (dice < 0.9) await town.ask(secretariat, "AddNote", { text: said }, id);
  else if (dice < 0.95)
    await town.ask(secretariat, "ClearInterest", { person: member.person, reason: said }, id);
  else await town.ask(by, "ReportInterest", { person: member.person, grounds: "other" }, id);
};

const decided = async (town: Town, id: string, state: In<"decided">, carrier: Actor) => {
  const { random, secretariat, today } = town;
  const last = lastDecision(state.judgement);
  const letter = { means: "letter", notifiedOn: today, proof: "Recommandé 1A" };
  const dice = random.fraction();
  if (!state.judgement.notification) await town.ask(secretariat, "NotifyDecision", letter, id);
  else if (dice < 0.1)
    await town.ask(secretariat, "RecordNotificationFailure", { reason: "bounced" }, id);
  else if (dice < 0.2)
    await town.ask(secretariat, "CorrectDecision", { correction: said, reason: said }, id);
  else if (dice < 0.6 && last?.outcome !== "granted")
    await town.ask(carrier, "ContestDecision", { contested: said }, id);
  else if (dice > 0.8) town.places.leave("files", id);
};
