import { ConsoleLogger, type LogLevel } from "@nestjs/common";
import type { Settings } from "#infrastructure/configuration/settings.js";
import { correlation } from "#infrastructure/telemetry/correlation.js";
import { mayRepeatValues, withoutValues } from "./without-values.js";

/** What Nest tells of each route and module at every start: some eighty lines that nobody reads. */
const chatter = ["RouterExplorer", "RoutesResolver", "InstanceLoader", "NestFactory"];

interface Line {
  readonly context: string;
  readonly logLevel: LogLevel;
  readonly error?: Error;
}

/** JSON lines, each with what it belongs to, without the chatter of a start or anybody's values. */
class QuietLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (!chatter.includes(String(rest.at(-1)))) super.log(message, ...rest);
  }

  /** What keeps Nest from listening is thrown, too, and told in a sentence. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) !== "NestApplication") super.error(message, ...rest);
  }

  protected override getJsonLogObject(message: unknown, line: Line) {
    const told = line.error && mayRepeatValues(line.error) ? line.error.name : message;
    return { ...super.getJsonLogObject(told, line), ...correlation() };
  }

  protected override serializeError(
    error: Error,
    depth?: number,
    ancestors?: Set<Error>,
  ): Record<string, unknown> {
    return withoutValues(error, super.serializeError(error, depth, ancestors));
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
