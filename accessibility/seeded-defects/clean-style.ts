/** The look of the clean pages: that of the portal, in as few rules as the defects need something to break. */
export const cleanStyle = `
:root { --page: #fff; --ink: #15201e; --soft: #3a4644; --edge: #5a6764; --accent: #08534d; --error: #93180e; }
@media (prefers-color-scheme: dark) {
  :root { --page: #0f1716; --ink: #eef4f1; --soft: #c5d1cd; --edge: #93a39f; --accent: #84dcca; --error: #ffb8ad; }
}
* { box-sizing: border-box; }
html { background: var(--page); color: var(--ink); }
body { margin: 0; font: 1.125rem/1.75 sans-serif; overflow-wrap: break-word; }
img, svg, video, iframe, object { max-width: 100%; }
header, main, footer { padding: 1rem 1.25rem; }
h1, h2, h3, p, ul, ol, dl, form, table { max-width: 38rem; }
h1, h2, h3 { margin: 2rem 0 1rem; line-height: 1.35; }
p, ul, ol, dl { margin: 0 0 1.75rem; }
li, dd { margin: 0 0 0.75rem; }
a { color: var(--accent); }
main:focus { outline: 0; }
:focus { outline: 3px solid var(--ink); outline-offset: 3px; }
header a, footer a, nav a, main li > a, main dd > a, h3 > a, p > a:only-child {
  display: inline-block; min-width: 44px; padding: 8px 0; line-height: 2rem;
}
.row, .row li { display: inline-block; margin: 0 1.5rem 0 0; padding: 0; list-style: none; }
.skip:not(:focus) { position: absolute; left: -999px; }
.field { margin: 0 0 2rem; padding: 0; border: 0; min-width: 0; }
.field__label { display: block; padding: 0; font-weight: 700; }
.field__hint { margin: 0 0 0.5rem; color: var(--soft); }
.field__error { margin: 0 0 0.5rem; color: var(--error); font-weight: 700; }
.input {
  display: block; width: 100%; min-height: 48px; padding: 8px 12px; border: 2px solid var(--edge);
  background: var(--page); color: var(--ink); font: inherit; letter-spacing: inherit;
}
.choice { display: flex; align-items: center; min-height: 48px; }
.choice input { flex: none; width: 1.75rem; height: 1.75rem; margin: 0 0.75rem 0 0; }
.button {
  display: inline-block; min-height: 48px; padding: 8px 24px; border: 2px solid var(--accent);
  background: var(--accent); color: var(--page); font: inherit; font-weight: 700; letter-spacing: inherit;
}
.error-summary { max-width: 38rem; margin: 0 0 2rem; padding: 20px; border: 4px solid var(--error); }
.error-summary h2 { margin: 0 0 0.75rem; }
table { border-collapse: collapse; }
caption { font-weight: 700; text-align: left; }
th, td { padding: 8px 16px 8px 0; border-bottom: 1px solid var(--edge); text-align: left; }
`;
