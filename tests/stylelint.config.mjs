/** What style sheets may not do to people. Layout and naming are prettier's matter and the reader's. */
export default {
  extends: ['@double-great/stylelint-a11y/strict'],
  reportDescriptionlessDisables: true,
  reportInvalidScopeDisables: true,
  reportNeedlessDisables: true,
  rules: {
    // Every colour is a variable, and tokens.css gives it a value in each scheme.
    'a11y/media-prefers-color-scheme': null,
    // It counts in steps of 24 pixels; lines here grow with the text, at least one and a half of it in running text.
    'a11y/line-height-is-vertical-rhythmed': null,
    // The next rule is stricter: nothing takes the outline away, whatever is put in its place.
    'a11y/no-outline-none': null,
    'declaration-property-value-disallowed-list': {
      outline: [/\b(none|transparent)\b/, /^0(px)?$/],
      'outline-style': ['none'],
      'outline-width': [/^0/],
      'outline-color': ['transparent'],
      'scroll-behavior': ['smooth'],
      // Somebody who needs other colours has chosen them.
      'forced-color-adjust': ['none'],
      'user-select': ['none'],
      'touch-action': ['none'],
      visibility: ['hidden', 'collapse'],
      'text-transform': ['uppercase'],
    },
    // Nothing moves. Whatever may move one day has to stop for whoever asked for less motion, too.
    'property-disallowed-list': [/^animation/, /^transition/, 'text-indent'],
  },
};
