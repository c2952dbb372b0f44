import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bin } from '../setup/bundle.ts';
import { repository } from '../setup/project.ts';

const documents = [
  ...readdirSync(repository).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const textOf = (name: string): string => readFileSync(join(repository, name), 'utf8');

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```|`[^`\n]+`/gm, '');

/** What is shown as code: lines of blocks, and words in backquotes. */
const codeIn = (name: string): string[] => {
  const text = textOf(name);
  const blocks = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].flatMap(([, code = '']) =>
    code.split('\n'),
  );
  const words = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code = '']) => code,
  );
  return [...blocks, ...words];
};

/** Every command line in the documents: the document, the command, its words. */
const commandLines = documents.flatMap((name) =>
  codeIn(name)
    .flatMap((line) => line.split(/&&|\|(?!\|)|;/))
    .map((part) => part.replace(/\s#\s.*$/, '').trim())
    .flatMap((part) => {
      const words = /^(?:\$ )?(?:npx )?galley ([a-z]+)\b(.*)$/.exec(part);
      return words ? [{ name, command: words[1] ?? '', rest: words[2] ?? '' }] : [];
    }),
);

const help = new Map<string, string>();
const helpOf = (command: string): string => {
  const known = help.get(command);
  if (known !== undefined) return known;
  const { stdout } = spawnSync(process.execPath, [bin, command, '--help'], { encoding: 'utf8' });
  help.set(command, stdout);
  return stdout;
};

describe('the documents', () => {
  it('show only commands and options that there are', () => {
    expect(commandLines.length).toBeGreaterThan(20);
    const wrong = commandLines.flatMap(({ name, command, rest }) => {
      const told = helpOf(command);
      if (!told.startsWith(`Usage: galley ${command}`)) return [`${name}: galley ${command}`];
      return [...rest.matchAll(/(?<=\s)--?[a-z][\w-]*/g)]
        .filter(([option]) => !new RegExp(`(?:^|[\\s,])${option}(?![\\w-])`, 'm').test(told))
        .map(([option]) => `${name}: galley ${command} ${option}`);
    });
    expect(wrong).toEqual([]);
  });

  it('name only npm scripts that there are', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const wrong = documents.flatMap((name) =>
      codeIn(name)
        .flatMap((line) => [...line.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script = '']) => script))
        .filter((script) => !(script in scripts))
        .map((script) => `${name}: npm run ${script}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lead to files that are there', () => {
    const wrong = documents.flatMap((name) =>
      [...withoutCode(textOf(name)).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)]
        .map(([, path = '']) => path)
        .filter((path) => !existsSync(join(repository, dirname(name), path)))
        .map((path) => `${name}: ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('name only files of src/, tests/ and docs/ that are there', () => {
    const wrong = documents.flatMap((name) =>
      codeIn(name)
        .filter((code) => /^(?:src|tests|docs|bench|templates)\/[\w./-]+$/.test(code))
        .filter((path) => !existsSync(join(repository, path)))
        .map((path) => `${name}: ${path}`),
    );
    expect(wrong).toEqual([]);
  });
});
