import { IsIn } from "class-validator";
import { accept, command, madeBy } from "#kernel/index.js";
import { type Language, languages, person } from "./person.js";
import { reject } from "./rejections.js";

export class ChangeSettingsBody {
  @IsIn(languages) readonly language!: Language;
}

export const changeSettings = command({
  type: "ChangeSettings",
  schema: 1,
  summary: "Changes the language that a person is written to in.",
  on: person,
  shape: ChangeSettingsBody,
  example: { language: "en" },
  decide: (state, { language }) => {
    if (state.phase === "unknown") return reject("PERSON_UNKNOWN");
    return state.language === language ? accept() : accept({ type: "SettingsChanged", language });
  },
  commandOf: (events) => ({ language: madeBy(events, "SettingsChanged").language }),
});
