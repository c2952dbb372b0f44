import { useEffect, useState } from 'preact/hooks';

/** What a request gave, asked again when one of `inputs` changes; what was there stays until then. */
export const useFetched = <T>(get: () => Promise<T>, inputs: readonly unknown[]): T | undefined => {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    let current = true;
    get().then(
      (result) => current && setValue(() => result),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, inputs);
  return value;
};
