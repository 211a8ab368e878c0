// Errors at the border: RFC 9457 problems of a stable type.
import { z } from 'zod';

export const PROBLEM_TYPES = {
  'bad-request': 400,
  'not-signed-in': 401,
  'payment-failed': 402,
  'not-allowed': 403,
  'not-found': 404,
  'not-that-method': 405,
  conflict: 409,
  'too-large': 413,
  'not-valid': 422,
  'too-many-requests': 429,
  'not-available': 503,
  defect: 500,
} as const;
export type ProblemType = keyof typeof PROBLEM_TYPES;

export const FieldProblem = z.object({
  code: z.string(),
  /** JSON pointer into what was sent. */
  path: z.string(),
  message: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
});

export const ProblemDocument = z.object({
  type: z.string().describe('urn:onelot:problem:<name>'),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  problems: z.array(FieldProblem).optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;
