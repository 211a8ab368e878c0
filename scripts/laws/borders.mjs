// Decides who may import whom: the borders between activities, engines, the published interface, the screens and the world.
const engine = /^packages\/(?!base\/|contracts\/)([^/]+)\//;
const own = /^@onelot\/([^/]+)/;
const insideOf = (folder, target) => target === folder || target.startsWith(`${folder}/`);

/** A law over imports: `applies` picks files, `allows` judges one import, `reason` is told to who broke it. */
const border = (name, reason, applies, allows) => ({
  name,
  reason,
  check: (files) => {
    const seen = files.filter(applies);
    const violations = seen.flatMap((file) =>
      file.imports
        .filter((one) => !allows(one, file))
        .map(({ specifier, line }) => ({ path: file.path, line, what: `imports ${specifier}` })),
    );
    return { seen: seen.length, violations };
  },
});

const onlyPackages = (names, { specifier }) => !own.test(specifier) || names.includes(own.exec(specifier)[1]);
/** Tests may start the whole product; the code they test may not know it. */
const testing = ({ target }, { isTest }) => isTest && insideOf('server/src/testing', target ?? '');
const staysIn = (folder, { target }) => target === undefined || insideOf(folder, target);

export const borders = [
  border(
    'an activity imports no other activity',
    'Activities learn of each other by events and ask by contract queries and commands; only then can one be replaced.',
    // The list of all activities, index.ts, stands above them; none of them may import it.
    ({ path }) => /^server\/src\/activities\/[^/]+\//.test(path),
    (one, file) =>
      (staysIn(file.path.split('/').slice(0, 4).join('/'), one) ||
        insideOf('server/src/kernel', one.target) ||
        testing(one, file)) &&
      !/^@onelot\/(server|web|cli|world)\b/.test(one.specifier),
  ),
  border(
    'the kernel imports no activity',
    'The kernel is what every activity stands on; main.ts brings them together.',
    ({ path }) => path.startsWith('server/src/kernel/'),
    (one, file) => one.target === undefined || insideOf('server/src/kernel', one.target) || testing(one, file),
  ),
  border(
    'an engine imports base and nothing else of ours',
    'An engine is usable alone: what it needs of another engine is handed in as a function, and it does no input or output.',
    ({ path, isTest }) => engine.test(path) && !isTest,
    (one, { path }) =>
      staysIn(`packages/${engine.exec(path)[1]}`, one) &&
      onlyPackages(['base'], one) &&
      !one.specifier.startsWith('node:'),
  ),
  border(
    'base imports nothing of ours',
    'Base is the one thing engines share; it stands below them all.',
    ({ path, isTest }) => path.startsWith('packages/base/') && !isTest,
    (one) => staysIn('packages/base', one) && onlyPackages([], one) && !one.specifier.startsWith('node:'),
  ),
  border(
    'contracts import base and engines only',
    'The published interface must be readable and usable without the server.',
    ({ path, isTest }) => path.startsWith('packages/contracts/') && !isTest,
    (one) =>
      staysIn('packages/contracts', one) &&
      onlyPackages(['base', 'configure', 'mix', 'capacity', 'plan', 'route'], one),
  ),
  border(
    'the screens know the published interface only',
    'The web app is one user of the interface among others and holds nothing of the server.',
    ({ path }) => path.startsWith('web/'),
    (one) => staysIn('web', one) && onlyPackages(['base', 'contracts', 'configure', 'mix', 'capacity'], one),
  ),
  border(
    'the demo world is an outsider',
    'It plays through HTTP, events and MQTT like anyone else would; that makes the demo the integration test.',
    ({ path, isTest }) => path.startsWith('world/') && !isTest,
    (one) =>
      staysIn('world', one) &&
      onlyPackages(['base', 'contracts', 'configure'], one) &&
      /^(\.|node:|@onelot\/|mqtt$|sparkplug-payload)/.test(one.specifier),
  ),
];
