import { regionName, parentRegion } from '../region/region.ts';
import type { Job } from './job-queries.ts';
import type { HoursKind, PayUnit } from './job.ts';

const units: Partial<Record<PayUnit, string>> = { month: 'MONTH', day: 'DAY', hour: 'HOUR' };
const employmentTypes: Record<HoursKind, string> = { full: 'FULL_TIME', part: 'PART_TIME', flexible: 'OTHER' };

/** The job as schema.org `JobPosting`, for search engines. What is unknown is left out. */
export function jobPosting(job: Job, url: string): Record<string, unknown> {
  const unit = units[job.pay_unit as PayUnit];
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    url,
    title: job.title,
    description: job.description,
    datePosted: job.published_at.slice(0, 10),
    validThrough: job.closes_on ? `${job.closes_on}T23:59:59+08:00` : undefined,
    employmentType: employmentTypes[job.hours as HoursKind],
    totalJobOpenings: job.headcount ?? undefined,
    jobLocationType: job.work_mode === 'remote' ? 'TELECOMMUTE' : undefined,
    applicantLocationRequirements: job.work_mode === 'remote' ? { '@type': 'Country', name: '中国' } : undefined,
    hiringOrganization: { '@type': 'Organization', name: job.employer.name },
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        streetAddress: job.place ?? undefined,
        addressLocality: regionName(job.region_code),
        addressRegion: regionName(parentRegion(job.region_code) ?? job.region_code),
        addressCountry: 'CN',
      },
    },
    baseSalary:
      unit && (job.pay_min !== null || job.pay_max !== null)
        ? {
            '@type': 'MonetaryAmount',
            currency: 'CNY',
            value: {
              '@type': 'QuantitativeValue',
              minValue: job.pay_min ?? undefined,
              maxValue: job.pay_max ?? undefined,
              unitText: unit,
            },
          }
        : undefined,
  };
}
