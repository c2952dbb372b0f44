import type { Row } from '../files/manifest.ts';
import type { Publication } from '../model.ts';
import { escapeHtml } from '../render/escape.ts';

/** out/index.html: every edition, newest first, a page that opens from disk. */
export const shelfPage = (publication: Publication, rows: readonly Row[]): string => {
  const newestFirst = [...rows].sort((a, b) => (a.id < b.id ? 1 : -1));
  const name = escapeHtml(publication.name);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name}: all editions</title>
<style>${css}</style>
</head>
<body>
<header>
<h1>${name}</h1>
${publication.tagline ? `<p>${escapeHtml(publication.tagline)}</p>` : ''}
</header>
<main>
${newestFirst.length > 0 ? `<ol reversed>\n${newestFirst.map((row) => item(row, publication)).join('\n')}\n</ol>` : emptyNote}
</main>
</body>
</html>
`;
};

const emptyNote = '<p>No editions yet. <code>npx galley new</code> lays out the first one.</p>';

const item = (row: Row, publication: Publication): string => {
  const folder = encodeURIComponent(row.id);
  const facts = [
    row.number === undefined ? '' : `No. ${row.number}`,
    `${row.stories} ${row.stories === 1 ? 'story' : 'stories'}`,
    `${(row.htmlSize / 1024).toFixed(1)} KB`,
    row.drafts > 0 ? `<strong>${row.drafts} still ${row.drafts === 1 ? 'a draft' : 'drafts'}</strong>` : '',
    row.errors + row.warnings > 0 ? `${row.errors + row.warnings} to look at` : '',
  ].filter(Boolean);
  return `<li>
<time datetime="${escapeHtml(row.date)}">${escapeHtml(longDate(row.date))}</time>
<a class="subject" lang="${escapeHtml(row.language || publication.language)}" dir="auto" href="${folder}/index.html">${escapeHtml(row.subject)}</a>
<p class="facts">${facts.join(' · ')} <span><a href="${folder}/index.txt">text</a> · <a href="${folder}/message.eml">message.eml</a></span></p>
</li>`;
};

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The shelf is English, so its dates need no Intl, which is slow to start. */
const longDate = (date: string): string => {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return `${days[day.getUTCDay()]}, ${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
};

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const css = `
:root { --ground: #f6f4ef; --paper: #fffefb; --ink: #1d1b18; --quiet: #625c52; --rule: #d9d3c7; --accent: #9b2c1f; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16140f; --paper: #1f1c17; --ink: #ece7dc; --quiet: #aaa294; --rule: #3a352c; --accent: #f0937f; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1rem 4rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header, main { max-width: 44rem; margin: 0 auto; }
header { border-top: 1px solid var(--rule); border-bottom: 3px double var(--rule); padding: 1rem 0; margin-bottom: 1.5rem; text-align: center; }
h1 { margin: 0; font: 700 2rem/1.2 Georgia, "Iowan Old Style", "Times New Roman", serif; }
header p { margin: .25rem 0 0; color: var(--quiet); }
ol { list-style: none; margin: 0; padding: 0; }
li { background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; padding: .9rem 1.1rem; margin-bottom: .75rem; }
time { display: block; color: var(--quiet); font-size: .875rem; }
.subject { display: block; margin: .15rem 0 .35rem; color: var(--ink); font: 600 1.15rem/1.35 Georgia, "Iowan Old Style", serif; overflow-wrap: anywhere; }
.facts { margin: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; font-size: .875rem; color: var(--quiet); }
.facts strong, .facts a { color: var(--accent); }
.facts a { display: inline-block; padding: .25rem 0; }
code { font-size: .95em; }
`;
