import { recusedFrom } from "#labelling/session/item.js";
import { votersOf } from "#labelling/session/voters.js";
import type { Cli } from "../cli.js";
import type { Room, RoomItem } from "./room.js";

/** Of each proxy that gives no vote on an item since its holder is recused or away: whose voice is lost. */
export const lostVoices = (cli: Cli, room: Room, item: RoomItem): readonly string[] => {
  const { state, roll, nameOf } = room;
  if (state.phase !== "open") return [];
  const { present, proxies } = state;
  const recused = recusedFrom(item);
  const voters = votersOf({ roll, present, proxies }, recused);
  return roll.flatMap(({ person }) => {
    const holder = proxies[person];
    const mayBeHeard = !present.includes(person) && !recused.includes(person);
    if (holder === undefined || !mayBeHeard || voters.some(({ on }) => on === person)) return [];
    const why = recused.includes(holder) ? words.recused : words.away;
    return [cli.say(why, { from: nameOf(person), to: nameOf(holder) }), cli.say(words.remedy)];
  });
};

const words = {
  recused: {
    fr: "   La voix de {from} est perdue sur ce point : {to}, qui tient son pouvoir, s’est déporté(e).",
    en: "   The voice of {from} is lost on this item: {to}, who holds the proxy, is recused.",
  },
  away: {
    fr: "   La voix de {from} est perdue : {to}, qui tient son pouvoir, n’est pas là.",
    en: "   The voice of {from} is lost: {to}, who holds the proxy, is not there.",
  },
  remedy: {
    fr: "   Avant de poser la question, un point (.) ramène en arrière : notez un pouvoir à quelqu’un d’autre, ou une arrivée.",
    en: "   Before the question is put, a full stop (.) leads back: note a proxy to somebody else, or an arrival.",
  },
} as const;
