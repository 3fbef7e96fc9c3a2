import type { FastifyInstance } from "fastify";
import { listName } from "#certificates/status-list.js";
import type { JsonObject } from "#kernel/index.js";
import { purposes } from "#labelling/certification/certification.js";
import type { Certificates } from "../certificates/certificates.js";
import { Problem } from "./problem.js";
import { tellProblem } from "./tell-problem.js";

interface Answer {
  readonly type: string;
  readonly body: string;
}

/** In seconds: a suspension is to be seen soon, and a name that is erased is to be gone soon. */
const soon = "public, max-age=60";

/** For anybody, on any site: a badge is shown there, and checked there. */
const everywhere = {
  "Cache-Control": soon,
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

const json = (body: JsonObject | undefined): Answer | undefined =>
  body && { type: "application/json; charset=utf-8", body: JSON.stringify(body) };

const svg = (body: string | undefined): Answer | undefined =>
  body === undefined ? undefined : { type: "image/svg+xml; charset=utf-8", body };

/** Certificates, what they say of themselves by now, and the keys that they are checked by. */
export const publicCertificates = (fastify: FastifyInstance, certificates: Certificates): void => {
  const serve = (url: string, answerAt: (rest: string) => Promise<Answer | undefined>) =>
    fastify.get(url, async (request, reply) => {
      try {
        const path = request.url.split("?")[0] ?? "";
        const answer = await answerAt(path.slice(path.lastIndexOf("/") + 1));
        if (!answer) throw Problem.of("NOT_FOUND");
        const { type, body } = answer;
        return await reply.headers({ ...everywhere, "Content-Type": type }).send(body);
      } catch (fault) {
        tellProblem(fault, request, reply);
        return reply;
      }
    });

  // Where did:web looks for it: the latter below an address that has a path.
  for (const url of ["/.well-known/did.json", "/did.json"])
    serve(url, async () => json(await certificates.did()));
  serve("/certificates/:file", async (file) => {
    const [, id = "", form] = /^([0-9a-f-]{36})\.(json|svg)$/.exec(file) ?? [];
    if (form === undefined) return undefined;
    return form === "json"
      ? json(await certificates.credential(id))
      : svg(await certificates.badge(id));
  });
  serve("/status/:list", async (name) => {
    const purpose = purposes.find((one) => listName(one) === name);
    return purpose && json(await certificates.list(purpose));
  });
};
