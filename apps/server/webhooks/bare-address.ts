import type { Operation } from "#commands/operation.js";
import { webhook } from "#labelling/webhook/webhook.js";
import type { Engine } from "../engine.js";
import type { FieldFault } from "../http/problem.js";

/**
 * An address without TLS, where no call over http is ever let through: told at once, not by the
 * failure of the first message. Whether a name leads where calls may go is found out when they do.
 */
export const bareAddress = (
  { callsOverHttp }: Pick<Engine, "callsOverHttp">,
  { on }: Pick<Operation, "on">,
  body: object,
): readonly FieldFault[] => {
  if (callsOverHttp || on.kind !== webhook.kind || !("url" in body)) return [];
  const { url } = body;
  const isBare = typeof url === "string" && URL.canParse(url) && new URL(url).protocol === "http:";
  return isBare ? [{ pointer: "/url", code: "HTTPS_REQUIRED", about: {}, sentence }] : [];
};

const sentence = {
  fr: "Une adresse en https est attendue : l’exploitant n’en laisse appeler aucune en http.",
  en: "An https address is expected: the operator lets none be called over http.",
};
