import { IsUUID } from "class-validator";
import type { PersonId } from "#kernel/index.js";

export class MemberBody {
  @IsUUID() readonly person!: PersonId;
}

export const memberExample = { person: "7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as PersonId };
