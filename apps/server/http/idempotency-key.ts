import type { FastifyRequest } from "fastify";
import { Problem } from "./problem.js";

const form = /^[\x21-\x7e]{1,200}$/;

/** @throws Problem KEY_REQUIRED when it is absent or of another form */
export const keyIn = ({ headers }: FastifyRequest): string => {
  const key = headers["idempotency-key"];
  if (typeof key !== "string" || !form.test(key)) throw Problem.of("KEY_REQUIRED");
  return key;
};
