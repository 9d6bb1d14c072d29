/**
 * Shapes of plain values: rule and type in one, for what has to be checked inside a page, where a schema library would
 * weigh more than what it checks. Everywhere else valibot does this (docs/decisions/valibot.md). The marks on the functions
 * let the bundler leave out shapes that nobody checks in a script.
 */
export interface Shape<T> {
  /** Never throws on plain values (JSON, structured clones). */
  is(value: unknown): value is T;
  /** The parts of an object, a list or a record, so that repair can keep those that are valid. */
  fields?: Record<string, Shape<unknown>>;
  item?: Shape<unknown>;
  key?: Shape<string>;
  /** Most items of a list, or entries of a record. */
  most?: number;
}
/** The type that a shape checks for. */
export type Of<S> = S extends Shape<infer T> ? T : never;

export type Plain = Record<string, unknown>;
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** What an object itself holds, nothing of its prototype. */
export const ownValue = (object: Plain, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

const shape = /* @__NO_SIDE_EFFECTS__ */ <T>(
  is: (value: unknown) => boolean,
  parts: Omit<Shape<T>, 'is'> = {},
): Shape<T> => ({
  is: is as Shape<T>['is'],
  ...parts,
});

export const flag = shape<boolean>((value) => typeof value === 'boolean');

export const oneOf = /* @__NO_SIDE_EFFECTS__ */ <const T extends string | number>(...all: T[]): Shape<T> =>
  shape((value) => all.includes(value as T));

export const whole = /* @__NO_SIDE_EFFECTS__ */ ({
  min,
  max,
}: {
  readonly min: number;
  readonly max: number;
}): Shape<number> => shape((value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max);

/** @param most UTF-16 units */
export const text = /* @__NO_SIDE_EFFECTS__ */ (most: number, pattern = /^/): Shape<string> =>
  shape((value) => typeof value === 'string' && value.length <= most && pattern.test(value));

export const list = /* @__NO_SIDE_EFFECTS__ */ <T>(item: Shape<T>, most = Infinity): Shape<T[]> =>
  // Copied, since `every` steps over holes.
  shape((value) => Array.isArray(value) && value.length <= most && [...(value as unknown[])].every(item.is), {
    item,
    most,
  });

export const record = /* @__NO_SIDE_EFFECTS__ */ <T>(
  key: Shape<string>,
  item: Shape<T>,
  most: number,
): Shape<Record<string, T>> =>
  shape(
    (value) => {
      const entries = isPlain(value) && Object.entries(value);
      return entries && entries.length <= most && entries.every(([name, one]) => key.is(name) && item.is(one));
    },
    { key, item, most },
  );

type Fields = Record<string, Shape<unknown>>;
type Whole<F extends Fields> = { [K in keyof F]: Of<F[K]> };

/** An object with these fields, whatever else it holds. */
export const object = /* @__NO_SIDE_EFFECTS__ */ <F extends Fields>(fields: F): Shape<Whole<F>> =>
  shape((value) => isPlain(value) && Object.entries(fields).every(([name, one]) => one.is(ownValue(value, name))), {
    fields,
  });

/** An object with these fields and no others. */
export const exactly = /* @__NO_SIDE_EFFECTS__ */ <F extends Fields>(fields: F): Shape<Whole<F>> => {
  const all = object(fields);
  return shape((value) => all.is(value) && Object.keys(value).length === Object.keys(fields).length);
};

export const either = /* @__NO_SIDE_EFFECTS__ */ <S extends Shape<unknown>[]>(...shapes: S): Shape<Of<S[number]>> =>
  shape((value) => shapes.some((one) => one.is(value)));
