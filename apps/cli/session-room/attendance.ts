import type { PersonId } from "#kernel/index.js";
import { give } from "./acting.js";
import type { Act } from "./acts.js";
import { items, people } from "./options.js";
import type { Room } from "./room.js";
import { isBetweenItems } from "./stages.js";

const absent = ({ state, roll }: Room) =>
  roll.filter(({ person }) => !("present" in state && state.present.includes(person)));
const present = ({ state, roll }: Room) =>
  roll.filter(({ person }) => "present" in state && state.present.includes(person));
const members = ({ roll }: Room) => roll.filter(({ rank }) => rank === "member");

const arrive: Act = {
  name: "arrive",
  label: { fr: "Quelqu’un arrive", en: "Somebody arrives" },
  isOffered: (room) => isBetweenItems(room) && absent(room).length > 0,
  do: async ({ cli, room, asking, acting }) => {
    const person = await asking.one(words.who, people(cli, room, absent(room)));
    await give(acting, "RecordArrival", room.id, { person });
  },
};

const leave: Act = {
  name: "leave",
  label: { fr: "Quelqu’un s’en va", en: "Somebody leaves" },
  isOffered: (room) => isBetweenItems(room) && present(room).length > 0,
  do: async ({ cli, room, asking, acting }) => {
    const person = await asking.one(words.who, people(cli, room, present(room)));
    await give(acting, "RecordLeaving", room.id, { person });
  },
};

const proxy: Act = {
  name: "proxy",
  label: { fr: "Noter un pouvoir", en: "Note a proxy" },
  isOffered: (room) => room.state.phase === "convened" || isBetweenItems(room),
  do: async ({ cli, room, asking, acting }) => {
    const from = await asking.one(words.from, people(cli, room, members(room)));
    const others = members(room).filter(({ person }) => person !== from);
    const to = await asking.one(words.to, people(cli, room, others));
    await give(acting, "GiveProxy", room.id, { from, to });
    const before = room.state.proxies[from];
    if (before === undefined || before === to) return;
    const about = { from: room.nameOf(from), to: room.nameOf(to), before: room.nameOf(before) };
    cli.terminal.out(cli.say(words.instead, about));
  },
};

const givers = ({ state }: Room) =>
  Object.keys(state.proxies).map((person) => ({ person: person as PersonId }));

const withdrawProxy: Act = {
  name: "withdraw-proxy",
  label: { fr: "Reprendre un pouvoir", en: "Take a proxy back" },
  isOffered: (room, acting) => proxy.isOffered(room, acting) && givers(room).length > 0,
  do: async ({ cli, room, asking, acting }) => {
    const from = await asking.one(words.from, people(cli, room, givers(room)));
    await give(acting, "WithdrawProxy", room.id, { from });
  },
};

const elect: Act = {
  name: "elect",
  label: { fr: "Élire qui préside", en: "Elect who presides" },
  isOffered: (room) =>
    isBetweenItems(room) &&
    Object.values(room.state.terms.chair).includes("elected-for-the-session"),
  do: async ({ cli, room, asking, acting }) => {
    const person = await asking.one(words.who, people(cli, room, present(room)));
    await give(acting, "ElectPresiding", room.id, { person });
  },
};

const listed = ({ items: all }: Room) => all.filter(({ stage }) => stage.is === "listed");

const recuse: Act = {
  name: "recuse",
  label: { fr: "Noter un déport", en: "Note a recusal" },
  isOffered: (room) => isBetweenItems(room) && listed(room).length > 0,
  do: async ({ cli, room, asking, acting }) => {
    const { item } = await asking.one(words.item, items(listed(room)));
    const person = await asking.one(words.who, people(cli, room, room.roll));
    await give(acting, "RecuseMember", room.id, { item, person });
  },
};

export const attendance: readonly Act[] = [arrive, leave, proxy, withdrawProxy, elect, recuse];

const words = {
  who: { fr: "Qui ?", en: "Who?" },
  from: { fr: "Qui donne le pouvoir ?", en: "Who gives the proxy?" },
  to: { fr: "À qui ?", en: "To whom?" },
  item: { fr: "Quel point ?", en: "Which item?" },
  instead: {
    fr: "Le pouvoir de {from} est désormais à {to} ; celui qui avait été donné à {before} ne vaut plus.",
    en: "The proxy of {from} is now with {to}; the one that was given to {before} holds no more.",
  },
} as const;
