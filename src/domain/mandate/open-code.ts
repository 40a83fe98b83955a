import { randomInt, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { FileActor } from '../file/file.ts';
import { recordEvent } from '../file/record-event.ts';
import type { MandateSide } from './mandate.ts';
import { codeLength, endOfCode, openCodes } from './mandate.ts';

export interface OpenedCode {
  outcome: 'opened';
  mandateId: string;
  /** Eight digits. */
  code: string;
  /** False when the same form had been sent before. */
  isNew: boolean;
}

interface Beginning {
  /** The key of the shown form: sent twice, it is one code. */
  key?: string | undefined;
  jobseekerId: string | undefined;
  helperId: string | undefined;
  tasks: string;
  term: string;
  begunBy: MandateSide;
  /** Who does it, for the log of the file, and why where that has to be said. */
  actor: FileActor;
  reason?: string | undefined;
}

export const codeFingerprints = (sealer: Sealer, code: string): [string, ...string[]] =>
  sealer.fingerprints('mandate-code', code);

/** Keeps a mandate that waits for the other side, with a code for it; `too many` when the person has enough of them. */
export async function openCode(
  db: Kysely<Database>,
  sealer: Sealer,
  { key, jobseekerId, helperId, tasks, term, begunBy, actor, reason }: Beginning,
  now: Date,
): Promise<OpenedCode | { outcome: 'too many' }> {
  const state = begunBy === 'helper' ? 'asked' : 'invited';
  const time = now.toISOString();
  return db.transaction().execute(async (transaction) => {
    const own = await transaction
      .selectFrom('mandate')
      .select(['mandate_id', 'sealed_code'])
      .where('state', '=', state)
      .where('code_expires_at', '>', time)
      .where('sealed_code', 'is not', null)
      .$if(jobseekerId !== undefined, (query) => query.where('jobseeker_id', '=', jobseekerId ?? ''))
      .$if(jobseekerId === undefined, (query) => query.where('helper_id', '=', helperId ?? ''))
      .execute();
    const same = own.find(({ mandate_id }) => mandate_id === key);
    if (same?.sealed_code)
      return { outcome: 'opened', mandateId: same.mandate_id, code: sealer.unseal(same.sealed_code), isNew: false };
    if (own.length >= openCodes) return { outcome: 'too many' };
    const code = await drawCode(transaction, sealer);
    const isKeyTaken = key !== undefined && (await isTaken(transaction, 'mandate_id', [key]));
    const mandateId = key && !isKeyTaken ? key : randomUUID();
    await transaction
      .insertInto('mandate')
      .values({
        mandate_id: mandateId,
        jobseeker_id: jobseekerId ?? null,
        helper_id: helperId ?? null,
        tasks,
        term,
        state,
        begun_by: begunBy,
        code_fingerprint: codeFingerprints(sealer, code)[0],
        sealed_code: sealer.seal(code),
        code_expires_at: endOfCode(now),
        starts_at: null,
        ends_at: null,
        ended_at: null,
        ended_by: null,
        created_at: time,
      })
      .execute();
    if (jobseekerId) {
      const event = { jobseekerId, kind: 'mandate', subject: 'invited', actor, reason } as const;
      await recordEvent(transaction, sealer, event, now);
    }
    return { outcome: 'opened', mandateId, code, isNew: true };
  });
}

/** A code that no other mandate waits for. */
async function drawCode(db: Kysely<Database>, sealer: Sealer): Promise<string> {
  for (;;) {
    const code = String(randomInt(10 ** codeLength)).padStart(codeLength, '0');
    if (!(await isTaken(db, 'code_fingerprint', codeFingerprints(sealer, code)))) return code;
  }
}

const isTaken = async (
  db: Kysely<Database>,
  column: 'mandate_id' | 'code_fingerprint',
  values: readonly string[],
): Promise<boolean> =>
  (await db.selectFrom('mandate').select('mandate_id').where(column, 'in', values).executeTakeFirst()) !== undefined;
