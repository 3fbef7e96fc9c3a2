import { Matches } from "class-validator";

/** In the shape of a command: the SHA-256 of a definition's canonical bytes, stored beforehand. */
export const IsDefinitionHash = (): PropertyDecorator =>
  Matches(/^[0-9a-f]{64}$/, { message: "$property must be a SHA-256 in lower-case hex" });

export const exampleHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
