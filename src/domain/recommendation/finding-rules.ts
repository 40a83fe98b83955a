import { doneTasks, helps, tires, tools } from '../assessment/assessment.ts';
import type { Findings } from '../assessment/assessment.ts';
import type { AccessFact, Occupation } from '../job/job.ts';

/** What a finding of an assessment has to do with a job. */
export interface FindingRule {
  /** The finding as its person chose it. */
  label: string;
  /** Access facts that then count in favour of a job, or are asked for. */
  facts?: readonly AccessFact[];
  /** Occupations that are much of what tires: to be asked about, never kept away. */
  askIn?: readonly Occupation[];
  /** Occupations that are what the person has done before. */
  doneIn?: readonly Occupation[];
}

type RulesOf<Set extends keyof Findings> = Partial<Record<Findings[Set][number], Omit<FindingRule, 'label'>>>;

const byHelp: RulesOf<'helps'> = {
  quiet: { facts: ['quiet'] },
  written: { facts: ['communication'] },
  pace: { facts: ['flexible'] },
  breaks: { facts: ['flexible'] },
  home: { facts: ['home'] },
  person: { facts: ['guide'] },
  'step-free': { facts: ['entrance'] },
};

const byTiring: RulesOf<'tires'> = {
  noise: { facts: ['quiet'], askIn: ['production', 'kitchen', 'live-selling'] },
  standing: { askIn: ['production', 'kitchen', 'baking', 'security', 'cleaning', 'shop-keeping', 'massage'] },
  walking: { askIn: ['courier', 'security', 'forestry', 'cleaning', 'warehouse'] },
  lifting: { askIn: ['warehouse', 'courier', 'packing', 'farming', 'kitchen'] },
  screen: { askIn: ['data-labelling', 'content-review', 'software', 'design', 'clerk', 'accounting', 'online-shop'] },
  calls: { askIn: ['customer-service'] },
  hurry: { askIn: ['courier', 'kitchen', 'live-selling'] },
  strangers: { askIn: ['customer-service', 'shop-keeping', 'live-selling', 'social-work'] },
  night: { askIn: ['security', 'care'] },
  'fine-work': { askIn: ['crafts', 'piano-tuning', 'production'] },
  travel: { facts: ['home'] },
};

const byTool: RulesOf<'tools'> = {
  'screen-reader': { facts: ['software', 'documents'] },
  magnifier: { facts: ['documents'] },
  'hearing-aid': { facts: ['communication'] },
  captions: { facts: ['communication'] },
  'sign-language': { facts: ['communication'] },
  wheelchair: { facts: ['entrance', 'toilet'] },
  cane: { facts: ['guide', 'route'] },
  'guide-dog': { facts: ['guide-dog'] },
};

const byTask: RulesOf<'tasks'> = {
  computer: { doneIn: ['clerk', 'data-labelling', 'accounting'] },
  calls: { doneIn: ['customer-service'] },
  customers: { doneIn: ['shop-keeping'] },
  online: { doneIn: ['online-shop', 'live-selling'] },
  cleaning: { doneIn: ['cleaning'] },
  cooking: { doneIn: ['kitchen', 'baking'] },
  assembling: { doneIn: ['production', 'packing'] },
  storing: { doneIn: ['warehouse'] },
  delivering: { doneIn: ['courier'] },
  sewing: { doneIn: ['crafts'] },
  repairing: { doneIn: ['it-support'] },
  massage: { doneIn: ['massage'] },
  farming: { doneIn: ['farming', 'forestry'] },
  caring: { doneIn: ['care', 'health'] },
  creating: { doneIn: ['design', 'performance'] },
  teaching: { doneIn: ['teaching'] },
};

const rulesIn = <Key extends string>(
  labels: Readonly<Record<Key, string>>,
  rules: Partial<Record<Key, Omit<FindingRule, 'label'>>>,
  found: readonly Key[],
): FindingRule[] => found.flatMap((key) => (rules[key] ? [{ label: labels[key], ...rules[key] }] : []));

/** What the findings of an assessment say about jobs, in the order of its sets; findings that say nothing are left out. */
export const rulesOfFindings = (found: Findings): FindingRule[] => [
  ...rulesIn(helps, byHelp, found.helps),
  ...rulesIn(tires, byTiring, found.tires),
  ...rulesIn(tools, byTool, found.tools),
  ...rulesIn(doneTasks, byTask, found.tasks),
];

/** Every rule of the table, for the page that says them. */
export const allFindingRules = (): {
  helps: FindingRule[];
  tires: FindingRule[];
  tools: FindingRule[];
  tasks: FindingRule[];
} => ({
  helps: rulesIn(helps, byHelp, keysOf(helps)),
  tires: rulesIn(tires, byTiring, keysOf(tires)),
  tools: rulesIn(tools, byTool, keysOf(tools)),
  tasks: rulesIn(doneTasks, byTask, keysOf(doneTasks)),
});

const keysOf = <Key extends string>(labels: Readonly<Record<Key, string>>): Key[] => Object.keys(labels) as Key[];
