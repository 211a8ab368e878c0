// Countries by name in the reader's language, for an address.

const names = (language: string): Intl.DisplayNames =>
  new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
/** Codes that name no country one can ship to. */
const NONE = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'ZZ',
  'XA',
  'XB',
  'DG',
  'EA',
  'IC',
  'TA',
  'CP',
  'AC',
  'AQ',
  'BV',
  'HM',
  'CQ',
]);

let all: string[] | undefined;
const allCodes = (): string[] => {
  if (all) return all;
  const known = names('en');
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  all = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => {
      if (NONE.has(code) || !known.of(code)) return false;
      // Codes that were renamed (BU for MM) stand for their new one.
      return (
        new Intl.Locale(`und-${code}`).maximize().region === code &&
        Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
      );
    });
  return all;
};

/** Where the shop ships; `*` stands for every country. */
export const countryChoices = (countries: readonly string[], language: string): { value: string; label: string }[] => {
  const codes = countries.includes('*')
    ? [...new Set([...countries.filter((c) => c !== '*'), ...allCodes()])]
    : countries;
  const known = names(language);
  return codes
    .map((code) => ({ value: code, label: known.of(code) ?? code }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
};
