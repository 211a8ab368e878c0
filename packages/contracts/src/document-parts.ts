// What the published document says beside the operations: signing in and out, the stream of events, whether all is up.
type Json = Record<string, unknown>;

const object = (properties: Json, required: readonly string[] = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required: [...required],
});
const text = { type: 'string' };
const body = (schema: Json): Json => ({ required: true, content: { 'application/json': { schema } } });
const answers = (description: string, schema: Json, headers?: Json): Json => ({
  '200': { description, content: { 'application/json': { schema } }, ...(headers ? { headers } : {}) },
  default: {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
});
const account = object({ id: text, name: text, email: { type: 'string', format: 'email' } });
const token = {
  'set-auth-token': { description: 'Token to send as bearer; the session cookie is set as well', schema: text },
};
const password = { type: 'string', minLength: 10, maxLength: 200 };
const email = { type: 'string', format: 'email' };
const accountTag = { tags: ['accounts'] };

const signing = {
  '/api/auth/sign-up/email': {
    post: {
      ...accountTag,
      operationId: 'accounts.signUp',
      summary: 'Make an account and sign in with it',
      requestBody: body(object({ name: text, email, password })),
      responses: answers('Signed in', object({ token: text, user: account }, ['user']), token),
      security: [{}],
    },
  },
  '/api/auth/sign-in/email': {
    post: {
      ...accountTag,
      operationId: 'accounts.signIn',
      summary: 'Sign in with e-mail and password',
      requestBody: body(object({ email, password: text })),
      responses: answers('Signed in', object({ token: text, user: account }, ['user']), token),
      security: [{}],
    },
  },
  '/api/auth/sign-out': {
    post: {
      ...accountTag,
      operationId: 'accounts.signOut',
      summary: 'End this session',
      responses: answers('Signed out', object({ success: { type: 'boolean' } })),
      security: [{ session: [] }, { bearer: [] }],
    },
  },
  '/api/auth/get-session': {
    get: {
      ...accountTag,
      operationId: 'accounts.getSession',
      summary: 'Whose session this is; null where there is none',
      responses: answers('The session', { oneOf: [object({ user: account }), { type: 'null' }] }),
      security: [{}, { session: [] }, { bearer: [] }],
    },
  },
  '/api/auth/request-password-reset': {
    post: {
      ...accountTag,
      operationId: 'accounts.forgotPassword',
      summary: 'Send the way to a new password by mail; the answer is the same where there is no such account',
      requestBody: body(object({ email })),
      responses: answers('On its way, if there is such an account', object({ status: { type: 'boolean' } })),
      security: [{}],
    },
  },
  '/api/auth/reset-password': {
    post: {
      ...accountTag,
      operationId: 'accounts.setPassword',
      summary: 'Choose a password with the token of an invitation or of a letter; all sessions of the account end',
      requestBody: body(object({ token: text, newPassword: password })),
      responses: answers('Kept', object({ status: { type: 'boolean' } })),
      security: [{}],
    },
  },
};

const stream = {
  '/api/companies/{company}/events/stream': {
    get: {
      tags: ['platform'],
      operationId: 'platform.streamEvents',
      summary:
        'The event log as it grows, as far as the caller may see it (server-sent events; described in the AsyncAPI document)',
      parameters: [
        { name: 'company', in: 'path', required: true, schema: text, description: 'Slug of the company' },
        { name: 'after', in: 'query', schema: { type: 'string', pattern: '^\\d+-\\d+$' }, description: 'Cursor' },
        { name: 'Last-Event-ID', in: 'header', schema: text, description: 'Cursor of the last event that was read' },
      ],
      responses: {
        '200': { description: 'Events', content: { 'text/event-stream': { schema: text } } },
        default: (answers('', {}) as { default: Json }).default,
      },
      security: [{}, { session: [] }, { bearer: [] }, { link: [] }],
    },
  },
};

const health = {
  '/healthz': {
    get: {
      tags: ['platform'],
      operationId: 'platform.health',
      summary: 'Whether all is up',
      responses: {
        '200': {
          description: 'Up',
          content: { 'application/json': { schema: object({ status: text, version: text }) } },
        },
        '503': { description: 'Starting', content: { 'application/json': { schema: object({ status: text }) } } },
      },
      security: [{}],
    },
  },
};

/** Path items of the OpenAPI document that no operation declares. */
export const OTHER_PATHS: Readonly<Record<string, Json>> = { ...signing, ...stream, ...health };
