import { type Cast, member } from "./cast.js";
import { engine, type Teller } from "./told.js";

export const convened = (
  teller: Teller,
  { secretariat }: Cast,
  scheme: string,
  heldOn: string,
  more: object = {},
): Promise<string> => {
  const body = { scheme, heldOn, place: "Hôtel de Région, Lille", ...more };
  return teller.ask(secretariat, "ConveneSession", body);
};

export const listed = (
  teller: Teller,
  { secretariat }: Cast,
  session: string,
  item: string,
  kind = "application",
): Promise<string> => teller.ask(secretariat, "PutOnAgenda", { kind, item }, session);

export const put = (
  teller: Teller,
  { secretariat }: Cast,
  session: string,
  item: string,
  question: object,
): Promise<string> => {
  const body = { item, question: { conditions: [], ...question } };
  return teller.ask(secretariat, "Deliberate", body, session);
};

/** @param votes by the place of the member in the cast */
export const voted = async (
  teller: Teller,
  cast: Cast,
  session: string,
  item: string,
  votes: Readonly<Record<number, string>>,
): Promise<void> => {
  for (const [nth, choice] of Object.entries(votes))
    await teller.ask(member(cast, Number(nth)), "CastBallot", { item, choice }, session);
  await teller.ask(cast.secretariat, "CloseBallots", { item }, session);
};

/** On a file, with what the reaction to a decision does. */
export const decided = async (
  teller: Teller,
  { secretariat }: Cast,
  session: string,
  item: string,
  motives?: string,
): Promise<void> => {
  await teller.ask(secretariat, "DecideItem", { item, ...(motives && { motives }) }, session);
  await teller.ask(engine, "RecordDecision", { session }, item);
};
