import { IsUUID } from "class-validator";
import { accept, command, madeBy } from "#kernel/index.js";
import { application } from "../application/application.js";
import { numberOf, register, type Register } from "./register.js";
import { reject } from "./rejections.js";

export class AllotNumberBody {
  @IsUUID() readonly label!: string;
  /** The file that the label is granted on. */
  @IsUUID() readonly application!: string;
}

/** Before the label is granted: a number that no label came to bear is lost, never given again. */
export const allotNumber = command({
  type: "AllotNumber",
  schema: 1,
  summary: "Gives a label the next number of its scheme’s register.",
  on: register,
  shape: AllotNumberBody,
  example: {
    label: "2d9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d",
    application: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d",
  },
  // A register is named by its scheme.
  gather: async (_state: Register, body: AllotNumberBody, world, id) => {
    const file = await world.fold(application, body.application);
    return { ours: file.phase !== "not-started" && file.content.scheme === id };
  },
  decide: (state, body, { today }, { ours }: { readonly ours: boolean }) => {
    if (numberOf(state, body.label) !== undefined) return accept();
    if (!ours) return reject("FILE_OF_ANOTHER_REGISTER");
    const { labels } = state;
    const other = labels.find((one) => one.application === body.application);
    if (other) return reject("FILE_NUMBERED_ALREADY", { number: other.number });
    const number = (labels.at(-1)?.number ?? 0) + 1;
    return accept({ type: "LabelNumbered", number, ...body, numberedOn: today });
  },
  commandOf: (events) => {
    const { label, application: file } = madeBy(events, "LabelNumbered");
    return { label, application: file };
  },
});
