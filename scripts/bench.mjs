// Decides what `npm run bench` measures: nothing before there is an engine with a named peer to measure it against.
process.stdout.write('There is nothing to measure yet: bench/ holds no bench. No result is claimed.\n');
