import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { roles, signInKinds } from '../account/account.ts';
import type { Role, SignInKind, Visitor } from '../account/account.ts';
import { countRecoveryCodes } from '../account/recovery-code-queries.ts';
import { listSecurityEvents } from '../account/security-event-queries.ts';
import { securityEvents } from '../account/security-event.ts';
import { listDevices } from '../account/session-queries.ts';
import { listCorrections, listFinishedChecks } from '../basic-check/basic-check-queries.ts';
import { checkedBy } from '../basic-check/basic-check.ts';
import { correctionStates, termOf } from '../basic-check/correction.ts';
import { findAttendanceExport } from '../attendance/attendance-export-queries.ts';
import { findAssessmentExport } from '../assessment/assessment-export-queries.ts';
import { findOfficeEntries } from '../caseload-import/office-queries.ts';
import { findCertificateExport } from '../certificate/certificate-queries.ts';
import { listConsents } from '../consent/consent-queries.ts';
import { consentStates, consents } from '../consent/consent.ts';
import { findEnrolmentExport } from '../enrolment/enrolment-export-queries.ts';
import { findSignUpExport } from '../event/sign-up-queries.ts';
import { findEvaluationExport } from '../evaluation/evaluation-queries.ts';
import { feedbackKinds, feedbackStates } from '../feedback/feedback.ts';
import { listSentFeedback } from '../feedback/feedback-queries.ts';
import { findDemandExport } from '../demand/demand-export-queries.ts';
import { listFileEvents } from '../file/file-queries.ts';
import { sayEvent } from '../file/file.ts';
import { listFollowUps } from '../follow-up/follow-up-queries.ts';
import { followUpReasons, followUpStates, planAnswers, workAnswers } from '../follow-up/follow-up.ts';
import { listServices } from '../four-ones/four-ones-queries.ts';
import { doubtDecisions, serviceKinds, serviceWays } from '../four-ones/four-ones.ts';
import { findHouseholdExport } from '../household/household-export-queries.ts';
import { findOwnFile } from '../jobseeker/jobseeker-queries.ts';
import { listMandatesOfHelper, listMandatesOfPerson } from '../mandate/mandate-queries.ts';
import { listNotices } from '../notice/notice-queries.ts';
import { noticeKinds } from '../notice/notice.ts';
import { findPlanExport } from '../plan/plan-export-queries.ts';
import { findRecommendationExport } from '../recommendation/recommendation-export-queries.ts';
import { findClaimExport } from '../subsidy/claim-export-queries.ts';
import { findTalkExport } from '../talk/talk-queries.ts';
import { findSurveyExport } from '../survey/survey-export-queries.ts';

/** Longer logs than that are read on their own page; nobody's is expected to be. */
const everyEvent = 10_000;

export type PersonExport = Awaited<ReturnType<typeof findExport>>;

/**
 * Everything that the portal holds about the person who is signed in (个人信息保护法 45), opened. What only protects the
 * account (the password's hash, keys, codes) is named and not handed out.
 */
