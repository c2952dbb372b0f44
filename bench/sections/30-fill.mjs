// The fill alone, warm, in one process: what a preview does at each save, and sending to each recipient.
import { join } from 'node:path';
import { layOut } from '../content.mjs';
import { openEdition } from '../inside.mjs';
import { inProcess, median, ratio } from '../measure.mjs';
import { handlebarsFirst, plainData } from '../peers.mjs';
import { aside, ms, row, times } from '../table.mjs';

export const title = 'Filling one edition, warm, in process';

export const measure = async ({ root, work, inside, quick }) => {
  const project = join(work, 'fill');
  const [id] = layOut(project, root, 1);
  const opened = await openEdition(inside, project, id);
  const { renderReactEmail } = await import('../peers/react-email.mjs');
  const data = plainData(inside, opened);
  const fillMjml = await handlebarsFirst(inside, opened);
  const { default: mjml2html } = await import('mjml');

  const batches = { batches: quick ? 10 : 40 };
  const time = await inProcess(
    { fill: () => opened.theme.fillHtml(data), react: () => renderReactEmail(data), html: opened.html },
    { ...batches, warmUp: 600 },
  );
  const mjml = await inProcess(
    { mjml: () => mjml2html(opened.fill(fillMjml), { validationLevel: 'skip' }) },
    { batches: quick ? 3 : 10, perBatch: 3, warmUp: 10 },
  );

  const size = (html) => `${(Buffer.byteLength(html) / 1024).toFixed(1)} KB of HTML`;
  const filled = median(time.fill);
  row(
    `Galley, given ready data; ${size(opened.theme.fillHtml(data))}`,
    ms(filled),
    '≤ 0.15 ms',
    filled <= 0.15,
  );
  const slower = ratio(time.react, time.fill);
  row(
    `react-email render, given the same: ${ms(median(time.react))}, ${size(await renderReactEmail(data))}`,
    `${times(slower)} slower`,
    '≥ 7 ×',
    slower >= 7,
  );
  aside('Galley from an edition that was read: prose, fill, origins', ms(median(time.html)));
  aside(
    'Handlebars first, then the mjml API',
    `${ms(median(mjml.mjml))}, ${times(median(mjml.mjml) / filled)} slower`,
  );
};
