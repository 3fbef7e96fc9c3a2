import path from "node:path";
import type { Viewer } from "#access/viewer.js";
import type { Settings } from "#infrastructure/configuration/settings.js";
import type { House } from "#infrastructure/house.js";
import { type Actor, engine as theEngine } from "#kernel/index.js";
import { type Engine, openEngine } from "../server/engine.js";
import { publishShipped } from "../server/publish-shipped.js";
import { Failed } from "./failures.js";
import { openFolder } from "./open-folder.js";
import { openReadModels, type ReadModels } from "./read-models.js";
import type { Terminal } from "./terminal.js";

/** A data folder that is open, beside a server or with a database of its own, and who acts. */
export interface Session {
  readonly settings: Settings;
  readonly house: House;
  readonly engine: Engine;
  readonly actor: Actor;
  readonly viewer: Viewer;
  /** The read models, up to date; opened when first asked for. */
  reading(): Promise<ReadModels>;
}

/** Opens the folder for one piece of work. Without a token, the operator acts as the engine. */
export const withSession = async (
  terminal: Terminal,
  token: string | undefined,
  work: (session: Session) => Promise<void>,
): Promise<void> => {
  const { settings, house } = await openFolder(terminal);
  let opened: Promise<ReadModels> | undefined;
  try {
    const engine = await openEngine(
      house,
      path.join(settings.dataDir, "files"),
      settings.eventStoreUrl,
      { webhooksAllow: settings.webhooksAllow },
    );
    await publishShipped(engine);
    const who = await whoActs(engine, token);
    const viewer = { ...who, language: terminal.language };
    const actor = { id: who.person, as: who.capacity };
    const reading = () => (opened ??= openReadModels(house, engine, viewer, terminal));
    await work({ settings, house, engine, actor, viewer, reading });
  } finally {
    await opened?.then(({ close }) => close()).catch(() => undefined);
    await house.stop();
  }
};

const whoActs = async ({ tokens }: Engine, token: string | undefined) => {
  if (!token) return { person: theEngine, capacity: theEngine } as const;
  const holder = await tokens.holderOf(token);
  if (!holder) throw new Failed(words.token);
  return holder;
};

const words = {
  token: {
    fr: "Ce jeton n’est pas valable : inconnu, révoqué, expiré, ou son rôle a pris fin.",
    en: "This token is not good: unknown, revoked, expired, or its role is over.",
  },
} as const;
