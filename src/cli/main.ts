import { exitCode } from './exit.js';
import { processIo } from './io.js';
import { describeCrash, run } from './run.js';

// A reader that goes away (`handoff check | head`) is no error of ours.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Nothing of ours rejects unheard; if something does all the same, it is reported like any other bug.
process.on('unhandledRejection', error => {
  process.stderr.write(describeCrash(error), () => process.exit(exitCode.internal));
});

void run(process.argv.slice(2), processIo()).then(code => {
  process.exitCode = code;
});
