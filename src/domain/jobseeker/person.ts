import { z } from 'zod';
import type { Sealer } from '#src/sealing.ts';
import { disabilityCategories, disabilityGrades, genders, situations } from './jobseeker.ts';
import { studyLevels } from './studies.ts';

const keysOf = <Key extends string>(labels: Readonly<Record<Key, string>>) => z.enum(Object.keys(labels) as Key[]);

const entrySchema = z.object({
  by: z.enum(['self', 'helper', 'staff']),
  /** How who entered it wanted to be addressed then. */
  called: z.string(),
  at: z.string(),
});

const personSchema = z.object({
  /** How the person wants to be addressed. */
  called: z.string(),
  name: z.string().optional(),
  /** Grouped as `readPhone` does. */
  phone: z.string().optional(),
  /** Where a letter reaches the person. */
  address: z.string().optional(),
  gender: keysOf(genders).optional(),
  bornOn: z.string().optional(),
  situation: keysOf(situations).optional(),
  school: z.string().optional(),
  studyLevel: keysOf(studyLevels).optional(),
  major: z.string().optional(),
  /** The end of the studies: a day, or a month where no more was told. */
  graduatesOn: z.string().optional(),
  identityNumber: z.string().optional(),
  certificate: z
    .object({
      category: keysOf(disabilityCategories).optional(),
      grade: keysOf(disabilityGrades).optional(),
      number: z.string().optional(),
    })
    .optional(),
  /** Field to who entered it last and when; fields of the row itself stand here too. */
  entered: z.record(z.string(), entrySchema).optional(),
});

/** What is kept sealed of a person. What is missing is 未知. */
export type Person = z.infer<typeof personSchema>;

export type Certificate = NonNullable<Person['certificate']>;

/** Who entered a field, and when. */
export type Entry = z.infer<typeof entrySchema>;

/** Opens what `sealPerson` sealed. Throws when it was changed or its key is not at hand. */
export const readPerson = (sealer: Sealer, sealed: string): Person =>
  personSchema.parse(JSON.parse(sealer.unseal(sealed)));

/** The text for `jobseeker.sealed_person`. */
export const sealPerson = (sealer: Sealer, person: Person): string => sealer.seal(JSON.stringify(person));

/** `最后4位是8、5、1、5`: each is heard as a digit, not as a number. The rest cannot be told from it. */
export const maskNumber = (number: string): string => `最后4位是${[...number.slice(-4)].join('、')}`;

/** `110101 19900307 8515`: region, day of birth and order in groups; what a certificate adds stands after 后面是. */
export const groupNumber = (number: string): string => {
  const [region, day, order, rest] = [number.slice(0, 6), number.slice(6, 14), number.slice(14, 18), number.slice(18)];
  return `${region} ${day} ${order}${rest && `，后面是${rest}`}`;
};
