// Plants a bug in the server that imports it, named by FLAW: for the crash test to prove that it finds it.
import { flaws, isFlaw } from "./flaws.js";

const name = process.env["FLAW"] ?? "";
if (!isFlaw(name)) throw new Error(`There is no flaw ${name}.`);
flaws[name].plant?.();
