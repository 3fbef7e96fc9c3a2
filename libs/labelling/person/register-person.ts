import { IsEmail, MaxLength } from "class-validator";
import { accept, command, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { person } from "./person.js";
import { reject } from "./rejections.js";

export class RegisterPersonBody {
  @IsText(200) readonly name!: string;
  @IsEmail() @MaxLength(254) readonly email!: string;
}

export const registerPerson = command({
  type: "RegisterPerson",
  schema: 1,
  summary: "Registers a person, who holds no role yet.",
  on: person,
  shape: RegisterPersonBody,
  creates: true,
  personal: ["/name", "/email"],
  example: { name: "Camille Delattre", email: "camille.delattre@example.org" },
  decide: (state, { name, email }) =>
    state.phase === "unknown"
      ? accept({ type: "PersonRegistered", name, email })
      : reject("PERSON_ALREADY_REGISTERED"),
  commandOf: (events) => {
    const { name, email } = madeBy(events, "PersonRegistered");
    return { name, email };
  },
});
