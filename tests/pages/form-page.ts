/** What a page with a form says to somebody who listens, read out of its HTML. */
export interface FormPage {
  status: number;
  title: string;
  headings: string[];
  /** The error summary: each message and the field that its link leads to. */
  errors: Record<string, string>;
  /** Ids that exist on the page. */
  ids: string[];
  /** What stands in the fields: text, chosen radios and options, hidden values. */
  values: Record<string, string>;
  text: string;
  html: string;
  /** The HTML without what stands in attributes: whatever is markup here was made markup. */
  markup: string;
}

export async function readFormPage(response: Response): Promise<FormPage> {
  const html = await response.text();
  const summary = /<div class="error-summary"[^]*?<\/div>/.exec(html)?.[0] ?? '';
  return {
    status: response.status,
    title: plain(/<title>([^]*?)<\/title>/.exec(html)?.[1]),
    headings: [...html.matchAll(/<h[1-6][^>]*>([^]*?)<\/h[1-6]>/g)].map(([, heading]) => plain(heading)),
    errors: Object.fromEntries(
      [...summary.matchAll(/<a href="#([^"]*)">([^]*?)<\/a>/g)].map(([, field, message]) => [field, plain(message)]),
    ),
    ids: [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => plain(id)),
    values: readValues(html),
    text: plain(/<main[^]*<\/main>/.exec(html)?.[0]),
    html,
    markup: html.replace(/"[^"]*"/g, '""'),
  };
}

function readValues(html: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input (?:[^">]|"[^"]*")*>/g)) {
    const name = attribute(tag, 'name');
    const isLeftOut = attribute(tag, 'type') === 'radio' && !/\schecked[\s>=]/.test(tag);
    if (name && !isLeftOut) values[name] = attribute(tag, 'value');
  }
  for (const [, tag = '', text] of html.matchAll(/<textarea ([^>]*)>([^]*?)<\/textarea>/g))
    values[attribute(` ${tag}`, 'name')] = decode(text ?? '');
  for (const [, tag = '', options = ''] of html.matchAll(/<select ([^>]*)>([^]*?)<\/select>/g)) {
    const chosen = /<option (?=[^>]*\sselected)[^>]*>/.exec(options)?.[0] ?? '';
    values[attribute(` ${tag}`, 'name')] = attribute(chosen, 'value');
  }
  return values;
}

const attribute = (tag: string, name: string): string =>
  decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const decode = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

const plain = (html = ''): string =>
  decode(html.replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
