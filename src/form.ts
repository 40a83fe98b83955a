import type { z } from 'zod';

export interface FormReading<Data> {
  /** What was typed, by field; several values of one name are joined by a line break. */
  answers: Record<string, string>;
  /** The first message of each field that is wrong. */
  errors: Record<string, string>;
  /** The checked answers, only after a submission without errors. */
  data: Data | undefined;
}

const filled = new WeakMap<Request, Readonly<Record<string, string>>>();

/** Lets the form of this GET begin with what was typed before. */
export const fillForm = (request: Request, answers: Readonly<Record<string, string>>): void =>
  void filled.set(request, answers);

/**
 * Reads a submitted form, once for the whole portal. A GET gives a blank form, or one with what was typed before the
 * session ended (`fillForm`).
 * Full-width digits and stray spaces of input methods and dictation are mended before checking.
 */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  before: Readonly<Record<string, string>> = filled.get(request) ?? {},
): Promise<FormReading<z.output<Schema>>> {
  if (request.method !== 'POST') return { answers: { ...before }, errors: {}, data: undefined };
  const answers = await readAnswers(request);
  if (!answers) return { answers: {}, errors: { '': '没有读懂提交的内容，请再提交一次。' }, data: undefined };
  const result = schema.safeParse(answers);
  if (result.success) return { answers, errors: {}, data: result.data };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? '');
    if (!Object.hasOwn(errors, field)) errors[field] = issue.message;
  }
  return { answers, errors, data: undefined };
}

/** The file of a form that carries one; undefined where none was chosen. Reads the request instead of `readForm`. */
export async function readUpload(request: Request, field: string): Promise<Uint8Array | undefined> {
  const form = await request.formData().catch(() => undefined);
  const file = form?.get(field);
  if (!file || typeof file === 'string' || (file.name === '' && file.size === 0)) return undefined;
  return new Uint8Array(await file.arrayBuffer());
}

/** What was typed into a form, mended, by field; undefined when the body is no form. */
export async function readAnswers(request: Request): Promise<Record<string, string> | undefined> {
  const form = await request.formData().catch(() => undefined);
  if (!form) return undefined;
  const answers: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    const text = mend(value);
    answers[name] = Object.hasOwn(answers, name) ? `${answers[name]}\n${text}` : text;
  }
  return answers;
}

/** What a person meant to type: full-width letters and digits made plain, no control characters, no outer space. */
export const mend = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\r\n?/g, '\n')
    .replace(/\u3000/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '')
    .trim();
