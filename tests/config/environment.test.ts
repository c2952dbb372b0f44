import { chmodSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  cacheFolder,
  editorCommand,
  isCi,
  readSecrets,
  swallowedByNpm,
  wantsColour,
} from '../../src/config.ts';
import { layOut } from '../content/fixture.ts';

describe('the cache folder', () => {
  it('is where the system keeps caches', () => {
    const home = layOut({});
    expect(cacheFolder({ HOME: home }, 'linux')).toBe(join(home, '.cache/galley'));
    expect(cacheFolder({ HOME: home }, 'darwin')).toBe(join(home, 'Library/Caches/galley'));
    expect(cacheFolder({ HOME: home, XDG_CACHE_HOME: join(home, 'x') }, 'linux')).toBe(
      join(home, 'x/galley'),
    );
    expect(cacheFolder({ HOME: home, XDG_CACHE_HOME: 'relative' }, 'linux')).toBe(
      join(home, '.cache/galley'),
    );
    expect(cacheFolder({ LOCALAPPDATA: home }, 'win32')).toBe(join(home, 'galley/cache'));
    expect(cacheFolder({}, 'win32')).toBeUndefined();
    expect(cacheFolder({ HOME: home, GALLEY_CACHE: join(home, 'mine') }, 'linux')).toBe(join(home, 'mine'));
  });

  it('is made for its owner alone', () => {
    const folder = cacheFolder({ GALLEY_CACHE: join(layOut({}), 'new/cache') }) ?? '';
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is not used when others can write to it, when it is a link, or when it cannot be made', () => {
    const root = layOut({ file: '' });
    const open = join(root, 'open');
    mkdirSync(open);
    chmodSync(open, 0o777);
    expect(cacheFolder({ GALLEY_CACHE: open })).toBeUndefined();
    const own = join(root, 'own');
    mkdirSync(own, { mode: 0o700 });
    symlinkSync(own, join(root, 'link'));
    expect(cacheFolder({ GALLEY_CACHE: join(root, 'link') })).toBeUndefined();
    expect(cacheFolder({ GALLEY_CACHE: join(root, 'file/cache') })).toBeUndefined();
    expect(cacheFolder({ GALLEY_CACHE: own })).toBe(own);
  });
});

it('secrets come from the environment, or from .env where it has none', () => {
  const root = layOut({ '.env': 'GALLEY_SMTP_USER=wire\nGALLEY_SMTP_PASSWORD="from the file"\nOTHER=x\n' });
  expect(readSecrets(root, { GALLEY_SMTP_PASSWORD: 'from the environment' })).toEqual({
    smtpUser: 'wire',
    smtpPassword: 'from the environment',
  });
  expect(readSecrets(layOut({}), {})).toEqual({});
});

it('the editor is VISUAL, else EDITOR', () => {
  expect(editorCommand({ VISUAL: 'code -w', EDITOR: 'vi' })).toBe('code -w');
  expect(editorCommand({ VISUAL: '', EDITOR: 'vi' })).toBe('vi');
  expect(editorCommand({})).toBeUndefined();
});

it('colour goes to terminals, unless it is asked for or refused', () => {
  expect(wantsColour(true, {})).toBe(true);
  expect(wantsColour(false, {})).toBe(false);
  expect(wantsColour(true, { TERM: 'dumb' })).toBe(false);
  expect(wantsColour(false, { FORCE_COLOR: '1' })).toBe(true);
  expect(wantsColour(true, { FORCE_COLOR: '0' })).toBe(false);
  expect(wantsColour(true, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
  expect(wantsColour(true, { NO_COLOR: '' })).toBe(true);
});

it('CI says that it is', () => {
  expect([{ CI: 'true' }, { CI: '1' }, { CI: 'false' }, { CI: '' }, {}].map((env) => isCi(env))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('options that npm kept are found', () => {
  const env = { npm_lifecycle_event: 'build', npm_config_watch: 'true', npm_config_dry_run: 'true' };
  expect(swallowedByNpm(['watch', 'dry-run', 'json'], env)).toEqual(['watch', 'dry-run']);
  expect(swallowedByNpm(['watch'], { npm_config_watch: 'true' })).toEqual([]);
});
