import { readPhone } from '../job/phone-number.ts';
import type { SignInKind } from './account.ts';

/** What somebody signs in with, as it is looked up. */
export interface SignInName {
  kind: SignInKind;
  /** Eleven digits, or a user name in lower case without blanks. */
  text: string;
}

/** Characters of a user name that a person chooses, before our digits. */
export const userNameLength = 20;

/** Reads what was typed as a phone number or a user name; undefined when it can be neither. */
export function readSignInName(typed: string): SignInName | undefined {
  const phone = readPhone(typed)?.replace(/ /g, '') ?? '';
  if (/^1[3-9]\d{9}$/.test(phone)) return { kind: 'phone', text: phone };
  const name = typed.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const isName = /^[\p{L}\p{N}_-]+$/u.test(name) && /\p{L}/u.test(name) && [...name].length <= userNameLength + 4;
  return isName ? { kind: 'name', text: name } : undefined;
}

/** `138 1234 5678`, or the user name as it is. */
export const saySignInName = ({ kind, text }: SignInName): string =>
  kind === 'phone' ? (readPhone(text) ?? text) : text;

/** How the digits at the end of a user name are spoken one by one: `小梅，4、8、2、1`. A phone number needs no help. */
export function spellSignInName({ kind, text }: SignInName): string {
  const [, name = text, digits = ''] = /^(.*?)(\d{4})$/.exec(text) ?? [];
  return kind === 'phone' || !digits ? saySignInName({ kind, text }) : `${name}，${[...digits].join('、')}`;
}
