import { ConsoleLogger } from "@nestjs/common";

/** What Nest tells of each route and module at every start: some eighty lines that nobody reads. */
const chatter = ["RouterExplorer", "RoutesResolver", "InstanceLoader", "NestFactory"];

/** JSON lines, without the chatter of a start. */
export class QuietLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (!chatter.includes(String(rest.at(-1)))) super.log(message, ...rest);
  }
}
