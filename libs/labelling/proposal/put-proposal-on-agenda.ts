import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type World } from "#kernel/index.js";
import { notOpen, reject } from "../session/rejections.js";
import { session as meeting, type Session, stageOf } from "../session/session.js";
import { proposal, type Proposal, type ProposalEvent } from "./proposal.js";

export class PutProposalOnAgendaBody {
  @IsUUID() readonly session!: string;
}

interface Facts {
  /** The session that is to have it on its agenda. */
  readonly asking: Session;
  /** The session that had it before has let it go, or never came to know of it. */
  readonly isFree: boolean;
}

/** Adjourned by a vote or without one; what is approved or sent back is on its way to be settled. */
const isFree = async (state: Proposal, world: World, id: string): Promise<boolean> => {
  const on = "agenda" in state ? state.agenda : undefined;
  const stage = on === undefined ? undefined : stageOf(await world.fold(meeting, on), id);
  if (stage?.is === "decided") return stage.outcome === "adjourned";
  return stage === undefined || stage.is === "adjourned";
};

/** A proposal is on one agenda at a time: its own stream says which, so no two sessions decide on it. */
export const putProposalOnAgenda = command({
  type: "PutProposalOnAgenda",
  schema: 1,
  summary: "Notes on whose agenda a proposal is that waits for the committee’s decision.",
  on: proposal,
  shape: PutProposalOnAgendaBody,
  example: { session: "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: async (
    state: Proposal,
    { session }: PutProposalOnAgendaBody,
    world,
    id,
  ): Promise<Facts> => ({
    asking: await world.fold(meeting, session),
    isFree: await isFree(state, world, id),
  }),
  decide: (state, { session }, { today }, facts): Decision<ProposalEvent> => {
    // Also one that was taken back meanwhile: what has it in hand decides on it all the same.
    if ("agenda" in state && state.agenda === session) return accept();
    const { asking } = facts;
    if (asking.phase !== "convened" && asking.phase !== "open") return notOpen(asking);
    if (state.phase !== "proposed" || state.scheme !== asking.scheme)
      return reject("MATTER_NOT_READY");
    return facts.isFree
      ? accept({ type: "ProposalPutOnAgenda", session, putOn: today })
      : reject("MATTER_ON_ANOTHER_AGENDA");
  },
  commandOf: (events) => ({ session: madeBy(events, "ProposalPutOnAgenda").session }),
});
