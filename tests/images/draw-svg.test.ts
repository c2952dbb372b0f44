import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../src/images/draw-svg.ts';
import { svg } from './pictures.ts';

const limits = { seconds: 20, pixels: 1_000_000 };

describe('drawSvg', () => {
  it('draws at the width asked for', async () => {
    const png = await drawSvg(Buffer.from(svg('<rect width="9" height="9"/>')), 300, limits);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 300, height: 150 });
  });

  it('says what is wrong', async () => {
    await expect(drawSvg(Buffer.from('<svg'), 300, limits)).rejects.toThrow(/unsupported|corrupt|XML/i);
    await expect(drawSvg(Buffer.from(svg('', 'width="2000" height="2000"')), 300, limits)).rejects.toThrow(
      'pixel limit',
    );
  });

  it('ends what does not come to an end', async () => {
    const blurs = '<feGaussianBlur stdDeviation="20"/>'.repeat(500);
    const endless = svg(`<filter id="f">${blurs}</filter><rect width="100" height="50" filter="url(#f)"/>`);
    await expect(drawSvg(Buffer.from(endless), 1200, { seconds: 1, pixels: 1e8 })).rejects.toThrow(
      'more than 1 seconds',
    );
  });
});
