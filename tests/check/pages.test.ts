import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { undetected } from '../../src/check/clients/features.ts';
import { allRules } from '../../src/check/rules.ts';

const folder = join(import.meta.dirname, '../../docs/checks');
const pageOf = (code: string): string => readFileSync(join(folder, `${code}.md`), 'utf8');
const codes = [...new Set(allRules.map(({ code }) => code))];

const summary = (code: string): string => pageOf(code).split('\n')[2]?.replaceAll('|', '\\|') ?? '';

const rows = codes.map((code) => {
  const rule = allRules.find((one) => one.code === code);
  return `| [${code}](${code}.md) | ${rule?.severity} | ${rule?.owner} | ${summary(code)} |`;
});

const others = readdirSync(folder)
  .map((name) => name.replace(/\.md$/, ''))
  .filter((name) => name !== 'README' && !codes.includes(name))
  .sort()
  .map((code) => `| [${code}](${code}.md) | ${summary(code)} |`);

const index = `# Findings

Each finding carries a code, and each code has a page: what was found, why it matters, how to mend it, and who says so.
This index is written by a test; \`npm run test:golden\` renews it.

A rule’s severity is that of its gravest finding. \`newsletter.yaml\` changes it, or turns the rule off:

\`\`\`yaml
checks:
  severity:
    headline-length: note
    image-weight: off
  allow:
    link-text: [more]
\`\`\`

An editor accepts a finding in the story’s front matter, with a reason; it is then counted as accepted:

\`\`\`yaml
accept:
  story-length: a photo essay
\`\`\`

## What \`galley check\` looks for

| rule | severity | who mends it | what it finds |
|---|---|---|---|
${rows.join('\n')}

## What is found before: in the sources, the theme, newsletter.yaml, while importing and sending

| code | what it says |
|---|---|
${others.join('\n')}
`;

describe('the pages of the checks', () => {
  it('are all in the index', () => {
    const file = join(folder, 'README.md');
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, index);
    const written = readFileSync(file, 'utf8');
    const rulesOf = (text: string) => text.slice(0, text.indexOf('## What is found before'));
    expect(rulesOf(written)).toBe(rulesOf(index));
    for (const [, page = ''] of written.matchAll(/\]\(([\w-]+)\.md\)/g)) expect(pageOf(page)).not.toBe('');
  });

  it('name every feature that client support does not detect', () => {
    const text = pageOf('client-support');
    for (const [slug, reason] of Object.entries(undetected))
      expect(text).toContain(`| ${slug} | ${reason} |`);
  });
});
