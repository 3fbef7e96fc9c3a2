// Plants the bug of an experiment, named by its number in EXPERIMENT, in the server that imports it.
import { experiments } from "./experiments.js";

const nth = Number(process.env["EXPERIMENT"]);
const experiment = experiments.find((one) => one.nth === nth);
if (!experiment) throw new Error(`There is no experiment ${nth}.`);
experiment.flaw.plant?.();
