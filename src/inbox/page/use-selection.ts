import { useCallback, useEffect, useState } from 'preact/hooks';

const prefix = '#message=';

function inAddress(): string | undefined {
  return location.hash.startsWith(prefix)
    ? decodeURIComponent(location.hash.slice(prefix.length))
    : undefined;
}

/** The chosen message, kept in the address: the browser's Back leaves it, and a link leads to it. */
export function useSelection(): [string | undefined, (id: string | undefined) => void] {
  const [selected, setSelected] = useState(inAddress);
  useEffect(() => {
    const follow = () => setSelected(inAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const select = useCallback((id: string | undefined) => {
    if (id === inAddress()) return;
    location.hash = id === undefined ? '' : prefix + encodeURIComponent(id);
  }, []);
  return [selected, select];
}
