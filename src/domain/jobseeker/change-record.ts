import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { unlessTaken } from '#db/unique.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { hasUsualForm, readCertificateNumber } from './certificate-number.ts';
import { findFile } from './jobseeker-queries.ts';
import type { RecordFile } from './jobseeker-queries.ts';
import type { PartAnswers } from './jobseeker-form.ts';
import type { NumberPart } from './jobseeker.ts';
import { noteMove } from './note-move.ts';
import { sealPerson } from './person.ts';
import type { Entry, Person } from './person.ts';
import { actorOf, rightTo } from './record-right.ts';
import type { Asker } from './record-right.ts';
import { lastStudyDay } from './studies.ts';

/**
 * `unchanged`: the same stood there before. `not theirs`: the asker may not change this file, or there is none.
 * `taken`: another file has this number, which the asker must not be told. `other person`: the certificate's number does
 * not begin with the identity number. `disagrees`: the number that is kept names another category or grade.
 */
export type ChangeOutcome = 'changed' | 'unchanged' | 'not theirs' | 'taken' | 'other person' | 'disagrees';

/** What stands in the row beside the sealed person. */
type Columns = Pick<RecordFile, 'residenceRegion' | 'registrationRegion' | 'education' | 'contactWay'>;

/** Changes one part of a record (一人一档, ZH 二13), with an event, and keeps who entered each field. */
export async function changeRecord(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  change: PartAnswers,
  now: Date,
): Promise<ChangeOutcome> {
  const changeIn = async (transaction: Kysely<Database>): Promise<ChangeOutcome> => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    const right = file && rightTo(file, asker);
    if (!file || !right || right === 'region') return 'not theirs';
    const { person, ...columns } = changed(file, change);
    if (!isOnePerson(person, now)) return 'other person';
    const before = fieldsOf(file.person, file);
    const after = fieldsOf(person, columns);
    const fields = Object.keys(after).filter((field) => !isDeepStrictEqual(before[field], after[field]));
    if (fields.length === 0) return 'unchanged';
    if (keepsOtherNumber(change, person, now)) return 'disagrees';
    const prints = printsOf(sealer, person);
    for (const part of ['identity', 'certificate'] as const)
      if (fields.includes(numberFields[part]) && (await isTaken(transaction, part, prints[part], jobseekerId)))
        return 'taken';

    const helper = asker.acting?.isAtDesk ? 'staff' : 'helper';
    const by = ({ own: 'self', mandate: helper, caseload: 'staff' } as const)[right];
    const entry: Entry = { by, called: asker.visitor.called, at: now.toISOString() };
    const entered = { ...file.person.entered, ...Object.fromEntries(fields.map((field) => [field, entry])) };
    const row = {
      sealed_person: sealPerson(sealer, { ...person, entered }),
      residence_region: columns.residenceRegion ?? null,
      registration_region: columns.registrationRegion ?? null,
      education: columns.education ?? null,
      contact_way: columns.contactWay ?? null,
      graduates_on: person.graduatesOn ? lastStudyDay(person.graduatesOn) : null,
      identity_fingerprint: prints.identity?.[0] ?? null,
      certificate_fingerprint: prints.certificate?.[0] ?? null,
      changed_at: now.toISOString(),
    };
    const isWritten = await unlessTaken(transaction, () =>
      transaction.updateTable('jobseeker').set(row).where('jobseeker_id', '=', jobseekerId).execute(),
    );
    if (!isWritten) return 'taken';
    if (file.accountId && person.called !== file.person.called)
      await transaction
        .updateTable('account')
        .set({ sealed_called: sealer.seal(person.called) })
        .where('account_id', '=', file.accountId)
        .execute();
    const { reason } = asker;
    const event = { jobseekerId, kind: 'changed', subject: change.part, actor: actorOf(asker), reason } as const;
    await recordEvent(transaction, sealer, event, now);
    if (change.part === 'region') await noteMove(transaction, sealer, asker, { file, after: columns }, now);
    return 'changed';
  };
  return db.isTransaction ? changeIn(db) : db.transaction().execute(changeIn);
}

/** The record with one part's answers in it. */
function changed(file: RecordFile, { part, answers }: PartAnswers): Columns & { person: Person } {
  const { residenceRegion, registrationRegion, education, contactWay, person } = file;
  const columns = { residenceRegion, registrationRegion, education, contactWay };
  switch (part) {
    case 'name':
      return { ...columns, person: { ...person, ...answers } };
    case 'contact': {
      const { contactWay: way, ...rest } = answers;
      return { ...columns, contactWay: way, person: { ...person, ...rest } };
    }
    case 'region':
      return { ...columns, ...answers, person };
    case 'background': {
      const { education: own, ...rest } = answers;
      return { ...columns, education: own, person: { ...person, ...rest } };
    }
    case 'studies':
      return { ...columns, person: { ...person, ...answers } };
    case 'identity': {
      const identityNumber = answers.number ?? (answers.remove ? undefined : person.identityNumber);
      return { ...columns, person: { ...person, identityNumber } };
    }
    case 'certificate': {
      const { category, grade } = answers;
      const number = answers.number ?? (answers.remove ? undefined : person.certificate?.number);
      const certificate = category || grade || number ? { category, grade, number } : undefined;
      return { ...columns, person: { ...person, certificate } };
    }
  }
}

/** The fields whose changes are told apart. */
const fieldsOf = (person: Person, { residenceRegion, registrationRegion, education, contactWay }: Columns) => {
  const { entered: _, certificate, ...fields } = person;
  const { category, grade, number: certificateNumber } = certificate ?? {};
  const columns = { residenceRegion, registrationRegion, education, contactWay };
  return { ...fields, category, grade, certificateNumber, ...columns } as Readonly<Record<string, string | undefined>>;
};

const numberFields: Readonly<Record<NumberPart, string>> = {
  identity: 'identityNumber',
  certificate: 'certificateNumber',
};

/** A certificate of the usual form begins with the identity number of its holder. */
const isOnePerson = ({ identityNumber, certificate: { number } = {} }: Person, now: Date): boolean =>
  !identityNumber || !number || !hasUsualForm(number, now) || number.startsWith(identityNumber);

/** Whether category or grade were changed away from the number that stays. */
function keepsOtherNumber({ part, answers }: PartAnswers, { certificate }: Person, now: Date): boolean {
  if (part !== 'certificate' || answers.number) return false;
  const { category, grade, number } = certificate ?? {};
  if (!number || !hasUsualForm(number, now)) return false;
  return !category || !grade || readCertificateNumber(number, { category, grade }, now).mistake !== undefined;
}

type Prints = Readonly<Record<NumberPart, readonly string[] | undefined>>;

const printsOf = (sealer: Sealer, { identityNumber, certificate }: Person): Prints => ({
  identity: identityNumber ? sealer.fingerprints('identity-number', identityNumber) : undefined,
  certificate: certificate?.number ? sealer.fingerprints('certificate-number', certificate.number) : undefined,
});

async function isTaken(
  db: Kysely<Database>,
  part: NumberPart,
  prints: readonly string[] | undefined,
  jobseekerId: string,
): Promise<boolean> {
  if (!prints) return false;
  const other = await db
    .selectFrom('jobseeker')
    .select('jobseeker_id')
    .where(`${part}_fingerprint`, 'in', prints)
    .where('jobseeker_id', '<>', jobseekerId)
    .executeTakeFirst();
  return other !== undefined;
}
