import { useEffect, useRef } from 'preact/hooks';

export const keys: [string, string][] = [
  ['1 – 8', 'Proof, text, HTML, message, sizes, inbox row, differences, test inbox'],
  ['[ and ]', 'newer and older edition'],
  ['w', 'next width'],
  ['d', 'light, dark, inverted'],
  ['i', 'images on and off'],
  ['+ and −', 'larger and smaller'],
  ['j and k', 'next and previous finding'],
  ['o', 'open the chosen place in the editor'],
  ['/', 'search: in a source, else the editions'],
  ['e', 'search the editions'],
  ['?', 'this list'],
  ['← and →', 'width, with the handle focused'],
  ['Esc', 'close what is chosen'],
];

export const Help = ({ close }: { close: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-label="Keys" onClose={close}>
      <h2>Keys</h2>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
};
