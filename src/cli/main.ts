import { processIo } from './io.js';
import { run } from './run.js';

// A reader that goes away (`handoff check | head`) is no error of ours.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

void run(process.argv.slice(2), processIo()).then(code => {
  process.exitCode = code;
});
