import type { HeldRole, Visitor } from '../account/account.ts';
import type { FileActor } from '../file/file.ts';
import { isServedBy } from './jobseeker.ts';

/** The mandate that a visitor acts under, as far as a record has to know it. */
export interface ActingFor {
  mandateId: string;
  jobseekerId: string;
  tasks: readonly string[];
  /** A counsellor acts, with the person present. */
  isAtDesk?: boolean | undefined;
}

/** Who asks for a record: a visitor, for whom at this moment. */
export interface Asker {
  visitor: Visitor;
  acting?: ActingFor | undefined;
  /** Why a member of staff does it; the log of the file keeps it. */
  reason?: string | undefined;
}

/** What decides who may open a file. */
export interface FileOwnership {
  jobseekerId: string;
  accountId: string | undefined;
  counsellorId: string | undefined;
  residenceRegion: string | undefined;
  registrationRegion: string | undefined;
  /** Of the office that goes on helping somebody who moved away, until another takes over. */
  leavingRegion: string | undefined;
}

/** A helper fills in the record to register what a person needs. */
export const recordTask = 'demand';

/** Where a person lives, is registered, and is still helped from. */
export type ServedPlaces = Pick<FileOwnership, 'residenceRegion' | 'registrationRegion' | 'leavingRegion'>;

/**
 * Whether staff in this role serve the person, who lives or is registered in their region, or has moved away from it and
 * is not yet helped there (NJ 二(七)). Somebody who has not said where they live is served wherever they come to.
 */
export function isServedIn(
  { role, regionCode }: Pick<HeldRole, 'role' | 'regionCode'>,
  { residenceRegion, registrationRegion, leavingRegion }: ServedPlaces,
): boolean {
  if (role !== 'counsellor' || !regionCode) return false;
  const isUnknown = residenceRegion === undefined && registrationRegion === undefined;
  return isUnknown || isServedBy(regionCode, residenceRegion, registrationRegion, leavingRegion);
}

/** Whether they serve the person only because the move is not over. */
export const isLeftBehind = (role: Pick<HeldRole, 'role' | 'regionCode'>, places: ServedPlaces): boolean =>
  isServedIn(role, places) && !isServedIn(role, { ...places, leavingRegion: undefined });

/**
 * What somebody is to a file: its owner, a helper under a mandate with this task, the counsellor who looks after it, or
 * staff of a region that serves the person and who must say why they open it. Undefined: nothing.
 */
export function rightTo(
  file: FileOwnership,
  { visitor, acting }: Asker,
  task: string = recordTask,
): 'own' | 'mandate' | 'caseload' | 'region' | undefined {
  if (acting) {
    const isCovered = acting.jobseekerId === file.jobseekerId && acting.tasks.includes(task);
    return isCovered ? 'mandate' : undefined;
  }
  if (visitor.role.role === 'jobseeker') return file.accountId === visitor.accountId ? 'own' : undefined;
  // Also on their caseload: a person who moved away is another region's to serve.
  if (!isServedIn(visitor.role, file)) return undefined;
  return file.counsellorId === visitor.accountId ? 'caseload' : 'region';
}

/** The asker as the log of a file names them: whoever acts for a person is a helper then, whatever else they are. */
export const actorOf = ({ visitor, acting }: Asker): FileActor =>
  acting && !acting.isAtDesk
    ? { accountId: visitor.accountId, role: 'helper', mandateId: acting.mandateId }
    : {
        accountId: visitor.accountId,
        role: visitor.role.role,
        organisationId: visitor.role.organisationId,
        mandateId: acting?.mandateId,
      };
