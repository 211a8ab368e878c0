// Decides how files and activity folders are shaped: their length, their first line and their rooms.
import { existsSync, readFileSync } from 'node:fs';

const activities = ['interaction', 'research', 'sales', 'sourcing', 'production', 'logistics', 'service'];
const rooms = ['tables', 'commands', 'reactions', 'queries', 'routes'];
const longest = 300;

/** Files that may be longer, each with its reason; kept beside the law so that the list is short. */
function excused(root) {
  const file = `${root}/scripts/laws/long-files.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

const length = {
  name: `no file is longer than ${longest} lines`,
  reason:
    'A file holds one idea; past this length there is a second one in it. Reasons for exceptions: scripts/laws/long-files.json.',
  check: (files, root) => {
    const list = excused(root);
    const violations = files
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ path, lines }) => lines > longest && !list[path])
      .map(({ path, lines }) => ({ path, line: longest + 1, what: `has ${lines} lines` }));
    for (const path of Object.keys(list))
      if (!files.some((file) => file.path === path))
        violations.push({ path, line: 1, what: 'is excused but does not exist' });
    return { seen: files.length, violations };
  },
};

const firstLine = {
  name: 'the first line of a file says what it decides',
  reason: "A newcomer reads one line, in the field's own words, and knows whether this is the file.",
  check: (files) => ({
    seen: files.length,
    violations: files
      .filter(({ text }) => !/^(#!.*\n)?\s*(\/\/|\/\*)\s*\S/.test(text.replace(/^(["'])use [a-z]+\1;?\n/, '')))
      .map(({ path }) => ({ path, line: 1, what: 'begins without a comment' })),
  }),
};

const sameRooms = {
  name: 'every activity has the same rooms',
  reason: `Who knows one activity knows all seven: ${rooms.join(', ')}, and idea folders with the same rooms inside.`,
  check: (files) => {
    const seen = files.filter(({ path }) => path.startsWith('server/src/activities/'));
    const violations = seen.flatMap(({ path, isTest }) => {
      const parts = path.split('/').slice(3);
      const what = misplaced(parts, isTest);
      return what ? [{ path, line: 1, what }] : [];
    });
    return { seen: seen.length, violations };
  },
};

function misplaced([activity, ...rest], isTest) {
  if (!rest.length) return activity === 'index.ts' ? undefined : 'lies beside the activities';
  if (!activities.includes(activity)) return `"${activity}" is not one of the seven activities`;
  // Inside an idea folder the idea's own files stand beside the rooms.
  if (rest.length > 2) return 'lies deeper than an idea folder';
  const room = rest.at(-1).replace(/\.tsx?$/, '');
  if (rest.length === 1 && !isTest && !rooms.includes(room)) return `"${room}" is not a room: give the idea a folder`;
  return undefined;
}

export const shapes = [length, firstLine, sameRooms];
