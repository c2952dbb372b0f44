// For `node -r`: a disk that is full after so many octets (GALLEY_TEST_DISK), as writes to a real one fail: part of the
// file is there, and then ENOSPC.
'use strict';
const fs = require('node:fs');
const { writeFileSync } = fs;
let left = Number(process.env.GALLEY_TEST_DISK);
fs.writeFileSync = (path, content, ...rest) => {
  if (!String(path).includes('.galley-')) return writeFileSync(path, content, ...rest);
  const bytes = Buffer.from(content);
  const fits = bytes.subarray(0, left);
  left -= fits.length;
  writeFileSync(path, fits, ...rest);
  if (fits.length < bytes.length)
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
};
