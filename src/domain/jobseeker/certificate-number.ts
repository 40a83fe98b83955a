import { compact, readIdentityNumber } from './identity-number.ts';
import type { NumberReading } from './identity-number.ts';
import { disabilityCategories } from './jobseeker.ts';
import type { DisabilityCategory, DisabilityGrade } from './jobseeker.ts';

export interface CertificateFacts {
  category: DisabilityCategory;
  grade: DisabilityGrade;
}

const categories = Object.keys(disabilityCategories);

const askCounsellor = '请就业辅导员看着证件帮您填，或者先不填。';

/** Whether a number has the usual form: an identity number that can be one, a category and a grade. */
export const hasUsualForm = (number: string, now: Date): boolean =>
  /^.{18}[1-7][1-4]$/.test(number) && readIdentityNumber(number.slice(0, 18), now).value !== undefined;

/**
 * Reads the number of a disability certificate: the identity number, a digit for the category, a digit for the grade.
 * They must agree with what was chosen. A re-issued certificate may be numbered otherwise (its form is not certain), so
 * `unusual`, which only staff with the paper before them may say, lets other numbers pass.
 */
export function readCertificateNumber(
  text: string,
  { category, grade }: CertificateFacts,
  now: Date,
  { unusual = false }: { unusual?: boolean } = {},
): NumberReading<string> {
  const number = compact(text);
  if (unusual)
    return /^[0-9A-Z]{15,30}$/.test(number) ? { value: number } : { mistake: '证号有15位到30位，只有数字和字母。' };
  if (/^\d{17}[\dX]\d\dB\d{0,2}$/.test(number)) return { mistake: `这是补发的证号，本站还不能核对。${askCounsellor}` };
  if (!/^[0-9A-Z]{20}$/.test(number))
    return {
      mistake: `残疾人证号一般有20位，您填了${number.length}位。请对照证件再填一次。不一样的，${askCounsellor}`,
    };
  const identity = readIdentityNumber(number.slice(0, 18), now);
  if (identity.mistake)
    return { mistake: `证号的前18位应是身份证号，现在不对。请对照证件再填一次。不一样的，${askCounsellor}` };
  if (categories[Number(number[18]) - 1] !== category)
    return { mistake: `证号的第19位和您选的残疾类别不一致。请对照证件改一改。证件上就是这样的，${askCounsellor}` };
  if (number[19] !== grade)
    return { mistake: `证号的第20位和您选的残疾等级不一致。请对照证件改一改。证件上就是这样的，${askCounsellor}` };
  return { value: number };
}
