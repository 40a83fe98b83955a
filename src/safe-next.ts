/** Where to go on: the path of a page of this site, or undefined for anything that could lead elsewhere. */
export function safeNext(next: string | null | undefined): string | undefined {
  if (!next || next.length > 2000 || !next.startsWith('/')) return undefined;
  // Browsers drop tabs and line breaks and read a backslash as a slash; none of them belongs in a path of ours.
  if (/[\p{Cc}\p{Cf}\s\\]/u.test(next)) return undefined;
  const here = 'https://here.invalid';
  const url = URL.parse(next, here);
  // Dots may be resolved into a second slash, which would name another host.
  if (!url || url.origin !== here || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
