import { certificates } from "./certificates.js";
import { committeeStory } from "./committee.js";
import { erasures } from "./erasures.js";
import { evaluationStory } from "./evaluation.js";
import { firstSeason } from "./first-season.js";
import { gardens } from "./gardens.js";
import { goings } from "./goings.js";
import { inTheirHands } from "./in-their-hands.js";
import { instructionStory } from "./instruction.js";
import { keptApart } from "./kept-apart.js";
import { labelLife } from "./label-life.js";
import { leftAsItIs } from "./left-as-it-is.js";
import { lostEnd } from "./lost-end.js";
import { newRules } from "./new-rules.js";
import { letters } from "./letters.js";
import { oneAgenda } from "./one-agenda.js";
import { paper } from "./paper.js";
import { readingsStory } from "./readings.js";
import { secondChance } from "./second-chance.js";
import { secondThoughts } from "./second-thoughts.js";
import { settledReports } from "./settled-reports.js";
import { webhooks } from "./webhooks.js";
import type { GoldenStory } from "./told.js";

/** A story that was told stays as it is; what a later release can do is told in another one. */
export const stories: readonly GoldenStory[] = [
  firstSeason,
  gardens,
  goings,
  paper,
  committeeStory,
  instructionStory,
  evaluationStory,
  labelLife,
  newRules,
  letters,
  secondChance,
  oneAgenda,
  settledReports,
  keptApart,
  webhooks,
  lostEnd,
  erasures,
  leftAsItIs,
  secondThoughts,
  readingsStory,
  certificates,
  inTheirHands,
];
