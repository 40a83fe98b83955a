import { addDays } from '#src/domain/day/day.ts';
import { accessFacts } from '#src/domain/job/job.ts';
import type { AccessAnswer, AccessFact, ConfirmationWay } from '#src/domain/job/job.ts';
import type { JobAccessFactTable } from '#db/schema.ts';
import { askedFacts, computerOccupations, notes } from './access-notes.ts';
import type { JobTemplate } from './job-template.ts';
import type { Random } from './seeded-random.ts';

type Fact = Omit<JobAccessFactTable, 'job_id'>;

const confirmers: Readonly<Record<ConfirmationWay, string>> = {
  visit: '示例残联工作人员',
  phone: '示例就业辅导员',
  document: '示例残联工作人员',
  trial: '示例试用员',
};

/** What was confirmed about access at an invented job: by whom, when and how. What nobody asked has no row. */
export function confirmedFacts(template: JobTemplate, rural: boolean, today: string, random: Random): Fact[] {
  if (random.chance(0.08)) return [];
  const asked =
    askedFacts[
      rural && template.mode !== 'remote' ? 'rural' : template.post === 'business' ? 'business' : template.mode
    ];
  const atComputer: readonly AccessFact[] = computerOccupations.includes(template.occupation)
    ? ['software', 'documents']
    : [];
  const thoroughness = random.between(1, 7) / 10;
  const visitedOn = addDays(today, -random.between(2, 85));
  const calledOn = addDays(today, -random.between(1, 60));
  const way: ConfirmationWay = template.mode === 'remote' || random.chance(0.3) ? 'phone' : 'visit';

  return factNames.flatMap((fact): Fact[] => {
    const known = template.access?.[fact];
    const guessed = [...asked, ...atComputer].includes(fact) ? guess(fact, template, random) : undefined;
    const [answer, note] =
      (random.chance(0.85) ? known : undefined) ?? (known ? [] : random.chance(thoroughness) ? (guessed ?? []) : []);
    if (!answer) return [];
    const how = howConfirmed(fact, way, random);
    return [
      {
        fact,
        answer,
        note:
          note || (answer === 'yes' && random.chance(0.4) ? null : random.pick(notes[fact][answer] ?? [''])) || null,
        confirmed_by: confirmers[how],
        confirmed_on: how === 'phone' ? calledOn : visitedOn,
        confirmed_how: how,
      },
    ];
  });
}

const factNames = Object.keys(accessFacts) as AccessFact[];

/** An answer with its note for a fact that the template leaves open. */
function guess(fact: AccessFact, template: JobTemplate, random: Random): readonly [AccessAnswer, string?] | undefined {
  if (fact === 'home') return template.mode === 'remote' ? ['yes'] : template.mode === 'hybrid' ? ['partly'] : ['no'];
  const flexible = ['flexible', 'ownPace', 'own', 'appointment', 'season'].includes(template.shift);
  if (fact === 'flexible' && flexible) return ['yes'];
  const answer: AccessAnswer = random.pick(['yes', 'yes', 'yes', 'partly', 'partly', 'no']);
  const given = notes[fact][answer];
  return given && [answer, random.pick(given)];
}

/** Software is tried, a promise is asked for by phone, a building is seen. */
function howConfirmed(fact: AccessFact, way: ConfirmationWay, random: Random): ConfirmationWay {
  if (fact === 'software') return 'trial';
  if (fact === 'documents' || fact === 'test') return random.pick(['document', 'phone']);
  if (fact === 'flexible' || fact === 'home' || fact === 'guide-dog') return 'phone';
  return (fact === 'entrance' || fact === 'route') && way === 'visit' && random.chance(0.3) ? 'trial' : way;
}
