import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { listCertificates } from '../certificate/certificate-queries.ts';
import type { CertificateKind } from '../certificate/certificate.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { sayDay } from '../day/day.ts';
import { listEnrolments } from '../enrolment/enrolment-queries.ts';
import { courseOutcomes } from '../enrolment/enrolment.ts';
import { trainingTask } from '../enrolment/training-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import type { Proof, Subsidy } from './subsidy.ts';

/** A course or certificate of the person that a claim can rest on, as it is sent to staff. */
export interface ClaimThing {
  value: string;
  words: string;
  proof?: Proof;
}

/** What each kind of certificate is to a claim; the others show no skill that a plan pays for. */
const proofOf: Partial<Record<CertificateKind, Proof>> = {
  ...{ profession: 'vocational', skill: 'level', ability: 'special', training: 'completion' },
};

/**
 * The courses or certificates kept here that a claim of this kind can rest on. A helper is shown them only with the task for
 * training too. Who may make the claim is the caller's to ask.
 */
export async function listClaimThings(
  db: Kysely<Database>,
  sealer: Sealer,
  { acting }: Asker,
  { jobseekerId, purpose }: { jobseekerId: string; purpose: Subsidy['purpose'] },
): Promise<ClaimThing[]> {
  if (acting && !acting.tasks.includes(trainingTask)) return [];
  if (!(await hasConsent(db, jobseekerId, 'training'))) return [];
  if (purpose === 'training')
    return (await listEnrolments(db, sealer, jobseekerId))
      .filter(({ state }) => state === 'enrolled')
      .slice(0, most)
      .map(({ enrolmentId, session: { title, startsOn }, outcome }) => ({
        value: enrolmentId,
        words: `${title}，${sayDay(startsOn)}开课，${outcome ? courseOutcomes[outcome] : '还没有记学完没有'}`,
      }));
  if (purpose !== 'proof') return [];
  return (await listCertificates(db, sealer, jobseekerId)).slice(0, most).flatMap((certificate) => {
    const { certificateId, kind, name, issuedOn } = certificate;
    const proof = proofOf[kind];
    return proof
      ? [{ value: certificateId, words: `${name}，${issuedOn ? `${sayDay(issuedOn)}发` : '发证日期未知'}`, proof }]
      : [];
  });
}

/** More choices than that are no help. */
const most = 12;
