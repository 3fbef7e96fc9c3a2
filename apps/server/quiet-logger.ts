import { ConsoleLogger, type LogLevel } from "@nestjs/common";
import type { Settings } from "#infrastructure/configuration/settings.js";

/** What Nest tells of each route and module at every start: some eighty lines that nobody reads. */
const chatter = ["RouterExplorer", "RoutesResolver", "InstanceLoader", "NestFactory"];

/** JSON lines, without the chatter of a start. */
class QuietLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (!chatter.includes(String(rest.at(-1)))) super.log(message, ...rest);
  }

  /** What keeps Nest from listening is thrown, too, and told in a sentence. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) !== "NestApplication") super.error(message, ...rest);
  }
}

/** Nest's names of the levels: each with what is graver. */
const levels: Readonly<Record<Settings["logLevel"], LogLevel[]>> = {
  error: ["error", "fatal"],
  warn: ["error", "fatal", "warn"],
  info: ["error", "fatal", "warn", "log"],
  debug: ["error", "fatal", "warn", "log", "debug"],
};

export const quietLogger = (level: Settings["logLevel"]): ConsoleLogger =>
  new QuietLogger({ json: true, logLevels: levels[level] });
