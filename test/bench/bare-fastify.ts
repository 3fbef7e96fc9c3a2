// Fastify alone: the bytes of a file, on whatever is asked.
import fs from "node:fs";
import { fastify } from "fastify";

const page = fs.readFileSync(process.env["DATA_DIR"] ?? "");
const app = fastify();
app.get("*", (_request, reply) => reply.type("application/json; charset=utf-8").send(page));
console.log(await app.listen({ host: "127.0.0.1", port: 0 }));
process.on("SIGTERM", () => process.exit());
