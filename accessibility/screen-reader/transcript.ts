import type { Phrase } from './activity.ts';
import { costOf } from './cost.ts';
import type { Step } from './screen-reader.ts';

/** What differs from run to run stands in a transcript as what it is. */
const placeholders: readonly [RegExp, string][] = [
  [/\d{4} \d{4} \d{4}/g, '［回执号］'],
  [/https?:\/\/localhost:\d+/g, '［网站］'],
];

/**
 * A journey as people read it: what was done, and under it what was heard, one phrase a line. What is `varying` from run
 * to run stands there by the name that the journey gave it.
 */
export function writeTranscript(title: string, steps: readonly Step[], varying: ReadonlyMap<string, string>): string {
  const { presses, phrases, characters } = costOf(steps);
  const told = steps.map(({ did, phrases: heard }) => [did, ...sayHeard(heard)].join('\n'));
  const sum = `共按键${presses}次，听到${phrases}句，${characters}个字。`;
  const text = [title, ...told, sum].join('\n\n');
  const named = [...varying].reduce((changed, [found, name]) => changed.replaceAll(found, name), text);
  return `${placeholders.reduce((changed, [found, name]) => changed.replace(found, name), named)}\n`;
}

function sayHeard(phrases: readonly Phrase[]): string[] {
  if (phrases.length === 0) return ['    （没有声音）'];
  // Several live regions speak in no fixed order, after everything else.
  const byText = (one: Phrase, other: Phrase) => (one.text < other.text ? -1 : 1);
  const live = phrases.filter((phrase) => phrase.live).sort(byText);
  return [...phrases.filter((phrase) => !phrase.live), ...live].map(
    ({ text, live: isLive, interrupted }) => `    ${isLive ? '（通知）' : ''}${interrupted ? '（被打断）' : ''}${text}`,
  );
}
