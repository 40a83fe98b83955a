/** One mistake, as it is made in a page. */
export type Change = (page: string) => string;

/** Puts one text in the place of another, which has to be there: a defect that changes nothing proves nothing. */
export const swap =
  (from: string, to: string): Change =>
  (page) => {
    if (!page.includes(from)) throw new Error(`The clean page does not hold ${from}`);
    return page.replace(from, () => to);
  };

/** The same at every place. */
export const swapAll =
  (from: string, to: string): Change =>
  (page) => {
    if (!page.includes(from)) throw new Error(`The clean page does not hold ${from}`);
    return page.replaceAll(from, () => to);
  };

/** A rule after all the others of the style sheet. */
export const style = (css: string): Change => swap('</style>', `${css}\n</style>`);

/** A script at the end of the page. */
export const script = (js: string): Change => swap('</body>', `<script>${js}</script>\n</body>`);

/** Something more at the end of the main part. */
export const add = (html: string): Change => swap('</main>', `${html}\n</main>`);

/** Several changes, one after the other. */
export const all =
  (...changes: readonly Change[]): Change =>
  (page) =>
    changes.reduce((changed, change) => change(changed), page);
