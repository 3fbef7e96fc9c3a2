import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { BadInput } from "../failures.js";
import { give, mayAsk } from "./acting.js";
import type { Act } from "./acts.js";

const draft: Act = {
  name: "minutes",
  label: { fr: "Proposer le procès-verbal", en: "Put the minutes forward" },
  isOffered: ({ state }) => state.phase === "closed" && state.approved === undefined,
  do: async ({ room, asking, acting }) => {
    const minutes = await hashOf(await asking.text(words.file));
    await give(acting, "DraftMinutes", room.id, { minutes });
  },
};

/** The document itself stays where it is: the session keeps what tells it from any other. */
const hashOf = async (file: string): Promise<string> => {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(file), hash);
  } catch {
    throw new BadInput(words.unreadable, { file });
  }
  return hash.digest("hex");
};

const approve: Act = {
  name: "approve",
  label: { fr: "Approuver le procès-verbal", en: "Approve the minutes" },
  isOffered: ({ state }, acting) =>
    state.phase === "closed" &&
    state.drafted !== undefined &&
    state.approved === undefined &&
    acting.some(({ actor }) => mayAsk("ApproveMinutes", actor.as)),
  do: async ({ room: { id, state }, acting }) => {
    const minutes = state.phase === "closed" ? state.drafted : undefined;
    await give(acting, "ApproveMinutes", id, { minutes });
  },
};

export const minutes: readonly Act[] = [draft, approve];

const words = {
  file: { fr: "Fichier du procès-verbal :", en: "File of the minutes:" },
  unreadable: {
    fr: "Ce fichier ne peut pas être lu : {file}.",
    en: "This file cannot be read: {file}.",
  },
} as const;
