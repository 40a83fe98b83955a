import { z } from 'zod';

const characters = (text: unknown): number => [...String(text)].length;

/** A text of at most so many characters; nobody loses what they typed for being too long. */
export const upTo = (length: number) =>
  z
    .string()
    .default('')
    .refine((text) => characters(text) <= length, {
      error: ({ input }) => `最多写${length}个字。您写了${characters(input)}个字。`,
    });

/** The same, and something has to stand there. */
export const needed = (length: number, missing: string) =>
  upTo(length).refine((text) => text !== '', { error: missing });

/** The same; empty is undefined. */
export const optional = (length: number) => upTo(length).transform((text) => text || undefined);

/** One key of a closed set. */
export const oneKey = <Key extends string>(set: Readonly<Record<Key, string>>, missing: string) =>
  z.enum(Object.keys(set) as Key[], missing);

/** One key of a closed set, or none. */
export const oneKeyOrNone = <Key extends string>(set: Readonly<Record<Key, string>>, wrong: string) =>
  z
    .string()
    .default('')
    .transform((typed, context): Key | undefined => {
      const key = (Object.keys(set) as Key[]).find((each) => each === typed);
      if (!key && typed !== '') context.addIssue({ code: 'custom', message: wrong });
      return key;
    });
