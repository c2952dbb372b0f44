// `galley check`: everything that needs neither browser nor network, in process and as a command.
import { join } from 'node:path';
import { layOut } from '../content.mjs';
import { openEdition } from '../inside.mjs';
import { inProcess, inTurns, median } from '../measure.mjs';
import { aside, ms, row } from '../table.mjs';

export const title = 'Checking one edition';

export const measure = async ({ root, work, galley, inside, rounds }) => {
  const project = join(work, 'check');
  const [id] = layOut(project, root, 1);
  const { theme, publication } = await openEdition(inside, project, id);
  const { proof } = await inside.produce(join(project, 'articles', id), theme, publication);
  const size = `${(Buffer.byteLength(proof.html) / 1024).toFixed(1)} KB of HTML`;

  // SpamAssassin is a process of its own, and not everywhere.
  const options = { skip: { spam: 'not measured' } };
  const time = await inProcess(
    { all: () => inside.checkProof(proof, options), light: () => inside.checkLight(proof) },
    { warmUp: 40, batches: rounds(15), perBatch: 5 },
  );
  const all = median(time.all);
  row(`all rules, warm, in process; ${size}`, ms(all), '≤ 50 ms', all <= 50);
  const light = median(time.light);
  row('the light rules, which build runs', ms(light), '≤ 0.3 ms', light <= 0.3);

  const processes = inTurns(
    { node: { args: ['-e', '0'] }, check: { args: [galley, 'check', id], cwd: project } },
    rounds(15),
  );
  aside('an empty Node process: node -e 0', ms(median(processes.node)));
  const whole = median(processes.check);
  row('galley check, whole process', ms(whole), '≤ 400 ms', whole <= 400);
};
