// Equipment: every machine says that it is there, takes the program of a variant, runs it in business time and reports what it measured.
import { type Output, production } from '@onelot/contracts';
import { Again } from '../ground/agenda.ts';
import type { Job } from '../ground/types.ts';
import { MINUTE, type Party, SECOND, type World } from '../party.ts';
import { measured } from './measuring.ts';
import { openWire, type Values, type Wire } from './wire.ts';

const FAULTS = 0.004;

type Fact = Output<typeof production.listEquipment>[number];
interface Device {
  readonly name: string;
  readonly workCenter: string;
  /** The operation it runs; none while it is free. */
  operation: string | undefined;
  order: string | undefined;
  program: Values;
}

export interface Machines extends Party {
  /** A gauge at a bench tells what the operator measured with it. */
  gauge(workCenter: string, job: Job): void;
}

export const makeEquipment = (world: World): Machines => {
  const devices = new Map<string, Device>();
  const benches = new Map<string, Device>();
  let wire: Wire | undefined;
  let facts = new Map<string, Fact>();

  const tell = (device: Device, state: string, values: Values = {}): void =>
    wire?.tell('DDATA', device.workCenter, device.name, {
      state,
      ...(device.operation ? { operation: device.operation } : {}),
      ...values,
    });
  const echo = ({ program }: Device): Values => (program.program === undefined ? {} : { program: program.program });

  /** `ended`: when it truly ended, before the world came to say so. */
  const done = (device: Device, operation: string, ended: number): void => {
    if (device.operation !== operation) return;
    world.pace.freed(device.workCenter, ended);
    if (device.order) world.pace.handedOn(device.order, operation, ended);
    const dice = world.chance('measure', operation);
    const { planned_seconds: _, ...parameters } = device.program;
    tell(device, 'done', { ...echo(device), ...measured(parameters, dice), spindle_load: dice.integer(38, 84) });
    device.operation = undefined;
    device.program = {};
  };
  /** Runs until `ends`; rarely it stops with a fault and goes on when it is repaired. */
  const run = (device: Device, operation: string, ends: number): void => {
    const dice = world.chance('fault', operation);
    const now = world.time.now();
    const finish = (ended: number) => async () => done(device, operation, ended);
    if (dice.next() >= FAULTS || ends - now < 5 * MINUTE) {
      world.agenda.at(`run ${device.name}`, ends, finish(ends));
      return;
    }
    const stands = dice.integer(15, 60) * MINUTE;
    const repaired = async (): Promise<Again> => {
      tell(device, 'running', echo(device));
      return new Again(ends + stands, finish(ends + stands));
    };
    world.agenda.at(`run ${device.name}`, now + (ends - now) * dice.next(), async () => {
      tell(device, 'fault', { ...echo(device), fault: 'Coolant low' });
      return new Again(world.time.now() + stands, repaired);
    });
  };
  const take = (workCenter: string, name: string, program: Values): void => {
    const device = devices.get(`${workCenter}/${name}`);
    if (!device || typeof program.operation !== 'string' || device.operation === program.operation) return;
    device.operation = program.operation;
    const { operation: _operation, order, ...parameters } = program;
    device.order = typeof order === 'string' ? order : undefined;
    device.program = parameters;
    const dice = world.chance('run', program.operation);
    const planned = Number(program.planned_seconds ?? 600) * SECOND;
    const runs = planned * (1 + Math.max(-0.1, Math.min(0.12, dice.normal() * 0.04 - 0.03)));
    const now = world.time.now();
    const lost = device.order ? world.pace.lost(device.order, workCenter, now) : 0;
    tell(device, 'running', echo(device));
    run(device, program.operation, now + runs - lost);
  };
  /** Every device is announced; one that had something to run says so. */
  const announce = async (): Promise<void> => {
    await see();
    for (const center of new Set([...devices.values(), ...benches.values()].map(({ workCenter }) => workCenter)))
      wire?.tell('NBIRTH', center, '', { bdSeq: 0 });
    for (const device of [...devices.values(), ...benches.values()])
      wire?.tell('DBIRTH', device.workCenter, device.name, {
        state: device.operation ? 'running' : 'idle',
        ...(device.operation ? { operation: device.operation, ...echo(device) } : {}),
      });
  };
  const see = async (): Promise<void> => {
    facts = new Map(
      (await world.owner.call(production.listEquipment, {})).map((fact) => [
        `${fact.workCenter}/${fact.equipment}`,
        fact,
      ]),
    );
    for (const [key, device] of devices) await compare(device, facts.get(key));
  };
  const compare = async (device: Device, fact: Fact | undefined): Promise<void> => {
    if (!fact) return;
    if (!device.operation && fact.operation) {
      const job = await world.owner.call(production.getOperation, { operation: fact.operation }).catch(() => undefined);
      if (job?.state === 'started' && job.operator === device.name) {
        // Begun before the world was stopped: the machine goes on.
        device.operation = fact.operation;
        device.program = job.parameters;
        run(device, fact.operation, Math.max(Date.parse(job.plannedFinish), world.time.now() + 1));
      } else if (job?.state === 'planned' && wire?.connected) tell(device, 'idle'); // The message was lost: asks for it again.
    } else if (device.operation && fact.operation !== device.operation && fact.state !== 'running') {
      const job = await world.owner
        .call(production.getOperation, { operation: device.operation })
        .catch(() => undefined);
      if (job?.state === 'planned') tell(device, 'running', echo(device));
      else if (job?.state !== 'started' || job.operator !== device.name) {
        // Somebody else finished it, or it was given up.
        world.agenda.drop(`run ${device.name}`);
        device.operation = undefined;
        tell(device, 'idle');
      }
    } else if (!device.operation && (fact.state === 'offline' || fact.state === 'fault')) tell(device, 'idle');
  };
  return {
    name: 'equipment',
    hears: [],
    restMs: 4000,
    start: async () => {
      for (const center of await world.owner.call(production.listWorkCenters, {}))
        for (const name of center.equipment) {
          const device: Device = {
            name,
            workCenter: center.workCenter,
            operation: undefined,
            order: undefined,
            program: {},
          };
          (center.kind === 'machine' ? devices : benches).set(`${center.workCenter}/${name}`, device);
        }
      if (devices.size + benches.size === 0) return;
      const person =
        world.people.find(({ roles }) =>
          roles.some(({ activity, role }) => activity === 'production' && role === 'operator'),
        ) ?? world.people.find(({ roles }) => roles.some(({ activity }) => activity === 'production'));
      if (!person) return world.log.say('no account holds a role in production, so no machine can report');
      wire = openWire({
        url: await equipmentAddress(world.settings.url, world.settings.mqttPort),
        company: world.settings.company,
        token: () => world.border.token(person.email),
        forget: () => world.border.forget(person.email),
        onConnect: () => {
          announce().catch((error) => world.log.problem('equipment', error));
        },
        onCommand: take,
        onLost: (why) =>
          world.log.say(
            `The machines lost their connection: ${why}. Machines wait; it is tried again every few seconds.`,
          ),
        onBack: () => world.log.say('The machines are connected again.'),
      });
    },
    gauge: (workCenter, job) => {
      const device = [...benches.values()].find((each) => each.workCenter === workCenter);
      if (device)
        wire?.tell('DDATA', workCenter, device.name, { state: 'idle', ...job.measurements, order: job.orderNumber });
    },
    look: async () => {
      if (devices.size) await see();
    },
    stop: async () => {
      // The last word of a device that leaves: others may have its work, what is under way is its own when it comes back.
      for (const device of [...devices.values(), ...benches.values()])
        wire?.tell('DDEATH', device.workCenter, device.name, {});
      await wire?.stop();
    },
  };
};

/** The published interface says where equipment reports in; it is on the same machine as the rest. */
const equipmentAddress = async (url: string, port: number | undefined): Promise<string> => {
  const host = new URL(url).hostname;
  if (port) return `mqtt://${host}:${port}`;
  const document = (await (await fetch(`${url}/api/asyncapi.json`)).json()) as {
    servers?: { equipment?: { host?: string } };
  };
  return `mqtt://${host}:${document.servers?.equipment?.host?.split(':').at(-1) ?? '1883'}`;
};
