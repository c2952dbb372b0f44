import { describe, expect, it } from 'vitest';
import { htmlView } from '../../src/inbox/html-view.ts';
import type { Parsed } from '../../src/inbox/parsed.ts';

function view(html: string, remote = false, attachments: Parsed['attachments'] = []) {
  return htmlView({ headers: [], attachments, tree: { type: 'text/html', parts: [] }, html }, remote);
}

const dot = { type: 'image/png', contentId: '<dot@galley>', related: true, content: Buffer.from('PNG') };

describe('pictures of the message itself', () => {
  it.each([
    '<img src="cid:dot@galley">',
    "<img src='cid:dot%40galley'>",
    '<img src=cid:dot@galley>',
    '<td style="background:url(cid:dot@galley)">',
    '<img srcset="x.png 1x, cid:dot@galley 2x">',
  ])('are shown: %s', (html) => {
    expect(view(html, false, [dot]).html).toContain('data:image/png;base64,UE5H');
  });

  it('are shown only if they are pictures', () => {
    const page = { ...dot, type: 'text/html"><script>' };
    expect(view('<img src="cid:dot@galley">', false, [page]).html).not.toContain('data:');
  });
});

describe('what could act', () => {
  it.each([
    '<script>alert(1)</script>',
    '<SCRIPT src=//evil.test></SCRIPT>',
    '<script>"</scr"+"ipt>"',
    '<meta http-equiv="refresh" content="0;url=https://evil.test">',
    '<base href="https://evil.test/">',
    '<link rel="preconnect" href="https://evil.test">',
    '<iframe src="https://evil.test"></iframe>',
    '<object data="https://evil.test">x</object>',
    '<form action="https://evil.test"><input></form>',
  ])('is taken out: %s', (evil) => {
    const { html } = view(`<p>before</p>${evil}<p>after</p>`);
    expect(html).not.toMatch(/evil|alert|<script/i);
    expect(html).toContain('<p>before</p>');
  });

  it('is forbidden by the policy too, whether remote content is loaded or not', () => {
    for (const remote of [false, true]) {
      const { policy } = view('', remote);
      expect(policy).toMatch(/^default-src 'none';/);
      expect(policy).toContain('sandbox allow-popups');
      expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin|connect-src/);
    }
  });
});

describe('remote content', () => {
  it('is counted, each address once', () => {
    const html = `<link rel="stylesheet" href="https://a.test/s.css"><style>@import "https://a.test/i.css"; p{}</style>
      <img src="https://a.test/1.png"><img src="https://a.test/1.png"><td background="//a.test/2.png">
      <p style="background:url('http://a.test/3.png')"><a href="https://a.test/">no</a><img src="cid:x">`;
    expect(view(html).remote).toBe(5);
  });

  it('is blocked until asked', () => {
    expect(view('').policy).toContain('img-src data:;');
    expect(view('', true).policy).toContain('img-src data: https: http:;');
  });
});

it('opens links in a new window, keeping the doctype first', () => {
  expect(view('<!doctype html><html><head><title>x</title></head>').html).toBe(
    '<!doctype html><html><head><base target="_blank"><title>x</title></head>',
  );
  expect(view('<p>x</p>').html).toBe('<base target="_blank"><p>x</p>');
});
