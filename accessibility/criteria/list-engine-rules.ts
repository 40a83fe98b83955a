import { rules as accesslintRules } from '@accesslint/core';
import alfaRules from '@siteimprove/alfa-rules';
import axe from 'axe-core';
import { createRequire } from 'node:module';
import type { Engine } from '../criteria.ts';

/** The part of IBM's engine that tells its rules. */
interface Ace {
  Checker: new () => {
    getGuidelines: () => { id: string; checkpoints: { num: string; rules?: { id: string }[] }[] }[];
  };
}

type Named = readonly [criterion: string, rule: string];

/** The rules of the engines by criterion and engine, as the engines themselves say. They need no browser for that. */
export function listEngineRules(): Record<string, Partial<Record<Engine, string[]>>> {
  const byEngine = { axe: axeRules(), alfa: alfaRulesByCriterion(), ibm: ibmRules(), accesslint: accesslintRuleIds() };
  const listed: Record<string, Partial<Record<Engine, string[]>>> = {};
  for (const [engine, named] of Object.entries(byEngine) as [Engine, Named[]][])
    for (const [criterion, rule] of named) {
      // Some rules hold specifications of the web, and some the criterion that version 2.2 took out.
      if (!/^\d/.test(criterion) || criterion === '4.1.1') continue;
      const rules = ((listed[criterion] ??= {})[engine] ??= []);
      if (!rules.includes(rule)) rules.push(rule);
    }
  const numbers = Object.keys(listed).sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return Object.fromEntries(numbers.map((number) => [number, listed[number] ?? {}]));
}

/** Axe writes 1.4.12 as the tag `wcag1412`. */
const axeRules = (): Named[] =>
  axe
    .getRules()
    .flatMap(({ ruleId, tags }) =>
      tags.flatMap((tag) => (/^wcag\d{3,}$/.test(tag) ? [[tag.replace(/^wcag(\d)(\d)/, '$1.$2.'), ruleId]] : [])),
    );

const alfaRulesByCriterion = (): Named[] =>
  [...alfaRules].flatMap(({ uri, requirements }) =>
    requirements.flatMap((requirement) => {
      const { type, chapter } = requirement.toJSON();
      return type === 'criterion' ? [[String(chapter), uri.replace(/^.*\//, '')]] : [];
    }),
  );

function ibmRules(): Named[] {
  const { Checker } = createRequire(import.meta.url)('accessibility-checker-engine/ace-node.js') as Ace;
  const used = new Checker().getGuidelines().filter(({ id }) => ['IBM_Accessibility', 'WCAG_2_2'].includes(id));
  return used
    .flatMap(({ checkpoints }) => checkpoints)
    .flatMap(({ num, rules = [] }) => rules.map(({ id }): Named => [num, id]));
}

const accesslintRuleIds = (): Named[] =>
  accesslintRules.flatMap(({ id, wcag }) => wcag.map((number): Named => [number, id]));
