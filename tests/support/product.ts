// Decides how the tests find the running product: by the addresses that the runner gives them.

const missing =
  'No product runs for this test. Run it with: npm test -- <part of the file name>, or set ONELOT_URL to a running one.';

/** Address of the product, without a slash at its end. */
export function productUrl(): string {
  const url = process.env.ONELOT_URL;
  if (!url) throw new Error(missing);
  return url;
}

/** Address of the product's database with the rights of its owner: only to look behind the curtain or to attack it. */
export function ownerDatabaseUrl(): string {
  const url = process.env.ONELOT_TEST_DATABASE;
  if (!url) throw new Error(missing);
  return url;
}
