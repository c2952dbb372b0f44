import { render } from 'preact';
import { InboxPage } from './inbox-page.tsx';
import './page.css';

function given(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

const place = document.getElementById('inbox');
if (place) {
  place.replaceChildren();
  render(<InboxPage base={given('galley-base')} token={given('galley-token')} />, place);
}
