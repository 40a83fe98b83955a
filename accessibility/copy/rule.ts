import type { PageText, Text } from './page-text.ts';

/** What a rule has against a text of a page. */
export interface Flaw {
  text: Text;
  message: string;
}

/** Something that our wording holds to, so that it sounds right. */
export interface Rule {
  name: string;
  find: (page: PageText) => Flaw[];
}

/** Whether a judgement is asked of a text. */
type Concern = (text: Text) => boolean;

/** A rule for each text by itself; a text within another is judged once, with the one around it. */
export const eachText = (
  name: string,
  judge: (words: string, text: Text) => string | undefined,
  concerns: Concern = ({ isPart }) => !isPart,
): Rule => ({
  name,
  find: (page) =>
    page.filter(concerns).flatMap((text) => {
      const message = judge(text.words, text);
      return message === undefined ? [] : [{ text, message }];
    }),
});

/** What a pattern finds in words, in the form of a judgement; undefined when it finds nothing. */
export const refuse =
  (pattern: RegExp, reason: string) =>
  (words: string): string | undefined => {
    const found = pattern.exec(words)?.[0];
    return found === undefined ? undefined : `“${found.trim() || '空格'}” ${reason}`;
  };

/** Words without what is quoted: it is repeated as somebody wrote it, or spoken about. */
export const withoutQuotations = (words: string): string => words.replace(/“[^”]*”/g, '“某某”');
