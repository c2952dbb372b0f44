import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeProject, newsletter, repository, story, writeProjectFile } from '../setup/project.ts';
import { id, lead, previewOf, type RunningPreview, smallProject } from './support.ts';

const patience = { timeout: 10_000, interval: 20 };
const text = async ({ desk }: RunningPreview, edition = id) => (await desk.sheet(edition))?.proof?.text ?? '';
/** Waits until a condition on the desk holds. */
const until = (look: () => unknown) => expect.poll(look, patience).toBeTruthy();

describe('a save', () => {
  it('of a story, a picture’s folder or edition.md makes the edition anew, and no other', async () => {
    const preview = await previewOf(smallProject());
    await text(preview);
    const other = await preview.desk.sheet('2026-02-27');
    preview.save(lead, story('A bridge closes again'));
    await until(() => preview.desk.seen(id)?.proof?.text.includes('A bridge closes again'));
    preview.save(`articles/${id}/edition.md`, '---\nnumber: 8\n---\nGood morning.\n');
    await until(() => preview.desk.seen(id)?.proof?.text.includes('Good morning.'));
    expect(await preview.desk.sheet('2026-02-27')).toBe(other);
  });

  it('that changes nothing is not told', async () => {
    const preview = await previewOf(smallProject());
    const before = await preview.desk.sheet(id);
    preview.save(lead, preview.read(lead));
    preview.save('articles/2026-02-27/01-older.md', story('Changed after it'));
    await until(() => preview.desk.row('2026-02-27').subject?.includes('Changed after it'));
    expect(preview.desk.seen(id)).toBe(before);
  });

  it('as editors do it, through a temporary file that is renamed, is seen', async () => {
    const preview = await previewOf(smallProject());
    await text(preview);
    for (const round of ['first', 'second', 'third']) {
      preview.save(`articles/${id}/.01-lead.md.swp`, 'x');
      preview.save(`${lead}.tmp`, story(`The ${round} atomic save`));
      renameSync(join(preview.root, `${lead}.tmp`), join(preview.root, lead));
      await until(() => preview.desk.seen(id)?.proof?.text.includes(`The ${round} atomic save`));
      expect(preview.desk.seen(id)?.isStale).toBe(false);
    }
  });

  it('200 times within a second ends with the last one, and with far fewer productions', async () => {
    const preview = await previewOf(smallProject());
    const before = (await preview.desk.sheet(id))?.version ?? 0;
    for (let at = 1; at <= 200; at++) {
      preview.save(lead, story(`Save number ${at}.`));
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    await until(() => preview.desk.seen(id)?.proof?.text.includes('Save number 200.'));
    expect((preview.desk.seen(id)?.version ?? 0) - before).toBeLessThan(150);
  });

  it('that breaks the story leaves the last good proof, and one that mends it brings the next', async () => {
    const preview = await previewOf(smallProject());
    await text(preview);
    preview.save(lead, '---\nheadlin: Typed wrong\n---\nBody.\n');
    await until(() => preview.desk.seen(id)?.isStale);
    const broken = preview.desk.seen(id);
    expect(broken?.proof?.text).toContain('A bridge opens');
    expect(broken?.findings.map(({ code }) => code)).toContain('unknown-key');
    preview.save(lead, story('Mended'));
    await until(() => preview.desk.seen(id)?.isStale === false);
    expect(preview.desk.seen(id)?.proof?.text).toContain('Mended');
  });

  it('caught half-way, empty for a moment, is not told as broken', async () => {
    const preview = await previewOf(smallProject());
    await text(preview);
    preview.save(lead, '');
    await new Promise((resolve) => setTimeout(resolve, 20));
    preview.save(lead, story('Written whole'));
    await until(() => preview.desk.seen(id)?.proof?.text.includes('Written whole'));
    expect(preview.desk.seen(id)?.version).toBe(2);
  });
});

describe('editions', () => {
  it('appear, are renamed and vanish without a restart', async () => {
    const preview = await previewOf(smallProject());
    await text(preview);
    writeProjectFile(preview.root, 'articles/2026-03-03/01-new.md', story('The new one'));
    await until(() => preview.desk.row('2026-03-03').subject?.includes('The new one'));
    expect(await text(preview, '2026-03-03')).toContain('The new one');
    const folder = (name: string) => join(preview.root, 'articles', name);
    renameSync(folder('2026-03-03'), folder('2026-03-04-late'));
    await until(() => preview.desk.seen('2026-03-03') === undefined);
    expect(await text(preview, '2026-03-04-late')).toContain('The new one');
    writeProjectFile(preview.root, 'articles/2026-03-04-late/01-new.md', story('Saved after the renaming'));
    await until(() => preview.desk.seen('2026-03-04-late')?.proof?.text.includes('Saved after the renaming'));
    rmSync(folder('2026-03-04-late'), { recursive: true });
    await until(() => preview.desk.seen('2026-03-04-late') === undefined);
    expect(preview.desk.ids()).toEqual([id, '2026-02-27']);
  });

  it('are seen in an articles folder that is made later, and again when it was removed', async () => {
    const preview = await previewOf(makeProject());
    expect(preview.desk.ids()).toEqual([]);
    for (const headline of ['The very first', 'After all was thrown away']) {
      writeProjectFile(preview.root, lead, story(headline));
      await until(() => preview.desk.row(id).subject?.includes(headline));
      expect(await text(preview)).toContain(headline);
      // A busy machine takes a moment to begin to watch a new folder; what happens to it before that is not seen.
      await pause(2000);
      rmSync(join(preview.root, 'articles'), { recursive: true });
      await until(() => preview.desk.seen(id) === undefined);
      await pause(500);
    }
  });

  it('nobody looked at get their rows in the background', async () => {
    const preview = await previewOf(smallProject());
    await preview.desk.countOthers();
    expect(preview.desk.row('2026-02-27')).toMatchObject({ counts: { errors: 0 } });
    expect(preview.desk.row('2026-02-27').subject).toContain('The older lead');
    expect(preview.desk.seen('2026-02-27')).toBeUndefined();
  });
});

describe('newsletter.yaml and the theme', () => {
  it('broken at the start and mended later bring the first proof', async () => {
    const root = smallProject({ 'newsletter.yaml': 'name: [\n' });
    const preview = await previewOf(root);
    expect(await preview.desk.sheet(id)).toBeUndefined();
    expect(preview.desk.problems.length).toBeGreaterThan(0);
    preview.save('newsletter.yaml', newsletter);
    await until(() => preview.desk.problems.length === 0 && preview.desk.theme);
    expect(await text(preview)).toContain('A bridge opens');
    const part = 'templates/todays-cache/parts/footer.mjml';
    preview.save(
      part,
      preview
        .read(part)
        .replace('</mj-section>', '<mj-column><mj-text>Added below</mj-text></mj-column></mj-section>'),
    );
    await until(() => preview.desk.seen(id)?.proof?.html.includes('Added below'));
  });

  it('broken later leave the last good proof, marked, until they are mended', async () => {
    const preview = await previewOf(smallProject());
    await text(preview);
    preview.save('newsletter.yaml', `${newsletter}nmae: x\n`);
    await until(() => preview.desk.seen(id)?.isStale);
    expect(preview.desk.seen(id)?.proof).toBeDefined();
    preview.save('newsletter.yaml', newsletter.replace('The Test Letter', 'The Renamed Letter'));
    await until(() => preview.desk.seen(id)?.isStale === false);
    expect(preview.desk.seen(id)?.proof?.html).toContain('The Renamed Letter');
  });

  it('outside the project is watched, errors and all', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'galley-theme-'));
    onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
    cpSync(join(repository, 'templates/todays-cache'), outside, { recursive: true });
    const preview = await previewOf(smallProject({ 'newsletter.yaml': `${newsletter}theme: ${outside}\n` }));
    await text(preview);
    const entry = join(outside, 'edition.mjml');
    const whole = preview.read('templates/todays-cache/edition.mjml');
    writeFileSync(entry, whole.replace('<mj-body', '<mj-bodi'));
    await until(() => preview.desk.seen(id)?.isStale);
    const [problem] = preview.desk.problems;
    expect(problem?.place?.file).toBe(entry);
    expect(problem?.owner).toBe('theme');
    writeFileSync(entry, whole);
    await until(() => preview.desk.problems.length === 0 && preview.desk.seen(id)?.isStale === false);
  });

  it('not there yet is found when it comes', async () => {
    const preview = await previewOf(smallProject({ 'newsletter.yaml': `${newsletter}theme: later\n` }));
    expect(preview.desk.problems.map(({ code }) => code)).toEqual(['theme-missing']);
    const templates = join(preview.root, 'templates');
    mkdirSync(join(templates, 'later'));
    cpSync(join(templates, 'todays-cache'), join(templates, 'later'), { recursive: true });
    await until(() => preview.desk.problems.length === 0);
    expect(await text(preview)).toContain('A bridge opens');
  });
});
