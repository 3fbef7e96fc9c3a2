import { application } from "#labelling/application/application.js";
import { recordDecision } from "#labelling/application/record-decision.js";
import { grantLabel } from "#labelling/label/grant-label.js";
import { renewLabel } from "#labelling/label/renew-label.js";
import { allotNumber } from "#labelling/register/allot-number.js";
import { isOfFile } from "#labelling/session/matter.js";
import type { Motion } from "./motion.js";
import type { Stage } from "./stage.js";

/** What the committee has decided goes into the file, the register and the label, as reactions send it. */
export const followDecision = async (
  stage: Stage,
  session: string,
  { kind, outcome }: Motion,
  item: string,
): Promise<void> => {
  if (outcome === "renewed") await stage.follow(renewLabel, item, { session });
  if (!isOfFile(kind)) return;
  await stage.follow(recordDecision, item, { session });
  if (outcome !== "granted" && outcome !== "granted-with-conditions") return;
  const file = await stage.look(application, item);
  if (file.phase === "not-started") throw new Error(`${item} is no file`);
  await stage.follow(allotNumber, file.content.scheme, { label: item, application: item });
  await stage.follow(grantLabel, item, { application: item });
};
