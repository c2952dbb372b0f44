import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkProof } from '../../src/check/check.ts';
import { proofOfHtml, proofOfMessage } from '../../src/check/foreign.ts';
import type { Proof } from '../../src/model.ts';

const drawing = (color: string, ground = 'none'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="80"><rect width="240" height="80" fill="${ground}"/>
<path d="M20 60V20h20v40zm40 0V20h20v40zm40-40h80v12h-80zm0 28h60v12h-60z" fill="${color}"/></svg>`;

const png = (svg: string): Promise<Buffer> => sharp(Buffer.from(svg)).png().toBuffer();

const pageWith = (bytes: Uint8Array, cell = 'background-color:#ffffff', img = ''): Proof => ({
  ...proofOfHtml(
    Buffer.from(`<!doctype html><html lang="en"><head><title>Pier</title></head><body>
<div style="${cell}">${img || '<img src="images/logo.png" alt="Pier and Tide" width="240" height="80">'}</div></body></html>`),
  ),
  images: [{ name: 'logo.png', cid: 'logo@pier', type: 'image/png', bytes, width: 240, height: 80 }],
});

const said = async (proof: Proof): Promise<string[]> =>
  (await checkProof(proof)).findings
    .filter(({ code }) => code === 'dark-inversion')
    .map(({ message }) => message);

const vanishes = ['The picture “Pier and Tide” is dark on a transparent ground, and vanishes on a dark one'];

describe('a logo, where a client darkens by force,', () => {
  it.each(['#000000', '#1a1a2e', '#333333'])('vanishes when it is drawn in %s on nothing', async (color) => {
    expect(await said(pageWith(await png(drawing(color))))).toEqual(vanishes);
  });

  it.each([
    ['in a colour', '#c8102e', 'none'],
    ['in white', '#ffffff', 'none'],
    ['in black on a ground of its own', '#000000', '#ffffff'],
  ])('is seen when it is drawn %s', async (_, color, ground) => {
    expect(await said(pageWith(await png(drawing(color, ground))))).toEqual([]);
  });

  it('is seen where the ground is dark already, and where the theme has another for the dark', async () => {
    const bytes = await png(drawing('#000000'));
    expect(await said(pageWith(bytes, 'background-color:#222222'))).toEqual([]);
    const two =
      '<picture><source media="(prefers-color-scheme: dark)" srcset="images/pale.png"><img src="images/logo.png" alt="Pier" width="240" height="80"></picture>';
    expect(await said(pageWith(bytes, '', two))).toEqual([]);
  });

  it('is looked at when it is attached to a message from elsewhere', async () => {
    const logo = (await png(drawing('#000000'))).toString('base64').replace(/.{76}/g, '$&\r\n');
    const message = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Words</p><img src="cid:l@x" alt="Pier and Tide">\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <l@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n${logo}\r\n--b--\r\n`;
    expect(await said((await proofOfMessage(Buffer.from(message))).proof)).toEqual(vanishes);
  });

  it('that no decoder takes is left to the other rules', async () => {
    const broken = Buffer.concat([(await png(drawing('#000000'))).subarray(0, 60), Buffer.alloc(40)]);
    expect(await said(pageWith(broken))).toEqual([]);
  });
});