export async function findExport(db: Kysely<Database>, sealer: Sealer, visitor: Visitor, now: Date) {
  const { accountId } = visitor;
  const account = await db
    .selectFrom('account')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  const held = await db
    .selectFrom('account_role')
    .leftJoin('organisation', 'organisation.organisation_id', 'account_role.organisation_id')
    .select(['role', 'granted_at', 'ended_at', 'organisation.name'])
    .where('account_id', '=', accountId)
    .orderBy('granted_at')
    .execute();
  const passkeys = await db
    .selectFrom('passkey')
    .select(['name', 'created_at', 'used_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute();
  const generator = await db
    .selectFrom('one_time_generator')
    .select('created_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const messages = await db
    .selectFrom('outgoing_message')
    .select(['created_at', 'sent_at', 'tries'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute();
  const file = await findOwnFile(db, sealer, { visitor });
  const log = file ? await listFileEvents(db, sealer, file.jobseekerId, { limit: everyEvent }) : [];
  const given = file ? await listConsents(db, sealer, file.jobseekerId) : [];
  return {
    exportedAt: now.toISOString(),
    account: {
      signInKind: signInKinds[account.sign_in_kind as SignInKind],
      signInName: sealer.unseal(account.sealed_sign_in_name),
      called: sealer.unseal(account.sealed_called),
      createdAt: account.created_at,
      hasPassword: account.password_hash !== null,
      passwordChangedAt: account.password_changed_at,
      phoneConfirmedAt: account.phone_confirmed_at,
    },
    roles: held.map((row) => ({
      role: roles[row.role as Role],
      organisation: row.name,
      since: row.granted_at,
      until: row.ended_at,
    })),
    devices: (await listDevices(db, accountId, now)).map(({ device, signedInAt, usedAt }) => ({
      device,
      signedInAt,
      usedAt,
    })),
    secondFactors: {
      passkeys: passkeys.map((row) => ({ name: row.name, createdAt: row.created_at, usedAt: row.used_at })),
      generatorSince: generator?.created_at ?? null,
      recoveryCodesLeft: await countRecoveryCodes(db, accountId),
    },
    securityEvents: (await listSecurityEvents(db, accountId, everyEvent)).map(({ kind, happenedAt }) => ({
      what: securityEvents[kind],
      at: happenedAt,
    })),
    messages: messages.map((row) => ({ queuedAt: row.created_at, sentAt: row.sent_at, tries: row.tries })),
    notices: (await listNotices(db, sealer, accountId, { limit: everyEvent })).map(
      ({ kind, text, createdAt, readAt }) => ({ kind: noticeKinds[kind], text, createdAt, readAt }),
    ),
    feedback: (await listSentFeedback(db, sealer, accountId)).map((sent) => ({
      ...sent,
      kind: feedbackKinds[sent.kind],
      state: feedbackStates[sent.state],
    })),
    record: file,
    checks: (file ? await listFinishedChecks(db, sealer, file.jobseekerId) : []).map(({ finishedAt, by, called }) => ({
      finishedAt,
      by: `${checkedBy[by]}${by === 'self' ? '' : called}`,
    })),
    corrections: (file ? await listCorrections(db, sealer, file.jobseekerId) : []).map((each) => ({
      what: termOf(each.field),
      before: each.before,
      wanted: each.wanted,
      state: correctionStates[each.state],
      answer: each.answer,
      createdAt: each.createdAt,
    })),
    services: (file ? await listServices(db, sealer, file.jobseekerId) : []).map((service) => ({
      what: serviceKinds[service.kind],
      doneOn: service.doneOn,
      by: service.by,
      way: service.way && serviceWays[service.way],
      isReached: service.isReached,
      note: service.note,
      doubt: service.doubt && {
        ...{ words: service.doubt.words, saidAt: service.doubt.saidAt, answer: service.doubt.answer },
        decision: service.doubt.decision && doubtDecisions[service.doubt.decision],
      },
    })),
    followUps: (file ? await listFollowUps(db, sealer, file.jobseekerId) : []).map((each) => ({
      plannedOn: each.plannedOn,
      way: serviceWays[each.way],
      reason: followUpReasons[each.reason],
      state: followUpStates[each.state],
      tries: each.tries,
      plannedBy: each.plannedBy,
      answers: each.answers && {
        work: workAnswers[each.answers.work],
        plan: planAnswers[each.answers.plan],
        help: each.answers.help,
      },
      answeredBy: each.answeredBy,
      answeredAt: each.answeredAt,
    })),
    household: file ? await findHouseholdExport(db, sealer, file.jobseekerId) : undefined,
    attendance: file ? await findAttendanceExport(db, sealer, file.jobseekerId) : [],
    talks: file ? await findTalkExport(db, sealer, file.jobseekerId) : [],
    evaluations: file ? await findEvaluationExport(db, file.jobseekerId) : [],
    certificates: file ? await findCertificateExport(db, sealer, file.jobseekerId) : [],
    enrolments: file ? await findEnrolmentExport(db, sealer, file.jobseekerId) : [],
    eventSignUps: file ? await findSignUpExport(db, sealer, file.jobseekerId) : [],
    consents: given.map(({ purpose, state, history }) => ({
      purpose: consents[purpose].asks,
      state: consentStates[state],
      wording: consents[purpose],
      history,
    })),
    plan: file ? await findPlanExport(db, sealer, file.jobseekerId) : undefined,
    demands: file ? await findDemandExport(db, sealer, file.jobseekerId, now) : undefined,
    log: log.map((event) => ({
      place: event.place,
      at: event.happenedAt,
      what: sayEvent(event),
      reason: event.reason,
    })),
    surveys: await findSurveyExport(db, sealer, accountId),
    assessments: file ? await findAssessmentExport(db, sealer, file.jobseekerId) : undefined,
    recommendations: file ? await findRecommendationExport(db, file.jobseekerId) : undefined,
    claims: file ? await findClaimExport(db, sealer, file.jobseekerId) : [],
    officeLists: file ? await findOfficeEntries(db, sealer, file) : [],
    mandatesGiven: await listMandatesOfPerson(db, sealer, accountId),
    mandatesHeld: await listMandatesOfHelper(db, sealer, accountId),
  };
}

/** The same with numbers of which only the end is left, for whoever downloads it without asking for all of them. */
export function withoutNumbers(everything: PersonExport): PersonExport {
  const { record } = everything;
  if (!record) return everything;
  const { identityNumber, certificate, ...person } = record.person;
  const end = (number: string) => `只写最后4位：${number.slice(-4)}`;
  const masked = {
    ...person,
    ...(identityNumber ? { identityNumber: end(identityNumber) } : {}),
    ...(certificate
      ? { certificate: { ...certificate, ...(certificate.number ? { number: end(certificate.number) } : {}) } }
      : {}),
  };
  const officeLists = everything.officeLists.map(({ row, ...list }) => {
    const { identityNumber: identity, certificateNumber, ...others } = row;
    const numbers = certificateNumber ? { certificateNumber: end(certificateNumber) } : {};
    return { ...list, row: { ...others, identityNumber: end(identity), ...numbers } };
  });
  const certificates = everything.certificates.map(({ number, ...each }) => ({
    ...each,
    number: number && end(number),
  }));
  return { ...everything, certificates, officeLists, record: { ...record, person: masked } };
}
