import type { Actor } from "#kernel/index.js";
import type { Item } from "#labelling/session/item.js";
import type { In, Session } from "#labelling/session/session.js";
import {
  type Ask,
  definitions,
  engine,
  files,
  idOf,
  members,
  proposals,
  scheme,
  secretariat,
  secretWord,
} from "./cast.js";

const asked = {
  application: "grant",
  appeal: "grant",
  renewal: "renew",
  revocation: "revoke",
  proposal: "approve",
} as const satisfies Readonly<Record<Item["kind"], string>>;
const questionOn = ({ kind }: Item) => ({ ask: asked[kind], conditions: [] });
const choices = ["for", "against", "abstain"];

type Asking = (by: Actor, type: string, body?: object, id?: string) => Ask;

const aboutItem = (one: Item, id: string, ask: Asking, today: string): readonly Ask[] => {
  const { item, kind, stage } = one;
  const question = questionOn(one);
  switch (stage.is) {
    case "listed":
      return [
        ask(secretariat, "Deliberate", { item, question }),
        ask(secretariat, "Deliberate", { item, question: { ...question, ask: "adjourn" } }),
        ...members.slice(1, 2).map((member) => ask(member, "RecuseMember", { item })),
        ask(engine, "OpenInstruction", {}, item),
        ask(engine, "DrawReviewers", { instruction: item }, scheme),
      ];
    case "requested":
      return [
        ask(secretariat, "Deliberate", { item, question }),
        ask(secretariat, "WithdrawQuestion", { item }),
      ];
    case "deliberating":
      return [
        ...members.flatMap((member, nth) =>
          choices.map((choice) =>
            ask(member, "CastBallot", {
              item,
              choice: choices[(nth + choices.indexOf(choice)) % 3],
            }),
          ),
        ),
        ask(secretariat, "CloseBallots", { item }),
        ask(secretariat, "WithdrawQuestion", { item }),
      ];
    case "closed": {
      const cast = stage.ballots.length;
      const notCast = stage.voters.length - cast;
      const counts = { for: cast, against: 0, abstain: 0, notCast };
      return [ask(engine, "TallyBallots", { item, counts })];
    }
    case "tallied":
      return [
        ask(secretariat, "DecideItem", { item, motives: secretWord }),
        ...members
          .slice(0, 1)
          .map((chair) => ask(chair, "GiveCastingVote", { item, choice: "for" })),
        ask(secretariat, "AdjournItem", { item, reason: "put-off" }),
      ];
    case "decided":
      if (kind === "proposal") return putInForce(item, id, ask);
      if (kind === "renewal" || kind === "revocation")
        return [
          ask(engine, "RecordLabelDecision", { session: id }, item),
          ask(secretariat, "RevokeLabel", { motives: secretWord, session: id }, item),
          ask(secretariat, "RevokeLabel", { motives: secretWord }, item),
          ask(engine, "RecordHolderNotReached", { reason: "refused" }, item),
          ask(
            secretariat,
            "NotifyHolder",
            { means: "hand", notifiedOn: today, proof: secretWord },
            item,
          ),
        ];
      return [
        ask(engine, "RecordDecision", { session: id }, item),
        ask(engine, "AllotNumber", { label: item, application: item }, scheme),
        ask(engine, "GrantLabel", { application: item }, item),
      ];
    case "adjourned":
      return [ask(engine, "ReleaseApplication", { session: id }, item)];
  }
};

/** What follows rules that were decided on: recorded, and published if they were approved. */
const putInForce = (proposal: string, session: string, ask: Asking): readonly Ask[] => {
  const slot = proposals.findIndex((one) => idOf("proposal", one) === proposal);
  const definition = definitions[slot + 1];
  return [
    ask(engine, "SettleProposal", { session }, proposal),
    ask(secretariat, "DraftScheme", { definition }, scheme),
    ask(secretariat, "PublishScheme", { definition, proposal }, scheme),
  ];
};

/** What somebody who knew the session would do now; without it hardly any would come to a decision. */
export const nextSessionSteps = (id: string, state: Session, today: string): readonly Ask[] => {
  const ask: Asking = (by, type, body = {}, on = id) => ({ type, id: on, by, body });
  const aboutItems = (known: In<"open" | "adjourned" | "closed">) =>
    known.items.flatMap((item) => aboutItem(item, id, ask, today));
  switch (state.phase) {
    case "unknown":
      return [ask(secretariat, "ConveneSession", { scheme, heldOn: today, place: secretWord })];
    case "convened": {
      const present = members.map((member) => member.id);
      const putOff = ask(secretariat, "AdjournSession", { reason: "put-off", present: [] });
      if (state.heldOn < today) return [putOff];
      if (state.items.length === 0)
        return [
          ...files.map((slot) => ["application", idOf("application", slot)] as const),
          ...proposals.map((slot) => ["proposal", idOf("proposal", slot)] as const),
          ...files.map((slot) => ["revocation", idOf("application", slot)] as const),
        ].map(([kind, item]) => ask(secretariat, "PutOnAgenda", { kind, item }));
      return [
        ask(secretariat, "OpenSession", { present }),
        ask(secretariat, "OpenSession", { present: present.slice(0, 2) }),
        putOff,
        ...state.items.map(({ item }) => ask(secretariat, "RemoveAgendaItem", { item })),
      ];
    }
    case "open":
      return [...aboutItems(state), ask(secretariat, "CloseSession")];
    case "adjourned":
      return aboutItems(state);
    case "closed": {
      const minutes = "c4".repeat(32);
      return [...aboutItems(state), ask(secretariat, "DraftMinutes", { minutes })];
    }
  }
};
