/** Furniture as Chinese sites word it, in simplified and traditional characters, beyond the common lists. */

/** Headings after which an article does not go on: parts of patterns, each a whole line. */
export const ends: string[] = [
  '相关(?:阅读|文章|新闻|推荐|链接)',
  '评论',
  '热门.{0,8}',
  '推荐阅读',
  '责任编辑.{0,20}',
  '参考(?:链接|资料|来源).{0,4}',
  '—完—',
  '- 完 -',
  '版权.{0,60}',
];

/** Openers of a link to another story. */
export const asides: RegExp[] = [];

/** What is said to the reader about the page, the site and its offers. */
export const promotions: RegExp[] = [
  // `喜欢这篇文章？去 App 商店搜…`, `如果你觉得本文不错，请分享`
  /^(?:如果)?[你您]?(?:也)?(?:觉得|覺得|喜欢|喜歡)(?:这篇|這篇|本篇|本文).{0,30}(?:App|应用|應用|公众号|公眾號|微信|微博|关注|關注|下载|下載|订阅|訂閱|分享|转发|轉發)/iu,
  /^(?:欢迎|歡迎|敬请|敬請|快来|快來|扫码|掃碼|扫描二维码|(?:长按|長按|点击|點擊).{0,10})(?:关注|關注|下载|下載|订阅|訂閱)/u,
];

/** Captions and credits; they close without a full stop. */
export const captions: RegExp[] = [
  // `题图来自 …`, `图片来源：…`, `封面图 / …`, `图为…`
  /^[（(【［[]?(?:题|題|头|頭|封面|首|文中|配|资料|資料)?(?:图|圖)(?:片)?\s?(?:均)?(?:来自|來自|来源|來源|源自|[:：/／|｜]|via|©)[^。！？]{1,60}$/iu,
  /^[（(【［[]?(?:图|圖)(?:为|為)[^！？]{2,120}$/u,
];
