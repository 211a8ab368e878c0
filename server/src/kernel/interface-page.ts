// The published interface as a page a person reads: operations by activity, events, and the flows they carry.
import { ACTIVITIES, EVENTS, FLOWS, type FlowLetter, OPERATIONS, type Operation, servedPath } from '@onelot/contracts';

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const operationRow = (operation: Operation): string =>
  `<tr id="${operation.id}"><td><code>${operation.method}</code></td><td><code>${safe(servedPath(operation))}</code><br><b>${safe(operation.id)}</b></td><td>${safe(operation.summary)}.</td><td>${safe(operation.who.join(', '))}</td><td>${operation.level}</td></tr>`;

/** A table wider than a phone is a region of its own that keys can scroll. */
const wide = (label: string): string => `<div class="wide" role="region" tabindex="0" aria-label="${label}">`;

const section = (name: string): string => {
  const operations = OPERATIONS.filter((operation) => operation.activity === name);
  const events = EVENTS.filter((event) => event.activity === name);
  return `<h2 id="${name}">${name}</h2>
${wide(`${name}: calls`)}<table><thead><tr><th>Method</th><th>Address</th><th>What it does</th><th>Who</th><th>Level</th></tr></thead><tbody>${operations.map(operationRow).join('')}</tbody></table></div>
${events.length ? `<h3>Events</h3>${wide(`${name}: events`)}<table><thead><tr><th>Type</th><th>What happened</th><th>Flow</th><th>Level</th></tr></thead><tbody>${events.map((event) => `<tr><td><code>${event.type}</code></td><td>${safe(event.summary)}.</td><td>${event.flow ? `<a href="#flow-${event.flow}">${event.flow}</a>` : ''}</td><td>${event.level}</td></tr>`).join('')}</tbody></table></div>` : ''}`;
};

const flowRow = ([letter, flow]: [string, (typeof FLOWS)[FlowLetter]]): string =>
  `<tr id="flow-${letter}"><td><b>${letter}</b></td><td>${safe(flow.name)}</td><td>${flow.from.join(', ')}</td><td>${flow.to.join(', ')}</td><td>${safe(flow.carries)}</td><td>${EVENTS.filter(
    (event) => event.flow === letter,
  )
    .map((event) => `<code>${event.type}</code>`)
    .join('<br>')}</td></tr>`;

const STYLE = `:root{color-scheme:light dark;--paper:#F4F1EB;--ink:#1A1C1E;--soft:#4E5358;--line:#DAD5CA;--accent:#0B646E}
@media(prefers-color-scheme:dark){:root{--paper:#121416;--ink:#EDEEEE;--soft:#B0B6BB;--line:#30353A;--accent:#5CC6CE}}
body{margin:0 auto;max-width:1120px;padding:24px;background:var(--paper);color:var(--ink);font:16px/24px Inter,system-ui,sans-serif}
h1{font-size:36px;line-height:40px;letter-spacing:-.02em}h2{margin-top:40px;text-transform:capitalize}a{color:var(--accent)}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:20px}th{color:var(--soft);text-align:left;font-weight:600}
td,th{border-bottom:1px solid var(--line);padding:8px;vertical-align:top}code{font-size:13px;overflow-wrap:anywhere}.wide{overflow-x:auto}nav{display:flex;flex-wrap:wrap;gap:4px 16px}nav a{padding:4px 0}`;

export const interfacePage = (
  version: string,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>onelot interface ${version}</title><style>${STYLE}</style></head><body>
<h1>The interface of onelot</h1>
<p>Every activity reads and writes the others' data through what is on this page, and so may you. The web app uses nothing else.
As documents: <a href="/api/openapi.json">OpenAPI 3.1</a> for calls, <a href="/api/asyncapi.json">AsyncAPI 3</a> for events.</p>
<p>Sign in with <code>POST /api/auth/sign-in/email</code> and send the token of the <code>set-auth-token</code> header as bearer; or send a signed link's token as <code>X-Onelot-Link</code>.
Commands take an <code>Idempotency-Key</code>: sent twice, done once. Refusals are problems (RFC 9457) that name each field. Amounts are integer minor units, durations integer seconds, times UTC.
Events come as a stream from <code>/api/companies/{company}/events/stream</code>, or by page from <code>/api/companies/{company}/events</code>.</p>
<nav><a href="#flows">flows</a><a href="#platform">platform</a>${ACTIVITIES.map((activity) => `<a href="#${activity}">${activity}</a>`).join('')}</nav>
<h2 id="flows">Flows</h2>${wide('Flows')}<table><thead><tr><th></th><th>Flow</th><th>From</th><th>To</th><th>Carries</th><th>Events</th></tr></thead><tbody>${Object.entries(
  FLOWS,
)
  .map((entry) => flowRow(entry as never))
  .join('')}</tbody></table></div>
${['platform', ...ACTIVITIES].map(section).join('\n')}
</body></html>`;
