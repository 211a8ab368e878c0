// The published documents: OpenAPI 3.1 for calls, AsyncAPI 3 for events; both follow from the declarations.
import { z } from 'zod';
import { EVENTS, OPERATIONS } from './catalogue.ts';
import { type Operation, pathFields } from './declare.ts';
import { OTHER_PATHS } from './document-parts.ts';
import { FLOWS } from './flows.ts';
import { EventRecord } from './platform.ts';
import { ProblemDocument } from './problem.ts';

type Json = Record<string, unknown>;

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json;
  return schema;
};

/** Path of an operation as it is served, with `{company}` where it belongs to one. */
export const servedPath = (operation: Operation): string =>
  operation.activity === 'platform' && operation.path.startsWith('/companies')
    ? `/api${operation.path}`
    : `/api/companies/{company}${operation.path}`;

const parameters = (operation: Operation, properties: Json, required: readonly string[]): Json[] => {
  const inPath = pathFields(operation.path);
  const company = servedPath(operation).includes('{company}')
    ? [{ name: 'company', in: 'path', required: true, schema: { type: 'string' }, description: 'Slug of the company' }]
    : [];
  const path = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }));
  const search = operation.method === 'GET' ? Object.keys(properties).filter((name) => !inPath.includes(name)) : [];
  const key =
    operation.kind === 'command'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: { type: 'string', minLength: 8, maxLength: 128 },
          },
        ]
      : [];
  return [
    ...company,
    ...path,
    ...search.map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] })),
    ...key,
  ];
};

const requestBody = (operation: Operation, schema: Json): Json => {
  if (operation.method === 'GET') return {};
  const inPath = pathFields(operation.path);
  const properties = Object.fromEntries(
    Object.entries((schema.properties as Json | undefined) ?? {}).filter(([name]) => !inPath.includes(name)),
  );
  const required = ((schema.required as string[] | undefined) ?? []).filter((name) => !inPath.includes(name));
  return {
    requestBody: {
      required: required.length > 0,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties,
            ...(required.length ? { required } : {}),
            ...(schema.$defs ? { $defs: schema.$defs } : {}),
          },
        },
      },
    },
  };
};

const described = (operation: Operation): Json => {
  const input = schemaOf(operation.input, 'input');
  const answer = operation.media
    ? { [operation.media]: { schema: { type: 'string', contentMediaType: operation.media } } }
    : { 'application/json': { schema: schemaOf(operation.output, 'output') } };
  const problem = {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    operationId: operation.id,
    tags: [operation.activity],
    summary: operation.summary,
    description: `${operation.kind === 'command' ? 'Command' : 'Query'} of ${operation.activity}, level ${operation.level}. May be called by: ${operation.who.join(', ')}.`,
    'x-onelot-who': operation.who,
    'x-onelot-level': operation.level,
    parameters: parameters(
      operation,
      (input.properties as Json | undefined) ?? {},
      (input.required as string[] | undefined) ?? [],
    ),
    ...requestBody(operation, input),
    responses: { '200': { description: 'Done', content: answer }, default: problem },
    security: operation.who.includes('anyone')
      ? [{}, { session: [] }, { bearer: [] }, { link: [] }]
      : [{ session: [] }, { bearer: [] }, { link: [] }],
  };
};

/** The OpenAPI 3.1 document of every operation. */
export const openApi = (version: string): Json => {
  const paths: Record<string, Json> = { ...OTHER_PATHS };
  for (const operation of OPERATIONS) {
    const path = servedPath(operation);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: described(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'onelot',
      version,
      description: 'The common interface of all seven activities of the value chain.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: ['accounts', ...new Set(OPERATIONS.map((operation) => operation.activity))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemDocument, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'onelot.session_token' },
        bearer: { type: 'http', scheme: 'bearer' },
        link: { type: 'apiKey', in: 'header', name: 'X-Onelot-Link' },
      },
    },
  };
};

const messageName = (type: string): string => type.replaceAll('.', '_');

/** The AsyncAPI 3 document: the feed of events, and the equipment's MQTT Sparkplug B topics. */
export const asyncApi = (version: string, mqttPort: number): Json => {
  const { data: _, ...envelope } = (schemaOf(EventRecord, 'output').properties as Json) ?? {};
  const messages = Object.fromEntries(
    EVENTS.map((event) => [
      messageName(event.type),
      {
        name: event.type,
        title: event.summary,
        summary: event.flow ? `Flow ${event.flow}: ${FLOWS[event.flow].name}` : `Event of ${event.activity}`,
        contentType: 'application/json',
        payload: {
          type: 'object',
          required: ['specversion', 'id', 'source', 'type', 'time', 'data'],
          properties: { ...envelope, type: { const: event.type }, data: schemaOf(event.data, 'output') },
        },
        tags: [
          { name: event.activity },
          { name: event.level },
          ...(event.flow ? [{ name: `flow ${event.flow}` }] : []),
        ],
      },
    ]),
  );
  const references = Object.fromEntries(
    Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'onelot events',
      version,
      description: 'CloudEvents of one company in commit order, as far as the caller may see them.',
      license: { name: 'Apache-2.0' },
    },
    servers: {
      http: { host: 'localhost', protocol: 'http' },
      equipment: {
        host: `localhost:${mqttPort}`,
        protocol: 'mqtt',
        description: 'Sparkplug B 3.0; sign in with an account that holds a role in production',
      },
    },
    channels: {
      events: {
        address: '/api/companies/{company}/events/stream',
        title: 'Server-sent events',
        servers: [{ $ref: '#/servers/http' }],
        parameters: { company: { description: 'Slug of the company' } },
        messages: references,
      },
      equipmentData: {
        address: 'spBv1.0/{company}/{message}/{workCenter}/{equipment}',
        title: 'Equipment reports',
        servers: [{ $ref: '#/servers/equipment' }],
        parameters: {
          company: { description: 'Group: the company' },
          message: { description: 'DBIRTH, DDATA or DDEATH' },
          workCenter: { description: 'Edge node' },
          equipment: { description: 'Device' },
        },
        messages: { sparkplug: { $ref: '#/components/messages/sparkplug' } },
      },
      equipmentCommand: {
        address: 'spBv1.0/{company}/DCMD/{workCenter}/{equipment}',
        title: "This variant's parameters for the machine",
        servers: [{ $ref: '#/servers/equipment' }],
        parameters: {
          company: { description: 'Group: the company' },
          workCenter: { description: 'Edge node' },
          equipment: { description: 'Device' },
        },
        messages: { sparkplug: { $ref: '#/components/messages/sparkplug' } },
      },
    },
    operations: {
      sendEvents: { action: 'send', channel: { $ref: '#/channels/events' }, summary: 'What happened, as it happens' },
      receiveEquipmentData: {
        action: 'receive',
        channel: { $ref: '#/channels/equipmentData' },
        summary: 'State, operation and values of a machine',
      },
      sendEquipmentCommand: {
        action: 'send',
        channel: { $ref: '#/channels/equipmentCommand' },
        summary: 'Operation, program and parameters to run',
      },
    },
    components: {
      messages: {
        ...messages,
        sparkplug: {
          name: 'Sparkplug B payload',
          contentType: 'application/x-protobuf',
          payload: { type: 'string', format: 'binary' },
        },
      },
    },
  };
};
