import { IsUUID } from "class-validator";

export class ItemBody {
  /** The item of the agenda, named by what it is about. */
  @IsUUID() readonly item!: string;
}

export const itemExample = { item: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" };
