// An outside logistics house: a process of its own that knows nothing of onelot but the addresses in its OpenAPI document.
const [base, company, token, order] = process.argv.slice(2);
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
const { paths } = await (await fetch(`${base}/api/openapi.json`)).json();

/** Calls an operation by its published id: fields of the path from `input`, the rest as query or body. */
const call = async (operationId, input = {}) => {
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.operationId !== operationId) continue;
      const rest = { ...input };
      const filled = path.replace(/\{(\w+)\}/g, (_, name) => {
        const value = name === 'company' ? company : rest[name];
        delete rest[name];
        return encodeURIComponent(value);
      });
      const query = method === 'get' ? `?${new URLSearchParams(rest)}` : '';
      const response = await fetch(base + filled + query, {
        method,
        headers,
        ...(method === 'get' ? {} : { body: JSON.stringify(rest) }),
      });
      if (!response.ok) throw new Error(`${operationId}: ${response.status} ${await response.text()}`);
      return response.json();
    }
  }
  throw new Error(`${operationId} is not published`);
};

/** Reads the feed of events as server-sent events until one fits. */
const heard = async (fits) => {
  const response = await fetch(`${base}/api/companies/${company}/events/stream?after=0-0`, { headers });
  let rest = '';
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + part).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      const event = data ? JSON.parse(data.slice(6)) : {};
      if (event.type && fits(event)) return event;
    }
  }
  throw new Error('the feed ended');
};

const distribution = await heard(
  (event) => event.type === 'production.distribution.ordered' && event.data.order === order,
);
const find = async () => (await call('logistics.listDeliveries')).find((each) => each.order === order);
let delivery = await find();
while (!delivery) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  delivery = await find();
}
await call('logistics.putAway', {
  identifier: distribution.data.identifier,
  place: (await call('logistics.listPlaces')).find((place) => place.kind === 'finished').place,
});
await call('logistics.pickUp', { delivery: delivery.id, identifier: distribution.data.identifier });
const arrived = await call('logistics.arrive', {
  delivery: delivery.id,
  receivedBy: 'Front desk',
  note: 'By the outside logistics house',
});
process.stdout.write(JSON.stringify({ state: arrived.state, identifier: distribution.data.identifier }));
