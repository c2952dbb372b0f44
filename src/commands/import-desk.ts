import { relative } from 'node:path';
import pc from 'picocolors';
import { error, hasErrors, warning } from '../findings/finding.ts';
import type { EditionFolder } from '../import/edition-folder.ts';
import { importSource } from '../import/import.ts';
import { openSource } from '../import/open.ts';
import { storyFile } from '../import/story-file.ts';
import type { ImportSource, SourceKind, StoryDraft } from '../import/types.ts';
import type { Finding } from '../model.ts';
import type { ImportOptions } from './import.ts';
import { describeDraft, describeFindings, jsonOf } from './import-report.ts';
import { exit, type Io } from './io.ts';

/** Where the stories go. */
export interface Target {
  root: string;
  id: string;
  language: string;
  folder: EditionFolder;
}

/** Takes sources one by one, writes their stories, and says what became of each. */
export class ImportDesk {
  private readonly target: Target | undefined;
  private readonly options: ImportOptions;
  private readonly io: Io;
  private readonly look: { colors: ReturnType<typeof pc.createColors>; width: number };
  private failed = false;
  private written = 0;

  /** @param target absent: nothing is written */
  constructor(target: Target | undefined, options: ImportOptions, io: Io) {
    this.target = target;
    this.options = options;
    this.io = io;
    this.look = { colors: pc.createColors(io.color), width: Math.min(io.width || 80, 80) };
  }

  async take(name: string, kind: SourceKind | undefined): Promise<void> {
    const { source, finding } = await this.open(name);
    if (!source) {
      this.refuse(name, finding ? [finding] : []);
      return;
    }
    const { since, take, follow } = this.options;
    const limits = { ...(since && { since }), ...(take !== undefined && { take }) };
    for (const draft of await importSource({ ...source, ...(kind && { kind }) }, limits)) {
      const whole = follow ? await this.followed(draft) : draft;
      if (whole.headline === undefined) this.refuse(name, whyNothing(whole, name));
      else this.file(name, whole);
    }
  }

  /** The command's exit code. */
  finish(): number {
    if (!this.options.json && this.target && this.written > 0) {
      this.io.out(
        `Put the quoted text into your own words and take out draft: true, then\n  npx galley build ${this.target.id}\n`,
      );
    }
    return this.failed ? exit.findings : exit.clean;
  }

  /** Opens a source, with a line of progress when that takes longer than a second. */
  private async open(name: string): Promise<{ source?: ImportSource; finding?: Finding }> {
    const { cwd, stdin, signal, isTTY } = this.io;
    const waits = name !== '-' || isTTY;
    const progress = setTimeout(() => waits && this.io.err(`reading ${name} …\n`), 1000);
    const { allowPrivate } = this.options;
    try {
      return await openSource(name, { cwd, stdin, signal, ...(allowPrivate && { allowPrivate }) });
    } finally {
      clearTimeout(progress);
    }
  }

  /** The page behind a feed's item; the item itself when that cannot be had. */
  private async followed(draft: StoryDraft): Promise<StoryDraft> {
    const { url } = draft.source;
    if (!url) return draft;
    const { source, finding } = await this.open(url);
    const [page] = source ? await importSource(source) : [];
    if (page?.fullText) return merged(draft, page);
    const found = warning(
      'import-follow',
      'the item’s own page could not be read, so the feed’s text is used',
      {
        details: [url, ...(finding ? [finding.message] : [])],
      },
    );
    return { ...draft, findings: [...draft.findings, found] };
  }

  private file(name: string, draft: StoryDraft): void {
    const { target } = this;
    const twin = target?.folder.storyOf(draft);
    if (!target) this.say(name, draft);
    else if (twin) this.say(name, { ...draft, findings: [...draft.findings, duplicate(twin, name)] });
    else this.write(name, draft, target);
  }

  private write(name: string, draft: StoryDraft, { folder, root, language }: Target): void {
    const lead = Boolean(this.options.lead) && this.written === 0;
    const made = folder.add(draft, storyFile(draft, language), {
      lead,
      ...(this.options.keepSource && { keep: draft.fullText }),
    });
    this.written += 1;
    const findings = lead && !made.isFirst ? [...draft.findings, leadTaken(made.name)] : draft.findings;
    this.say(name, { ...draft, findings }, relative(root, `${folder.path}/${made.name}`));
  }

  private say(name: string, draft: StoryDraft, file?: string): void {
    if (hasErrors(draft.findings)) this.failed = true;
    if (this.options.json) this.io.out(`${JSON.stringify(jsonOf(draft, file))}\n`);
    else this.io.out(describeDraft(name, draft, { ...this.look, ...(file && { file }) }));
  }

  private refuse(name: string, findings: Finding[]): void {
    this.failed = true;
    if (this.options.json) this.io.out(`${JSON.stringify({ name, findings })}\n`);
    this.io.err(`${name}\n${describeFindings(findings, this.look)}`);
  }
}

/** The page's own values, and the feed's for what the page does not say. */
const merged = (item: StoryDraft, page: StoryDraft): StoryDraft => ({
  ...item,
  ...page,
  authors: page.authors.length > 0 ? page.authors : item.authors,
  tags: page.tags.length > 0 ? page.tags : item.tags,
  source: { ...item.source, ...page.source },
});

const whyNothing = (draft: StoryDraft, name: string): Finding[] => {
  const errors = draft.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors;
  const hint = 'Copy the article in the browser, and import that text';
  return [error('import-nothing', 'no article was found in it', { details: [name], hint })];
};

const duplicate = (twin: string, name: string): Finding =>
  warning('import-duplicate', `${twin} already has this story, so nothing was written`, {
    details: [name],
    hint: 'Edit that story, or take its file away first',
  });

const leadTaken = (name: string): Finding =>
  warning('import-lead-taken', 'a story has the number 00 already, so this one comes last', {
    hint: `To make it the lead, put ${name.replace(/^\d+-|\.md$/g, '')} first in order: of edition.md`,
  });
