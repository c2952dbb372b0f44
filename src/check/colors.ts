/** Red, green and blue from 0 to 255, alpha from 0 to 1. */
export interface Color {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

export const white: Color = { red: 255, green: 255, blue: 255, alpha: 1 };

/** Reads a CSS colour: hexadecimal, rgb(), hsl() or a name. Undefined for what it cannot tell, such as var(). */
export const parseColor = (text: string): Color | undefined => {
  const value = text.trim().toLowerCase();
  if (value === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 };
  if (value.startsWith('#')) return fromHex(value.slice(1));
  const call = /^(rgba?|hsla?)\(([^()]*)\)$/.exec(value);
  if (call) return call[1]?.startsWith('rgb') ? fromRgb(call[2] ?? '') : fromHsl(call[2] ?? '');
  const named = Object.hasOwn(names, value) ? names[value] : undefined;
  return named === undefined ? undefined : fromHex(named);
};

/** An attribute's colour: HTML lets the # be left out. */
export const parseAttributeColor = (text: string): Color | undefined =>
  parseColor(text) ?? (/^[0-9a-f]{6}$/i.test(text.trim()) ? fromHex(text.trim()) : undefined);

/** What is seen of a colour over an opaque one. */
export const over = (top: Color, under: Color): Color => {
  const mix = (a: number, b: number) => a * top.alpha + b * (1 - top.alpha);
  return {
    red: mix(top.red, under.red),
    green: mix(top.green, under.green),
    blue: mix(top.blue, under.blue),
    alpha: 1,
  };
};

/** Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, “contrast ratio”). */
export const contrastOf = (a: Color, b: Color): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

export const showColor = ({ red, green, blue }: Color): string =>
  `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const luminance = ({ red, green, blue }: Color): number => {
  const linear = (part: number) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

const fromHex = (digits: string): Color | undefined => {
  if (!/^([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(digits)) return undefined;
  const full = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const part = (at: number) => Number.parseInt(full.slice(at, at + 2), 16);
  return { red: part(0), green: part(2), blue: part(4), alpha: full.length === 8 ? part(6) / 255 : 1 };
};

const numbers = (text: string): { value: number; percent: boolean }[] =>
  [...text.matchAll(/(-?\d*\.?\d+)(%|deg)?/g)].map((match) => ({
    value: Number(match[1]),
    percent: match[2] === '%',
  }));

const fromRgb = (text: string): Color | undefined => {
  const [red, green, blue, alpha] = numbers(text);
  if (!red || !green || !blue) return undefined;
  const part = ({ value, percent }: { value: number; percent: boolean }) =>
    Math.min(255, Math.max(0, percent ? value * 2.55 : value));
  return { red: part(red), green: part(green), blue: part(blue), alpha: share(alpha) };
};

const fromHsl = (text: string): Color | undefined => {
  const [hue, saturation, lightness, alpha] = numbers(text);
  if (!hue || !saturation || !lightness) return undefined;
  const s = saturation.value / 100;
  const l = lightness.value / 100;
  const part = (offset: number) => {
    const k = (((offset + hue.value / 30) % 12) + 12) % 12;
    return 255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return { red: part(0), green: part(8), blue: part(4), alpha: share(alpha) };
};

const share = (alpha: { value: number; percent: boolean } | undefined): number =>
  alpha === undefined ? 1 : Math.min(1, Math.max(0, alpha.percent ? alpha.value / 100 : alpha.value));

const names: Record<string, string> = {
  black: '000000',
  silver: 'c0c0c0',
  gray: '808080',
  grey: '808080',
  white: 'ffffff',
  maroon: '800000',
  red: 'ff0000',
  purple: '800080',
  fuchsia: 'ff00ff',
  magenta: 'ff00ff',
  green: '008000',
  lime: '00ff00',
  olive: '808000',
  yellow: 'ffff00',
  navy: '000080',
  blue: '0000ff',
  teal: '008080',
  aqua: '00ffff',
  cyan: '00ffff',
  orange: 'ffa500',
  pink: 'ffc0cb',
  brown: 'a52a2a',
  gold: 'ffd700',
  crimson: 'dc143c',
  coral: 'ff7f50',
  tomato: 'ff6347',
  salmon: 'fa8072',
  indigo: '4b0082',
  violet: 'ee82ee',
  orchid: 'da70d6',
  plum: 'dda0dd',
  lavender: 'e6e6fa',
  beige: 'f5f5dc',
  ivory: 'fffff0',
  snow: 'fffafa',
  linen: 'faf0e6',
  khaki: 'f0e68c',
  tan: 'd2b48c',
  chocolate: 'd2691e',
  sienna: 'a0522d',
  firebrick: 'b22222',
  darkred: '8b0000',
  darkgreen: '006400',
  darkblue: '00008b',
  midnightblue: '191970',
  royalblue: '4169e1',
  steelblue: '4682b4',
  dodgerblue: '1e90ff',
  deepskyblue: '00bfff',
  skyblue: '87ceeb',
  lightblue: 'add8e6',
  turquoise: '40e0d0',
  seagreen: '2e8b57',
  forestgreen: '228b22',
  limegreen: '32cd32',
  lightgreen: '90ee90',
  yellowgreen: '9acd32',
  darkorange: 'ff8c00',
  orangered: 'ff4500',
  hotpink: 'ff69b4',
  deeppink: 'ff1493',
  slategray: '708090',
  slategrey: '708090',
  darkslategray: '2f4f4f',
  darkslategrey: '2f4f4f',
  dimgray: '696969',
  dimgrey: '696969',
  darkgray: 'a9a9a9',
  darkgrey: 'a9a9a9',
  lightgray: 'd3d3d3',
  lightgrey: 'd3d3d3',
  gainsboro: 'dcdcdc',
  whitesmoke: 'f5f5f5',
  ghostwhite: 'f8f8ff',
  aliceblue: 'f0f8ff',
  azure: 'f0ffff',
  mintcream: 'f5fffa',
  honeydew: 'f0fff0',
  seashell: 'fff5ee',
  oldlace: 'fdf5e6',
  floralwhite: 'fffaf0',
  cornsilk: 'fff8dc',
  wheat: 'f5deb3',
  rebeccapurple: '663399',
  slateblue: '6a5acd',
  mediumblue: '0000cd',
  cornflowerblue: '6495ed',
  cadetblue: '5f9ea0',
  darkcyan: '008b8b',
  goldenrod: 'daa520',
  darkgoldenrod: 'b8860b',
  peru: 'cd853f',
  saddlebrown: '8b4513',
  rosybrown: 'bc8f8f',
  indianred: 'cd5c5c',
  mistyrose: 'ffe4e1',
};
