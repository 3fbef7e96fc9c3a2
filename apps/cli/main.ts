import "reflect-metadata";
import { languageOf } from "./language.js";
import { run } from "./program.js";
import { processTerminal } from "./terminal.js";

const args = process.argv.slice(2);
process.exitCode = await run(args, processTerminal(languageOf(args, process.env)));
