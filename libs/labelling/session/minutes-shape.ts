import { Matches } from "class-validator";

export class MinutesBody {
  /** SHA-256 of the document, lower-case hex. Whoever runs the session keeps it: no route takes it in. */
  @Matches(/^[0-9a-f]{64}$/) readonly minutes!: string;
}

/** Of no bytes at all: somebody named the wrong file, and no minutes can be changed once approved. */
export const emptyDocument = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

export const minutesExample = { minutes: "5d".repeat(32) };
