/** What a crash may never leave behind. */
export const faultCodes = {
  POSITION_GAP: "positions of the log are not 1, 2, 3 …, or not in order",
  STREAM_GAP: "a stream's versions are not 0, 1, 2 …",
  WRONG_BYTES: "an event is not what its id was made from",
  SEALED_VALUE_GONE: "a personal value cannot be opened any more",
  COMMAND_TWICE: "a command took effect twice",
  ACKNOWLEDGED_LOST: "an event was acknowledged and is not there",
  ANSWERED_OTHERWISE: "a command was answered one way, then another",
  REFUSED_STORED: "a command was refused and has left events",
  HALF_UNDONE: "a process was refused and a step of it stands",
  NOBODY_ASKED: "an event answers no command that was sent",
  NEVER_ANSWERED: "a command was never answered",
  SERVER_FAILED: "the server answered 500, or ended by itself",
  READ_MODEL_DIFFERS: "a read model is not what a fresh replay gives",
  READ_MODEL_STOPPED: "a read model could not fold an event",
  NOT_REACTED: "an event that calls for a reaction had none, or two",
  DECISION_MISRECORDED: "what a session decided is not recorded just once in its file",
  LABEL_MISCOUNTED: "a decision that grants has not one number and one label, or another has any",
  NUMBER_TWICE: "the numbers of a register are not 1, 2, 3 …",
  FILE_STILL_HELD: "a file is held, though no session has it in hand",
  BALLOT_MISCOUNTED: "an open vote was not counted by the last ballot of each seat",
  LETTER_TWICE: "a letter came under two names, or again though no worker died over it",
  LETTER_LOST: "a letter was settled and never came",
  TIME_WRONG: "an event bears a time that was not",
  DAMAGE_SPREAD: "damage to one stream stopped more than that, or was not noticed",
  LAPSED_WRONGLY: "a file lapsed that was complete in time, or lives on past its day",
  NOT_AS_MEANT: "the experiment did not do what it is for",
  OUTBOX_UNSETTLED: "a message of the outbox was not sent",
} as const;

export interface Fault {
  readonly code: keyof typeof faultCodes;
  readonly about: string;
}
