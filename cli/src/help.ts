// What the command says of itself: its commands with their options and an example of each.

export const HELP: Readonly<Record<string, string>> = {
  serve: `onelot serve [--port NUMBER] [--data FOLDER]

  Starts the server; Ctrl-C stops it. The port and the data folder may also stand in PORT and ONELOT_DATA.

  onelot serve --port 4000 --data ./data
`,
  world: `onelot world [--url ADDRESS] [--company SLUG] [--play PARTIES] [--orders A_DAY] [--seed NUMBER]

  Plays the outside of a demo company: customers, suppliers, equipment, operators, store, carriers and staff.

  onelot world --url http://localhost:4000 --play suppliers,carriers
`,
  import: `onelot import FOLDER --company SLUG [--create] [--dry-run] [--json] [--url] [--email] [--password]

  Reads a company folder (companies/README.md says what is in it) into a company. Every line is checked before
  anything is written. Problems are printed as file:line field reason, and the exit code is 2.
  --create   makes the company from company.json where it does not exist yet
  --dry-run  checks only

  onelot import companies/template --company my-workshop --create --email me@my-workshop.example
`,
  export: `onelot export FOLDER --company SLUG [--force] [--json] [--url] [--email] [--password]

  Writes a company as a folder that import reads. A folder that holds files is left alone without --force.

  onelot export ./backup --company golf-irons --email owner@golf-irons.example
`,
  configure: `onelot configure MODEL [--choose ID=VALUE]... [--prices FILE.json] [--json]

  Opens a product model with choices: what is open, what the product costs, what it is made of. A choice that does
  not go together with the others is answered with its reasons and the smallest changes that make it possible. Exit
  codes: 0 answered, 2 bad input, 3 no product meets the rules, or the steps ran out.
  A .dimacs file is a formula whose variables are chosen by number; its answer is JSON: count, mandatory, impossible,
  and with choices implied, excluded, and at the first conflict the clauses behind it and all smallest repairs.
  A .uvl file is answered alike, its features by name and its clauses by line.

  onelot configure companies/golf-irons/models/irons.json --choose level=tailoring --choose model=blade \\
    --prices companies/golf-irons/prices/irons.json
  onelot configure phone.dimacs --choose 12=true --choose 7=false --json
`,
  capacity: `onelot capacity FILE.json [--json] [--bounds] [--search] [--transfers] [--seed N] [--scenarios N]

  Plans how many resources every center of a network needs (docs/capacity.md describes the file). Ends with 2 where the
  file is wrong, with 3 where the limits of the network allow no answer.
  --bounds     also how few and how many each resource could need while the market's promise stays
  --transfers  moves peaks of demand to other centers of a stage where the whole gets cheaper
  --search     looks for a cheaper split of response times between the centers first
  --scenarios  how many scenarios of demand are drawn, 100 without it

  onelot capacity companies/golf-irons/network.json --scenarios 100
`,
  mix: `onelot mix FILE.json [--ask QUESTION] [--gap NUMBER] [--max-steps NUMBER] [--seconds NUMBER] [--json]

  Decides which variants to offer and how many of each to make (packages/mix/README.md says what FILE.json holds).
  Answers {value, bound, gap, proof, x, steps} as JSON; progress goes to the error output. Ends with 2 and the problem
  as JSON where the model is wrong, with 3 where no plan keeps the limits or a limit of work ended the search.
  --ask        instead of the best plan: evaluate (x), compare, counts, frontier (goals, points), regret (survey, plans),
               survey (survey, answers), family (fixedCost), genetic (runs, repair); what is in brackets stands in the file
  --gap        stop once no plan can earn more than this part on top, for example 0.001
  --max-steps  most combinations looked at
  --seconds    longest time

  onelot mix mix.json --json
`,
  plan: `onelot plan schedule FILE [--time SECONDS] [--seed N] [--workers N] [--json] [--schema]
onelot plan PROBLEM.json [--json]
onelot plan net MODEL.json | FOLDER | TABLE.csv... [--now INSTANT] [--schema]

  Schedules jobs with finite capacity: a flexible job shop (.fjs), a job shop (.txt) for the shortest makespan, or a shop
  problem (.json, its schema by --schema, docs/planning.md) with machines to choose from, people with skills, tools,
  setups by family, calendars, waits and material for the least weighted lateness, then setups, stock, makespan. Prints
  JSON: makespan, lowerBound, violations, operations (job, operation, machine, start, end, numbered from 0), ms, and for
  a shop problem the objective; the second form prints a shop problem's plan for people.
  --time     how long it may search for a better plan, default 10
  --workers  threads, each with a seed of its own, default 1
  net nets demand against stock and open supply over all levels of the bills and prints JSON: supplies, pegs (supply,
  demand, quantity), messages. It reads a model whose schema --schema prints, or items.csv, bom.csv, stock.csv,
  receipts.csv, demands.csv with the same field names and --now.

  onelot plan schedule mk01.fjs --time 10 --seed 1
  onelot plan shop.json
  onelot plan net model.json > supplies.json
  onelot plan net tables --now 2026-12-01T00:00:00Z
`,
};

export const OVERVIEW = `onelot: a platform for mass customization, every order a lot of one

  onelot serve                        start the server
  onelot world                        play the outside of a demo company
  onelot import FOLDER --company SLUG read a company folder into a company
  onelot export FOLDER --company SLUG write a company as a folder
  onelot configure MODEL              choose from a product model or a formula: domains, price, variant
  onelot capacity FILE.json           resources that a network of centers needs
  onelot mix FILE.json                decide which variants to offer and how many to make
  onelot plan schedule FILE           schedule jobs with finite capacity
  onelot plan net MODEL.json          what to make and buy, pegged to demand

  onelot COMMAND --help says more, with an example.

Reaching a server: --url (ONELOT_URL, else http://localhost:4000), --email (ONELOT_EMAIL), --password (ONELOT_PASSWORD).
With --json a command prints JSON and nothing else to its output.
Exit codes: 0 done; 2 what was given is wrong; 3 it could not be done now.
`;
