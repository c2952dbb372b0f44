import { expect, it } from 'vitest';
import { checkProof } from '../../src/check/check.ts';
import { proofOfHtml } from '../../src/check/foreign.ts';

const page = `<!doctype html>
<html lang="en"><head><title>Tides</title>
<style>@media (prefers-color-scheme: dark) { .ground { background-color: #111111 } }</style></head>
<body style="margin:0;background-color:#ffffff;color:#222222">
<p style="color:#aaaaaa">pale words</p>
<div style="width:500px">too wide</div>
<p class="ground">dark on dark</p>
<p style="font-size:10px;line-height:1"><a href="https://pier.example/1">One</a> <a href="https://pier.example/2">Two</a></p>
<p>Links inside prose, such as <a href="https://pier.example/3">this one</a> and <a href="https://pier.example/4">that one</a>, are exempt.</p>
<table role="presentation"><tr><td style="height:1900px">tall</td></tr></table>
<script>document.body.textContent = 'the page’s own scripts do not run'</script>
</body></html>`;

it('measures contrast, width, targets and height, and points to the line', async () => {
  const proof = proofOfHtml(Buffer.from(page));
  const report = await checkProof(proof, { browser: true, foreign: { kind: 'html', file: 'page.html' } });
  const at = (code: string) =>
    report.findings.filter((finding) => finding.code === code).map(({ place }) => place?.line);
  expect(at('contrast')).toEqual([5, 7]);
  expect(at('overflow')).toEqual([6]);
  expect(at('touch-target')).toEqual([8, 8]);
  expect(at('outlook-height')).toEqual([10]);
  const silent = report.ran.filter(({ outcome }) => outcome === 'not run').map(({ code }) => code);
  expect(silent).toEqual(['link-dead']);
}, 60_000);

it('says what was not measured when no browser is asked', async () => {
  const report = await checkProof(proofOfHtml(Buffer.from(page)), {
    foreign: { kind: 'html', file: 'page.html' },
  });
  const silent = report.ran.filter(({ reason }) => reason?.includes('--browser')).map(({ code }) => code);
  expect(silent).toEqual(['touch-target', 'overflow', 'outlook-height', 'accessibility']);
});
