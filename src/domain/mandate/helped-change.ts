import type { PartAnswers } from '../jobseeker/jobseeker-form.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordPart } from '../jobseeker/jobseeker.ts';
import { sayRecord } from '../jobseeker/say-record.ts';

/** One part of a record at a moment: as a form would hand it over, and as the person read it. */
export interface KeptPart {
  change: PartAnswers;
  words: readonly { term: string; details: string }[];
}

/** What a part holds now, so that the same can be put there again. */
export function partAsItIs(file: RecordFile, part: RecordPart): KeptPart {
  const { person, residenceRegion, registrationRegion, education, contactWay } = file;
  const { called, name, phone, address, bornOn, gender, situation, identityNumber, certificate } = person;
  const { school, studyLevel, major, graduatesOn } = person;
  const answers: Readonly<Record<RecordPart, object>> = {
    name: { called, name },
    contact: { phone, address, contactWay },
    region: { residenceRegion, registrationRegion },
    background: { bornOn, gender, education, situation },
    studies: { school, studyLevel, major, graduatesOn },
    identity: { number: identityNumber, remove: identityNumber === undefined },
    certificate: {
      category: certificate?.category,
      grade: certificate?.grade,
      number: certificate?.number,
      remove: certificate?.number === undefined,
    },
  };
  return {
    // The values came through this part's form before they were stored.
    change: { part, answers: answers[part] } as PartAnswers,
    // Who entered it stands on a line of its own, and is said elsewhere.
    words: sayRecord(file)[part].map(({ term, details }) => ({ term, details: details.split('\n')[0] ?? '' })),
  };
}

/** A part as a text. What was unknown stays in it: put back, it has to wipe out what was entered since. */
export const writePart = (part: KeptPart): string => JSON.stringify(part, (_key, value) => value ?? null);

/** Reads what `writePart` wrote. */
export function readPart(text: string): KeptPart {
  const { change, words } = JSON.parse(text) as KeptPart;
  const answers = Object.fromEntries(
    Object.entries(change.answers).map(([field, value]) => [field, value ?? undefined]),
  );
  return { change: { part: change.part, answers } as PartAnswers, words };
}
