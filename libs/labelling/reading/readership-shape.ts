import { IsUUID } from "class-validator";
import type { PersonId } from "#kernel/index.js";
import type { Readership } from "./reading.js";

export class ReadershipBody implements Readership {
  @IsUUID() readonly application!: string;
  @IsUUID() readonly person!: PersonId;
}

export const exampleReadership: ReadershipBody = {
  application: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d",
  person: "7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as PersonId,
};
