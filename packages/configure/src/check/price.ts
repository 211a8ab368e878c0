// Whether a price book is well formed and every amount is a whole number of minor units for every choice.
import { fullRange } from '../expression/bounds.ts';
import type { Names } from '../expression/names.ts';
import { expression } from './model.ts';
import { type Check, ID, type Path } from './shape.ts';

export const checkPriceBook = (check: Check, raw: unknown, names: Names): undefined => {
  const book = check.record(raw, [], ['currency', 'rules']);
  if (!book) return;
  if (typeof book.currency === 'string' && !/^[A-Z]{3}$/.test(book.currency))
    check.add(['currency'], 'A currency has three capital letters, like EUR.');
  else check.string(book.currency, ['currency'], 3, 1);
  const ids = new Set<string>();
  check.list(book.rules, ['rules'], 2000).forEach((rule, i) => {
    checkRule(check, rule, ['rules', i], names, ids);
  });
};

const checkRule = (check: Check, raw: unknown, path: Path, names: Names, ids: Set<string>): undefined => {
  const rule = check.record(raw, path, ['id', 'label', 'when?', 'amount']);
  if (!rule) return;
  check.id(rule.id, [...path, 'id'], ID, ids);
  check.text(rule.label, [...path, 'label'], 200);
  if (rule.when !== undefined) expression(check, rule.when, [...path, 'when'], names, ['boolean']);
  const amount = expression(check, rule.amount, [...path, 'amount'], names, ['number']);
  if (!amount) return;
  const at = [...path, 'amount'];
  if (amount.unit && amount.unit !== '1') check.add(at, `This is in ${amount.unit}, but must be money.`, 'UNIT');
  if (!amount.whole)
    check.add(at, 'This can be a fraction; wrap it in round() to give whole minor units.', check.code, {
      kind: 'FRACTION',
    });
  const [low, high] = fullRange(amount.term, names.layout);
  if (!(Math.abs(low) <= Number.MAX_SAFE_INTEGER && Math.abs(high) <= Number.MAX_SAFE_INTEGER))
    check.add(at, 'This can be too large for an exact amount.');
};
