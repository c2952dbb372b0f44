import { render } from 'preact';
import { InboxPage } from './inbox-page.tsx';
import './page.css';

const token = document.querySelector<HTMLMetaElement>('meta[name="galley-token"]')?.content ?? '';
const place = document.getElementById('inbox');
if (place) {
  place.replaceChildren();
  render(<InboxPage base="/" token={token} />, place);
}
