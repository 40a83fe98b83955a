import type { Visitor } from '../account/account.ts';
import type { FileActor } from '../file/file.ts';
import { isServedBy } from './jobseeker.ts';

/** The mandate that a visitor acts under, as far as a record has to know it. */
export interface ActingFor {
  mandateId: string;
  jobseekerId: string;
  tasks: readonly string[];
}

/** Who asks for a record: a visitor, for whom at this moment. */
export interface Asker {
  visitor: Visitor;
  acting?: ActingFor | undefined;
}

/** What decides who may open a file. */
export interface FileOwnership {
  jobseekerId: string;
  accountId: string | undefined;
  counsellorId: string | undefined;
  residenceRegion: string | undefined;
  registrationRegion: string | undefined;
}

/** A helper fills in the record to register what a person needs. */
export const recordTask = 'demand';

/**
 * What somebody is to a file: its owner, a helper under a mandate with the task, the counsellor who looks after it, or
 * staff of a region that serves the person and who must say why they open it. Undefined: nothing.
 */
export function rightTo(
  file: FileOwnership,
  { visitor, acting }: Asker,
): 'own' | 'mandate' | 'caseload' | 'region' | undefined {
  if (acting) {
    const isCovered = acting.jobseekerId === file.jobseekerId && acting.tasks.includes(recordTask);
    return isCovered ? 'mandate' : undefined;
  }
  const { role, regionCode } = visitor.role;
  if (role === 'jobseeker') return file.accountId === visitor.accountId ? 'own' : undefined;
  if (role !== 'counsellor') return undefined;
  if (file.counsellorId === visitor.accountId) return 'caseload';
  const isServed = regionCode !== undefined && isServedBy(regionCode, file.residenceRegion, file.registrationRegion);
  return isServed ? 'region' : undefined;
}

/** The asker as the log of a file names them. */
export const actorOf = ({ visitor, acting }: Asker): FileActor => ({
  accountId: visitor.accountId,
  role: visitor.role.role,
  organisationId: visitor.role.organisationId,
  mandateId: acting?.mandateId,
});
