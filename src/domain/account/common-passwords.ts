/*
 * Short on purpose: guesses are throttled to some hundred a day, so only what stands at the top of every guesser's list
 * is refused. A long list would turn people away from passwords that are safe enough, without telling them why.
 */
const common = new Set(
  (
    '12345678 123456789 1234567890 11111111 88888888 66666666 00000000 87654321 987654321 123123123 12341234 11223344 ' +
    '12344321 147258369 123456abc abc12345 abc123456 abcd1234 a1234567 a12345678 a123456789 aa123456 aa12345678 ' +
    'q1w2e3r4 1q2w3e4r 1qaz2wsx qazwsxedc qwertyui qwertyuiop qwer1234 qwerty123 asdfghjkl asdf1234 zxcvbnm123 ' +
    'password password1 password123 passw0rd p@ssw0rd admin123 admin888 admin1234 administrator iloveyou iloveyou1 ' +
    'woaini520 woaini521 woaini1314 woaini123 woaiwojia 5201314520 52013145201314 1314520520 zhang123 wang1234 ' +
    'li123456 wang123456 zhang123456 qq123456 qq123456789 asd123456 zxc123456 123456qq 123456aa 123456789a 123qweasd ' +
    '1234qwer 12345qwert 1234567a 12345678a 31415926 19491001 20080808 sunshine football baseball dragon123 welcome1'
  ).split(' '),
);

/** Whether nearly every guesser tries this password first; it comes in lower case. One character over and over counts too. */
export const isCommonPassword = (password: string): boolean => common.has(password) || /^(.)\1*$/u.test(password);
