/**
 * Draws the pictures of the test editions: `node tests/editions/pictures.mjs`. They are kept in the repository;
 * this is how to make them again. Each is of another format, and the JPEG carries what a camera would leave in it.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = (edition) => fileURLToPath(new URL(`./${edition}/images/`, import.meta.url));
const full = folder('full/articles/2026-06-17');
const japanese = folder('japanese/articles/2026-06-17');

const svg = (width, height, inner) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner}</svg>\n`,
  );

const many = (count, draw) => Array.from({ length: count }, (_, at) => draw(at)).join('');

const candles = svg(
  1280,
  720,
  `<defs><radialGradient id="glow"><stop offset="0" stop-color="#f7c873"/><stop offset="1" stop-color="#1c1a20" stop-opacity="0"/></radialGradient></defs>
  <rect width="1280" height="720" fill="#1c1a20"/>
  ${many(4, (at) => `<circle cx="${190 + at * 300}" cy="210" r="270" fill="url(#glow)" opacity=".75"/>`)}
  ${many(4, (at) => `<rect x="${174 + at * 300}" y="270" width="32" height="120" fill="#efe3c8"/><path d="M${190 + at * 300} 170c26 44 22 84 0 92c-22-8-26-48 0-92z" fill="#ffe9b0"/>`)}
  ${many(9, (at) => `<path d="M${400 + at * 60} 470v-50h${at % 2 ? 40 : -40}M${400 + at * 60} 650v50" stroke="#d8a657" stroke-width="5" fill="none"/>`)}
  <rect x="360" y="470" width="560" height="180" rx="10" fill="#2c2a33" stroke="#d8a657" stroke-width="6"/>
  <rect x="520" y="510" width="240" height="100" fill="#3a3742" stroke="#f7c873" stroke-width="3"/>`,
);

const chart = svg(
  1120,
  560,
  `<rect width="1120" height="560" fill="#f4efe2"/>
  ${[3, 5, 9].map((clicks, at) => `<rect x="60" y="${60 + at * 160}" width="${clicks * 105}" height="110" fill="${['#c9bfa8', '#b08968', '#9b2219'][at]}"/>`).join('')}
  <path d="M60 30v500" stroke="#1d1b18" stroke-width="4"/>`,
);

const ferry = (at) =>
  svg(
    560,
    280,
    `<rect width="560" height="280" fill="#dfe9ee"/><rect y="180" width="560" height="100" fill="#3f6f86"/>
    <rect y="160" width="60" height="120" fill="#6b5b4b"/><rect x="500" y="160" width="60" height="120" fill="#6b5b4b"/>
    <g transform="translate(${70 + at * 46} ${at % 2 ? 2 : 0})"><path d="M0 170h120l-18 36h-86z" fill="#9b2219"/><rect x="28" y="136" width="60" height="34" fill="#fdfbf6"/><rect x="62" y="112" width="14" height="24" fill="#1d1b18"/></g>`,
  );

const drawers = svg(
  1200,
  800,
  `<rect width="1200" height="800" fill="#5b4632"/>
  ${many(24, (at) => `<rect x="${30 + (at % 6) * 192}" y="${30 + Math.floor(at / 6) * 188}" width="176" height="172" fill="${at === 14 ? '#3a2c1f' : '#8a6a48'}" stroke="#3a2c1f" stroke-width="6"/><circle cx="${118 + (at % 6) * 192}" cy="${130 + Math.floor(at / 6) * 188}" r="10" fill="#e2c08a"/>`)}
  ${many(5, (at) => `<rect x="${424 + at * 32}" y="${400 + (at % 2) * 14}" width="26" height="120" fill="${['#efe3c8', '#a3b18a', '#e9c46a', '#d08c60', '#cbd5c0'][at]}"/>`)}`,
);

const cable = svg(
  1120,
  560,
  `<title>A cable on the seabed</title><rect width="1120" height="560" fill="#0f2a3a"/><path d="M0 470q280-70 560 0t560 0v90H0z" fill="#7a6a55"/>
  <path d="M0 462q280-70 560 0t560 0" stroke="#f2b04a" stroke-width="10" fill="none"/>
  ${many(3, (at) => `<path d="M${420 - at * 60} ${380 - at * 90}q${140 + at * 60} -${70 + at * 20} ${280 + at * 120} 0" stroke="#bfe3ee" stroke-width="6" fill="none" opacity="${0.9 - at * 0.25}"/>`)}`,
);

const lantern = svg(
  1120,
  630,
  `<rect width="1120" height="630" fill="#26324a"/><circle cx="860" cy="150" r="70" fill="#f4e9c9"/>
  ${many(5, (at) => `<g transform="translate(${130 + at * 200} ${250 + (at % 2) * 60})"><rect width="90" height="150" rx="36" fill="#c8452f"/><path d="M10 40h70M6 75h78M10 110h70" stroke="#8e2a1b" stroke-width="5"/><rect x="25" y="-12" width="40" height="14" fill="#1d1b18"/><rect x="25" y="148" width="40" height="14" fill="#1d1b18"/></g>`)}
  <path d="M0 230q560 60 1120 0" stroke="#1d1b18" stroke-width="6" fill="none"/>`,
);

// Turned a quarter and marked as turned, with a place and an author: all of it has to be gone from the mail.
await sharp(candles)
  .rotate(270)
  .withExif({ IFD0: { Artist: 'A. Photographer', Copyright: 'Galley' }, IFD3: { GPSLatitudeRef: 'N' } })
  .withMetadata({ orientation: 6 })
  .jpeg({ quality: 82 })
  .toFile(`${full}candle-chip.jpg`);
await sharp(chart).png({ palette: true }).toFile(`${full}cookie-town.png`);
const frames = await Promise.all(Array.from({ length: 8 }, (_, at) => sharp(ferry(at)).png().toBuffer()));
await sharp(frames, { join: { animated: true } })
  .gif({ delay: 220, colours: 16 })
  .toFile(`${full}harbour-ferry.gif`);
await sharp(drawers).webp({ quality: 80 }).toFile(`${full}seed-library.webp`);
writeFileSync(`${full}sea-cable.svg`, cable);
await sharp(lantern).jpeg({ quality: 82 }).toFile(`${japanese}lantern.jpg`);
