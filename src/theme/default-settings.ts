/** What a theme gets that brings none of its own: inline CSS of prose, shown widths of pictures, words by language. */

export interface Settings {
  name: string;
  /** Inline CSS by prose tag. */
  prose: Record<string, string>;
  /** CSS px at which pictures are shown. */
  widths: { lead: number; story: number };
  labels: Record<string, Record<string, string>>;
}

const cell = 'padding:6px 8px;border-bottom:1px solid #d9d4c7;text-align:left;vertical-align:top';

export const defaultProse: Record<string, string> = {
  p: 'margin:0 0 14px',
  a: 'color:#0b5394;text-decoration:underline',
  h1: 'margin:18px 0 8px;font-size:1.25em;line-height:1.3',
  h2: 'margin:18px 0 8px;font-size:1.2em;line-height:1.3',
  h3: 'margin:16px 0 8px;font-size:1.1em;line-height:1.3',
  h4: 'margin:14px 0 6px;font-size:1em;line-height:1.3',
  h5: 'margin:14px 0 6px;font-size:1em;line-height:1.3',
  h6: 'margin:14px 0 6px;font-size:1em;line-height:1.3',
  blockquote: 'margin:0 0 14px;padding:0 0 0 14px;border-left:3px solid #d9d4c7',
  ul: 'margin:0 0 14px;padding:0 0 0 22px',
  ol: 'margin:0 0 14px;padding:0 0 0 22px',
  li: 'margin:0 0 6px',
  code: "font-family:Consolas,Menlo,'Courier New',monospace;font-size:0.92em",
  pre: "margin:0 0 14px;font-family:Consolas,Menlo,'Courier New',monospace;font-size:0.92em;white-space:pre-wrap",
  table: 'margin:0 0 14px;border-collapse:collapse;width:100%',
  th: `${cell};font-weight:bold`,
  td: cell,
  hr: 'margin:18px 0;border:0;border-top:1px solid #d9d4c7',
};

export const defaultLabels: Settings['labels'] = {
  en: {
    number: 'No. {n}',
    contents: 'In this edition',
    signed: '– {name}',
    source: 'Source: {name}',
    picture: 'Picture: {text}',
    readMore: 'Read the full story at {source}',
    briefs: 'Briefly',

    why: 'You get this because you asked for {name}',
    browser: 'View in a browser',
    site: 'On the web',
    unsubscribe: 'Manage or leave',
    links: 'Links',
  },
  hi: {
    number: 'अंक {n}',
    contents: 'इस अंक में',
    signed: '– {name}',
    source: 'स्रोत: {name}',
    picture: 'चित्र: {text}',
    readMore: 'पूरी ख़बर {source} पर पढ़ें',
    briefs: 'संक्षेप में',

    why: 'आपने {name} मँगाया था, इसलिए यह आपको मिला है',
    browser: 'ब्राउज़र में देखें',
    site: 'वेब पर',
    unsubscribe: 'सदस्यता बदलें या छोड़ें',
    links: 'लिंक',
  },
  ta: {
    number: 'எண் {n}',
    contents: 'இந்த இதழில்',
    signed: '– {name}',
    source: 'ஆதாரம்: {name}',
    picture: 'படம்: {text}',
    readMore: 'முழுச் செய்தியை {source} இல் படிக்க',
    briefs: 'சுருக்கமாக',

    why: 'நீங்கள் {name} கேட்டதால் இது உங்களுக்கு வருகிறது',
    browser: 'உலாவியில் பார்க்க',
    site: 'இணையத்தில்',
    unsubscribe: 'சந்தாவை மாற்ற அல்லது விலக',
    links: 'இணைப்புகள்',
  },
  ur: {
    number: 'شمارہ {n}',
    contents: 'اس شمارے میں',
    signed: '– {name}',
    source: 'ماخذ: {name}',
    picture: 'تصویر: {text}',
    readMore: 'پوری خبر {source} پر پڑھیں',
    briefs: 'مختصراً',

    why: 'یہ آپ کو اس لیے ملا کہ آپ نے {name} منگوایا تھا',
    browser: 'براؤزر میں دیکھیں',
    site: 'ویب پر',
    unsubscribe: 'رکنیت بدلیں یا چھوڑیں',
    links: 'روابط',
  },
  ja: {
    number: '第{n}号',
    contents: 'この号の内容',
    signed: '― {name}',
    source: '出典：{name}',
    picture: '写真：{text}',
    readMore: '記事の全文を{source}で読む',
    briefs: '短信',

    why: '{name}の購読を申し込まれた方にお届けしています',
    browser: 'ブラウザで見る',
    site: 'ウェブサイト',
    unsubscribe: '配信の変更・停止',
    links: 'リンク',
  },
};

export const defaultWidths = { lead: 600, story: 600 };
