import "reflect-metadata";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type House, openHouse } from "#infrastructure/house.js";
import { run } from "../apps/cli/program.js";
import type { Terminal } from "../apps/cli/terminal.js";
import { migrations } from "../apps/server/migrations.js";

export interface Said {
  readonly status: number;
  readonly out: readonly string[];
  readonly error: readonly string[];
}

export interface CommandLine {
  readonly dataDir: string;
  readonly house: House;
  /** Of its calls, unless they bring their own. */
  readonly env: Readonly<Record<string, string>>;
  /** A file in a folder of its own, gone at the end. @returns its path */
  write(name: string, content: string | Uint8Array): Promise<string>;
  /** One call of the command, told in English, up to a signal. */
  run(args: readonly string[], more?: Partial<Terminal>): Promise<Said>;
  stop(): Promise<void>;
}

/**
 * The command line on a new data folder. Its database is held open meanwhile, as a server would,
 * so that each call joins it at once.
 */
export const commandLine = async (): Promise<CommandLine> => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-cli-"));
  const dataDir = path.join(folder, "data");
  const house: House = await openHouse({
    settings: { dataDir, production: false },
    role: "server",
    migrations,
  });
  const env = { DATA_DIR: dataDir };
  return {
    dataDir,
    house,
    env,
    write: async (name, content) => {
      const file = path.join(folder, name);
      await fs.writeFile(file, content);
      return file;
    },
    run: async (args, more = {}) => {
      const [out, error]: [string[], string[]] = [[], []];
      const status = await run(args, {
        language: "en",
        env,
        signal: new AbortController().signal,
        isWatched: false,
        out: (line) => void out.push(line),
        error: (line) => void error.push(line),
        ...more,
      });
      return { status, out, error };
    },
    stop: async () => {
      await house.stop();
      await fs.rm(folder, { recursive: true });
    },
  };
};
