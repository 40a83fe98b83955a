import type { APIRoute } from 'astro';
import ical from 'ical-generator';
import { db } from '#db/connection.ts';
import { findCertificate } from '#src/domain/certificate/certificate-queries.ts';
import { dueNames } from '#src/domain/certificate/certificate.ts';
import { findTrainingFile } from '#src/domain/enrolment/training-right.ts';
import { certificatePath } from '#src/paths.ts';
import { sealer } from '#src/sealer.ts';

/** The day that counts for the calendar, with a reminder 30 days before; which certificate it is stands on its page. */
export const GET: APIRoute = async ({ params, url, locals: { visitor, acting } }) => {
  const certificateId = params['id'] ?? '';
  const file = visitor && (await findTrainingFile(db, sealer, { visitor, acting }));
  const found = file && (await findCertificate(db, sealer, { jobseekerId: file.jobseekerId, certificateId }));
  if (!found?.due) return new Response(null, { status: 404 });
  const { due, revision, changedAt } = found;
  const summary = due.kind === 'expiry' ? '证书到期' : `证书${dueNames[due.kind]}的最后一天`;
  const calendar = ical({ prodId: { company: 'tongtu', product: 'certificates', language: 'ZH' } });
  const event = calendar.createEvent({
    id: certificateId,
    sequence: revision,
    start: due.on,
    allDay: true,
    stamp: new Date(changedAt),
    summary,
    description: '是哪个证书，登录同途看。',
    url: new URL(certificatePath(certificateId), url).href,
  });
  event.createAlarm({ trigger: 30 * 24 * 60 * 60, description: `还有30天：${summary}` });
  return new Response(calendar.toString(), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="certificate.ics"',
    },
  });
};
