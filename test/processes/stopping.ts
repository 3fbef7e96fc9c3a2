// A process that tells how it stops; `worker` fails to when the argument says so.
import { stopOnSignal } from "#infrastructure/stop-signal.js";

const says = (line: string) => async () => {
  console.log(line);
};

stopOnSignal([
  says("http"),
  async () => {
    if (process.argv[2] === "worker-fails") throw new Error("worker");
    console.log("worker");
  },
  says("database"),
]);
setInterval(() => undefined, 1_000);
console.log(process.pid);
